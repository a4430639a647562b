using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>Types that hold numbers: scalars, containers of them, and the tensor and matrix types that people write.</summary>
internal static class Numbers
{
    private static readonly string[] TensorNames = ["Tensor", "Matrix", "Vector", "NDArray"];

    public static bool IsScalar(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal
        || type is { Name: "Half" or "BFloat16" } or ITypeParameterSymbol;

    public static bool IsContainer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsScalar(array.ElementType) || IsContainer(array.ElementType),
        IPointerTypeSymbol pointer => IsScalar(pointer.PointedAtType),
        INamedTypeSymbol { TypeArguments: [var element] } named when IsCollection(named) => IsScalar(element) || IsContainer(element),
        INamedTypeSymbol named => named.DeclaringSyntaxReferences.IsEmpty && HasTensorName(named),
        _ => false,
    };

    /// <summary>A class in source that stands for numbers: it has arithmetic operators, or the name of a tensor.</summary>
    public static bool IsNumberLike(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } named
        && (HasTensorName(named) || named.GetMembers("op_Multiply").Length > 0 || named.GetMembers("op_Addition").Length > 0);

    public static bool IsNumeric(ITypeSymbol? type) => IsScalar(type) || IsContainer(type) || IsNumberLike(type);

    private static bool HasTensorName(INamedTypeSymbol type) => TensorNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal));

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.Name is "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory"
            or "Vector" or "Matrix" or "DenseVector" or "DenseMatrix" or "ImmutableArray" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan" or "IOrderedEnumerable" or "ParallelQuery" or "Task" or "ValueTask";
}
