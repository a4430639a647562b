using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Numbers drawn at random, of which some are above 0: no log-probabilities.</summary>
internal static class RandomNumbers
{
    public static bool IsMadeOf(IOperation operation, FlowAnalysis flow) => Variables.Unwrap(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "randn" or "rand", ContainingType.ContainingNamespace.Name: "TorchSharp" } } => true,
        ILocalReferenceOperation { Local: var local } => flow.BodyOf(operation).WritesOf(local).Where(w => w.Scope != WriteScope.Call || w.Operation is IInvocationOperation { TargetMethod.Name: var name } && name.EndsWith("_", StringComparison.Ordinal)).ToList()
            is [{ Scope: WriteScope.Whole, Value: { } value }] && IsMadeOf(value, flow),
        _ => false,
    };
}
