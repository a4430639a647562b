using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Logits that are kept so small that no probability of them rounds to 0 or 1: clipped, or what a tanh gives.</summary>
internal static class BoundedLogits
{
    private static readonly Regex LogitName = new("^_?(raw_?)?(logits?|log_?odds|scores?|z)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The exponential of minus this is above 0.</summary>
    private const double UnderflowSingle = 87, UnderflowDouble = 700;

    /// <summary>The sigmoid of this is below 1.</summary>
    private const double RoundingSingle = 16, RoundingDouble = 36;

    public static bool KeepPositive(Value probability, bool isDouble)
    {
        if (probability.Source is not { HasKind: false, Bounds: var logits } source || !IsBounded(source)) return false;
        double room = (isDouble, probability.IsComplement) switch
        {
            (true, false) => UnderflowDouble,
            (false, false) => UnderflowSingle,
            (true, true) => RoundingDouble,
            (false, true) => RoundingSingle,
        };
        return probability.Kind switch
        {
            ValueKind.SigmoidProbability => probability.IsComplement ? logits.High <= room : logits.Low >= -room,
            ValueKind.SoftmaxProbability => logits.High - logits.Low <= room,
            _ => false,
        };
    }

    /// <summary>Whether a condition around the sigmoid of a number keeps the number so.</summary>
    public static bool AreGuarded(IOperation operand, Value probability, bool isDouble, FlowAnalysis flow)
    {
        if (probability.Kind != ValueKind.SigmoidProbability) return false;
        double room = (isDouble, probability.IsComplement) switch
        {
            (true, false) => UnderflowDouble,
            (false, false) => UnderflowSingle,
            (true, true) => RoundingDouble,
            (false, true) => RoundingSingle,
        };
        bool isFromBelow = !probability.IsComplement; // the logit must not be too small
        if (Logit(operand, flow) is { } logit)
        {
            bool isNegated = Variables.Unwrap(logit) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus };
            IOperation named = isNegated ? ((IUnaryOperation)Variables.Unwrap(logit)!).Operand : logit;
            return IsGuarded(other => DominatingGuards.AreAlike(other, named), isFromBelow ^ isNegated);
        }

        if (probability.Source is not { } source) return false;
        bool isSourceNegated = source.Operator == Operator.Negate;
        Value made = isSourceNegated ? source.Operands[0] : source;
        return IsGuarded(other => IsHeld(other) && !AreOfTwo(operand, other) && flow.ComparedValueOf(other).SameShape(made), isFromBelow ^ isSourceNegated)
            || IsGuarded(other => IsLogitBeside(operand, other), isFromBelow);

        bool IsGuarded(Func<IOperation, bool> isLogit, bool fromBelow) =>
            DominatingGuards.CompareSize(operand, isLogit, room)
            || DominatingGuards.Compare(operand, isLogit, (kind, bound) => fromBelow
                ? kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual && Constants.Number(bound) >= -room
                : kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual && Constants.Number(bound) <= room);
    }

    /// <summary>The part of the same object, or of what was taken apart with the probability, that is called its logit.</summary>
    private static bool IsLogitBeside(IOperation operand, IOperation other) => (Variables.Unwrap(other), operand.DescendantsAndSelf().FirstOrDefault(part => part is IMemberReferenceOperation or ILocalReferenceOperation)) switch
    {
        (IMemberReferenceOperation { Instance: { } owner } logit, IMemberReferenceOperation { Instance: { } holder }) => LogitName.IsMatch(logit.Member.Name) && DominatingGuards.AreAlike(owner, holder),
        (ILocalReferenceOperation { Local: var logit }, ILocalReferenceOperation { Local: var probability }) => LogitName.IsMatch(logit.Name) && TakenApart(logit) is { } parts && parts == TakenApart(probability),
        _ => false,
    };

    /// <summary>var (probability, logit) = ..., of the local that it declares.</summary>
    private static SyntaxNode? TakenApart(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is SingleVariableDesignationSyntax { Parent: { } declared } ? declared.AncestorsAndSelf().FirstOrDefault(a => a is ParenthesizedVariableDesignationSyntax or TupleExpressionSyntax) : null;

    /// <summary>A variable, or a part of an object that was made with the probability: elements of a row are alike in all that is known of them.</summary>
    private static bool IsHeld(IOperation operation) =>
        Variables.Unwrap(operation) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true };

    /// <summary>Parts of two objects: what one holds says nothing of the other.</summary>
    private static bool AreOfTwo(IOperation operand, IOperation other) =>
        Variables.Unwrap(other) is IMemberReferenceOperation { Instance: { } owner } && operand.DescendantsAndSelf().OfType<IMemberReferenceOperation>().Any(part => part.Instance is { } holder && !DominatingGuards.AreAlike(holder, owner));

    /// <summary>z of Sigmoid(z), of 1 less it, and of the local that holds it.</summary>
    private static IOperation? Logit(IOperation operand, FlowAnalysis flow) => Variables.Unwrap(operand) switch
    {
        IInvocationOperation { Arguments: [{ Value: var logit }] } => logit,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand.ConstantValue.HasValue: true, RightOperand: var probability } => Logit(probability, flow),
        ILocalReferenceOperation local when flow.BodyOf(local).WritesOf(local.Local) is [{ Scope: WriteScope.Whole, Value: IInvocationOperation made }] => Logit(made, flow),
        _ => null,
    };

    /// <summary>Bounded by an operation: the numbers of an example say nothing of others.</summary>
    private static bool IsBounded(Value logits) =>
        logits.Operator is Operator.Clip or Operator.Tanh or Operator.Square or Operator.Abs or Operator.Exp || logits is { Operator: Operator.Max or Operator.Min, Operands.Length: 2 } || logits.Operands.Any(IsBounded);
}
