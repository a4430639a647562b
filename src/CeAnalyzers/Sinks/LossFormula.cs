using CeAnalyzers.Flow;
using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>
    /// The same statement, or another of the same round over the classes, also takes the log of the other of p and 1 - p, in whatever way the two are
    /// put together.
    /// </summary>
    public bool HasPartner => Binary is not null || Partners(Statement(Term), log).Any() || PartnersOfRound().Any();

    /// <summary>As above, and of the same p; logs of whole matrices are judged each for itself.</summary>
    public bool HasTwin => Binary is not null || Numbers.IsScalar(log.Type) && (Partners(Statement(Term), log).Any(IsTwin) || PartnersOfRound().Any());

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
            if (target is null && (Products.IsProduct(user) || Products.IsInnerProduct(user)) && Products.Sides(user!) is var (left, right))
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

    /// <summary>1 - x, T.One - x.</summary>
    public static bool IsComplement(IOperation operation) =>
        Variables.Unwrap(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference && IsOne(difference.LeftOperand);

    private static bool IsOne(IOperation operation) =>
        Variables.Unwrap(operation)?.ConstantValue is { HasValue: true, Value: { } one } ? Constants.Value(one).Is(1) : operation is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "One" } };

    private static bool PairsWith(IBinaryOperation sum, IOperation term, IOperation log) =>
        Partners(sum.LeftOperand == term ? sum.RightOperand : sum.LeftOperand, log).Any();

    /// <summary>The logs of 1 - p where this is of p, or the reverse.</summary>
    private static IEnumerable<IOperation> Partners(IOperation place, IOperation log) =>
        from call in place.DescendantsAndSelf()
        where call.Syntax is InvocationExpressionSyntax && UnboundCall.NameOf(call.Syntax) == UnboundCall.NameOf(log.Syntax)
            && LogSinkFinder.OperandOf(call) is { } mine && LogSinkFinder.OperandOf(log) is { } other && IsComplement(Clip.Inside(mine)) != IsComplement(Clip.Inside(other))
        select call;

    /// <summary>Of the same p, which is another in each round of the loop or call of the lambda around.</summary>
    private IEnumerable<IOperation> PartnersOfRound()
    {
        IOperation? round = log;
        while (round is not null and not ILoopOperation and not IAnonymousFunctionOperation) round = round.Parent;
        IEnumerable<ISymbol> variables = round switch
        {
            ILoopOperation { Body: var body } loop => [.. loop.Locals, .. LocalsOf(body)],
            IAnonymousFunctionOperation lambda => [.. lambda.Symbol.Parameters, .. LocalsOf(lambda.Body)],
            _ => [],
        };
        return PartOf(log) is { } part && part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => variables.Any(variable => variable.Name == name.Identifier.ValueText))
            ? Partners(round!, log).Where(IsTwin)
            : [];
    }

    private static IEnumerable<ISymbol> LocalsOf(IOperation body) => body is IBlockOperation block ? block.Locals : Enumerable.Empty<ISymbol>();

    private bool IsTwin(IOperation partner) => PartOf(partner) is { } one && PartOf(log) is { } other && SyntaxFactory.AreEquivalent(one, other);

    /// <summary>p of log p, log(p + e) and log(1 - p).</summary>
    private static SyntaxNode? PartOf(IOperation log) => LogSinkFinder.OperandOf(log) is not { } operand ? null
        : Clip.Inside(operand) is var inside && IsComplement(inside) ? Variables.Unwrap(((IBinaryOperation)inside).RightOperand)!.Syntax
        : inside.Syntax;

    /// <summary>What multiplies the log in the one place that reads the local which holds it, double l = Math.Log(p); loss -= y * l, or where it is next read that it is left in: p.PointwiseLog(l); l.PointwiseMultiply(y, l).</summary>
    public static IOperation? TargetOfRead(IOperation log) => ReadOf(Outer(log)) is { } read ? Around(read).Target : TargetOfDestination(log);

    private static IOperation? TargetOfDestination(IOperation log)
    {
        if (log is not IInvocationOperation { TargetMethod.ReturnsVoid: true, Instance: { } instance, Arguments: [{ Value: var destination }], Parent: IExpressionStatementOperation { Parent: IBlockOperation block } statement } || !Numbers.IsNumeric(instance.Type)) return null;
        IInvocationOperation? reader = block.Operations.Skip(block.Operations.IndexOf(statement) + 1).Select(next => (next as IExpressionStatementOperation)?.Operation as IInvocationOperation)
            .TakeWhile(call => call is not null).FirstOrDefault(call => DominatingGuards.AreAlike(call!.Instance, destination) || call.Arguments.Any(argument => DominatingGuards.AreAlike(argument.Value, destination)));
        return !Products.IsProduct(reader) || Products.Sides(reader!) is not var (left, right) ? null
            : DominatingGuards.AreAlike(left, destination) ? Variables.Unwrap(right)
            : DominatingGuards.AreAlike(right, destination) ? Variables.Unwrap(left)
            : null;
    }

    private static IOperation? ReadOf(IOperation term)
    {
        if (term.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }) return null;
        return Bodies.Root(term).Descendants().Where(read => read is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)).Take(2).ToList() is [var only] ? only : null;
    }

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
