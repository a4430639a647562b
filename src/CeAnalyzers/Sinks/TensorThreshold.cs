using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Multi-hot labels that a tensor makes by a threshold: (scores > 0.5).to(ScalarType.Float32), scores.gt(0.5).@float(). Whole numbers made so are the
/// indices of two classes.
/// </summary>
internal static class TensorThreshold
{
    /// <summary>The labels; null where the operation makes none.</summary>
    public static Value? Of(IOperation target, FlowAnalysis flow)
    {
        IOperation? made = Held.By(target, flow);
        if (made is not IInvocationOperation { Instance: { } mask } conversion || !IsToReal(conversion)) return null;
        IOperation? compared = Held.By(mask, flow) switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison when IsConstant(comparison.RightOperand) => comparison.LeftOperand,
            IInvocationOperation { TargetMethod.Name: "gt" or "ge" or "greater" or "greater_equal", Instance: { } scores, Arguments: [{ Value: var bound }] } when IsConstant(bound) => scores,
            _ => null,
        };
        return compared is not null && flow.ValueOf(compared).Kind != ValueKind.SoftmaxProbability // of one distribution at most one entry is above a half
            ? Value.Leaf(made.Syntax).With(ValueKind.MultiHot, Evidence.Proven, new Origin(made.Syntax))
            : null;
    }

    private static bool IsToReal(IInvocationOperation conversion) => conversion.TargetMethod.Name switch
    {
        "float" or "double" => conversion.Arguments.IsEmpty,
        "to" or "to_type" or "type" => conversion.Arguments.Any(a => Variables.Unwrap(a.Value) is IFieldReferenceOperation { Field.Name: "Float32" or "Float64" or "float32" or "float64" }),
        _ => false,
    };

    private static bool IsConstant(IOperation bound) => Variables.Unwrap(bound)?.ConstantValue.HasValue == true;
}
