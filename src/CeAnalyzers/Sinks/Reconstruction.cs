using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>An autoencoder's output, which is compared with its own input: mse_loss(model.forward(x), x). No classes.</summary>
internal static class Reconstruction
{
    private const int MaxDepth = 4;

    public static bool Is(IOperation prediction, IOperation? target, FlowAnalysis flow) =>
        Variables.Unwrap(target) is { } input and (ILocalReferenceOperation or IParameterReferenceOperation) && IsMadeOf(prediction, input, flow, 0);

    /// <summary>Whether the target is handed to a call that the prediction comes of.</summary>
    private static bool IsMadeOf(IOperation prediction, IOperation input, FlowAnalysis flow, int depth) =>
        depth < MaxDepth && Held.By(prediction, flow) is IInvocationOperation call
        && call.Arguments.Select(argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []).Any(passed => IsSame(passed, input) || IsMadeOf(passed, input, flow, depth + 1));

    private static bool IsSame(IOperation passed, IOperation input) => SymbolEqualityComparer.Default.Equals(Variables.Named(passed), Variables.Named(input));
}
