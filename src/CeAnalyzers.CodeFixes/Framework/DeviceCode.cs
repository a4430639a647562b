using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>
/// Code that is compiled for a GPU: the kernels of ILGPU, by what they are given or by the mathematics that they call. What they call is compiled with
/// them, and the runtime library's generic mathematics cannot be.
/// </summary>
internal static class DeviceCode
{
    public static bool Contains(IOperation operation, FlowAnalysis flow) =>
        FunctionsAround(operation, flow).Any(function => function.Parameters.Any(parameter => IsOfKernels(parameter.Type)))
        || flow.BodyOf(operation).Root.Descendants().Any(o => o is IInvocationOperation { TargetMethod.ContainingType: { Name: "XMath" or "IntrinsicMath" } type } && IsIlgpu(type));

    /// <summary>The lambdas and local functions that the operation stands in, and the method.</summary>
    private static IEnumerable<IMethodSymbol> FunctionsAround(IOperation operation, FlowAnalysis flow)
    {
        ISymbol? symbol = flow.ModelOf(operation.Syntax.SyntaxTree).GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancellation);
        for (; symbol is IMethodSymbol function; symbol = symbol.ContainingSymbol) yield return function;
    }

    /// <summary>Index1D, LongIndex2D, ArrayView.</summary>
    private static bool IsOfKernels(ITypeSymbol type) =>
        IsIlgpu(type) && (type.Name.StartsWith("Index", StringComparison.Ordinal) || type.Name.StartsWith("LongIndex", StringComparison.Ordinal) || type.Name.StartsWith("ArrayView", StringComparison.Ordinal));

    private static bool IsIlgpu(ITypeSymbol type)
    {
        INamespaceSymbol? outermost = type.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false }) outermost = outermost.ContainingNamespace;
        return outermost is { Name: "ILGPU" };
    }
}
