using CeAnalyzers.Flow;
using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The term of a cross-entropy around a log: y * log p, -log p[y], y log p + (1 - y) log(1 - p).</summary>
internal sealed class LossFormula
{
    private readonly IOperation log;

    private LossFormula(IOperation log, IOperation term, IOperation? target, bool isNegated, IOperation? binary)
    {
        this.log = log;
        Term = term;
        Target = target;
        IsNegated = isNegated;
        Binary = binary;
    }

    /// <summary>The log with the target that multiplies it and a sign before it.</summary>
    public IOperation Term { get; }

    /// <summary>What multiplies the log, by an operator or a call; null where nothing does.</summary>
    public IOperation? Target { get; }

    /// <summary>The term is subtracted, or has a minus before it.</summary>
    public bool IsNegated { get; }

    /// <summary>The sum with the other term of a binary cross-entropy; null where this is none.</summary>
    public IOperation? Binary { get; }

    /// <summary>The same statement also takes the log of the other of p and 1 - p, in whatever way the two are put together.</summary>
    public bool HasPartner => Binary is not null || Partners(Statement(Term), log).Any();

    /// <summary>This log is of 1 - p, with 1 - y before it.</summary>
    public bool IsComplementTerm => Target is not null && IsComplement(Target);

    public static LossFormula Around(IOperation log)
    {
        IOperation term = Outer(log);
        IOperation? target = null;
        bool negated = false;
        bool isCalled = false;
        while (true)
        {
            IOperation? user = term.Parent is IArgumentOperation { Parent: var call } ? call : term.Parent;
            if (target is null && Products.IsProduct(user) && Products.Sides(user!) is var (left, right))
            {
                target = Variables.Unwrap(left == term ? right : left);
                if (target is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus)
                {
                    negated = !negated;
                    target = minus.Operand;
                }

                isCalled = user is IInvocationOperation;
                term = Outer(user!);
            }
            else if (term.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } sign)
            {
                negated = !negated;
                term = Outer(sign);
            }
            else
            {
                break;
            }
        }

        // the terms of a sum of matrices are judged each for itself
        IOperation? binary = !isCalled && term.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum && PairsWith(sum, term, log) ? sum : null;
        IOperation whole = binary ?? term;
        return new LossFormula(log, term, target, negated ^ IsSubtracted(Outer(whole)), binary);
    }

    /// <summary>1 - x.</summary>
    public static bool IsComplement(IOperation operation) =>
        Variables.Unwrap(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference
        && difference.LeftOperand.ConstantValue is { HasValue: true, Value: { } one } && Constants.Value(one).Is(1);

    private static bool PairsWith(IBinaryOperation sum, IOperation term, IOperation log) =>
        Partners(sum.LeftOperand == term ? sum.RightOperand : sum.LeftOperand, log).Any();

    /// <summary>The logs of 1 - p where this is of p, or the reverse.</summary>
    private static IEnumerable<IOperation> Partners(IOperation place, IOperation log) =>
        from call in place.DescendantsAndSelf()
        where call.Syntax is InvocationExpressionSyntax && UnboundCall.NameOf(call.Syntax) == UnboundCall.NameOf(log.Syntax)
            && LogSinkFinder.OperandOf(call) is { } mine && LogSinkFinder.OperandOf(log) is { } other && IsComplement(Clip.Inside(mine)) != IsComplement(Clip.Inside(other))
        select call;

    private static IOperation Statement(IOperation operation)
    {
        while (operation.Parent is { } parent and not IBlockOperation and not IConditionalOperation { Syntax: StatementSyntax } and not ILoopOperation) operation = parent;
        return operation;
    }

    private static bool IsSubtracted(IOperation term) => term.Parent switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => difference.RightOperand == term,
        ICompoundAssignmentOperation assignment => BinaryProcessor.OperatorOf(assignment) == Operator.Subtract,
        _ => false,
    };

    private static IOperation Outer(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation) operation = operation.Parent;
        return operation;
    }
}
