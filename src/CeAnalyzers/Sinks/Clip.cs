using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>An epsilon that keeps a log finite.</summary>
internal static class Clip
{
    /// <summary>x of x + 1e-7, x.Add(1e-7), Math.Max(x, 1e-7) and Math.Clamp(x, 1e-7, 1 - 1e-7).</summary>
    public static IOperation Inside(IOperation operation) => Variables.Unwrap(operation)! switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsEpsilon(sum.RightOperand) => Inside(sum.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsEpsilon(sum.LeftOperand) => Inside(sum.RightOperand),
        IInvocationOperation { TargetMethod.Name: "Add" or "add", Instance: { } raised, Arguments: [{ Value: var epsilon }, ..] } when IsEpsilon(epsilon) => Inside(raised),
        IInvocationOperation { TargetMethod.Name: "Max", Arguments: [{ Value: var clipped }, { Value: var bound }] } when IsEpsilon(bound) => Inside(clipped),
        IInvocationOperation { TargetMethod.Name: "Max", Arguments: [{ Value: var bound }, { Value: var clipped }] } when IsEpsilon(bound) => Inside(clipped),
        IInvocationOperation { TargetMethod.Name: "Clamp", Arguments: [{ Value: var clipped }, { Value: var bound }, _] } when IsEpsilon(bound) => Inside(clipped),
        var plain => plain,
    };

    /// <summary>A small number, or a variable with the name of one.</summary>
    private static bool IsEpsilon(IOperation operation) =>
        Variables.Named(operation) is { Name: var name } && Clipped.EpsilonName.IsMatch(name) || Constants.Number(operation) is > 0 and <= EpsilonSize.Largest;
}
