using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The derivative of a cross-entropy by its probabilities, written out.</summary>
internal sealed class GradientSink : Sink
{
    private GradientSink(IOperation formula, Value probability, bool isBinary, bool isClipped, FlowAnalysis flow)
        : base(formula, flow)
    {
        Probability = probability;
        IsBinary = isBinary;
        IsClipped = isClipped;
    }

    /// <summary>What is divided by.</summary>
    public Value Probability { get; }

    /// <summary>(p - y) / (p (1 - p)), in whatever form.</summary>
    public bool IsBinary { get; }

    /// <summary>The divisor is kept off 0: finite, but cut off.</summary>
    public bool IsClipped { get; }

    public static GradientSink? Of(Division division, FlowAnalysis flow)
    {
        Value value = division.Value(flow);
        if (value is not { HasKind: false, Operands: [var numerator, var denominator] }) return null;
        (IOperation outer, bool isNegative) = division.Signed();
        bool isClipped = !ReferenceEquals(Clipped.Inside(denominator), denominator) || HoldsClip(denominator) || division.Denominator.DescendantsAndSelf().Any(IsKeptPositive);
        if (outer.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum && Binary(sum, flow.ValueOf(sum), isClipped, flow) is { } whole) return whole;
        if (Binary(division.Operation, value, isClipped, flow) is { } binary) return binary;
        if (division.UnscaledValue(flow) is { } unscaled && Binary(division.Operation, unscaled, isClipped, flow) is { } scaled) return scaled;

        (Division plain, bool isScaleNegative) = division.Unscaled();
        (numerator, denominator) = (flow.ValueOf(plain.Numerator), flow.ValueOf(plain.Denominator));
        Value probability = Clipped.Inside(denominator);
        (Value target, bool isFlipped) = numerator is { Operator: Operator.Negate, Operands: [var positive] } ? (positive, true) : (numerator, false);
        if (target is { IsConstant: true, Number: < 0 }) (target, isFlipped) = (Value.Constant(-target.Number), !isFlipped);
        return new CategoricalEvidence(plain, target, probability, isNegative ^ isFlipped ^ isScaleNegative, flow).IsEnough
            ? new GradientSink(division.Operation, probability, false, isClipped || !ReferenceEquals(probability, denominator), flow)
            : null;
    }

    /// <summary>The shape is that of nothing else than this and, in the same words, of a residual divided by its variance.</summary>
    private static GradientSink? Binary(IOperation formula, Value value, bool isClipped, FlowAnalysis flow) =>
        (CrossEntropyGradient.OfBinary(value)?.Probability ?? InSyntax(formula, flow)) is { } probability && IsPlain(probability) && (probability.Kind.IsProbability() || GradientNames.SayLoss(formula.Syntax, flow))
            ? new GradientSink(formula, probability, true, isClipped, flow)
            : null;

    /// <summary>p of a formula whose operands flow cannot tell apart, such as elements of users' own tensors.</summary>
    private static Value? InSyntax(IOperation formula, FlowAnalysis flow) =>
        formula.Syntax is ExpressionSyntax syntax && Residual.Of(syntax) is { Probability: var p } && flow.ModelOf(p.SyntaxTree).GetOperation(p, flow.Cancellation) is { } operation && Numbers.IsNumeric(operation.Type)
            ? flow.ValueOf(operation) is { HasKind: true } known ? known : Value.Leaf(p)
            : null;

    /// <summary>A variable or an element, or a probability: what a formula is of, rather than another formula.</summary>
    public static bool IsPlain(Value value) => value.Kind.IsProbability() || !value.HasKind && value is { Operator: Operator.Leaf or Operator.Choice, Identity: not null };

    /// <summary>if (p == 0 || p == 1) return 0: finite too, and cut off.</summary>
    private static bool IsKeptPositive(IOperation operand) =>
        operand is ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation && Numbers.IsScalar(operand.Type) && DominatingGuards.KeepPositive(operand, operand);

    private static bool HoldsClip(Value value) => value.Guards.Has(Guards.AboveZero) || value.Operands.Any(operand => operand.Guards.Has(Guards.AboveZero) || !ReferenceEquals(Clipped.Inside(operand), operand));
}
