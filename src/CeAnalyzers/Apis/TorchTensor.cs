using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>TorchSharp's tensors keep to TorchSharp's own calls.</summary>
internal static class TorchTensor
{
    public static bool Is(ITypeSymbol? type) => type is { Name: "Tensor", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } };
}
