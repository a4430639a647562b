using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>Types that hold numbers: scalars, containers of them, and the tensor and matrix types that people write.</summary>
internal static class Numbers
{
    private static readonly string[] TensorNames = ["Tensor", "Matrix", "Vector", "NDArray"];

    /// <summary>Names that a class may have for other reasons, unless its indexer gives numbers.</summary>
    private static readonly string[] ShortNames = ["Tensor", "Matrix", "Vector", "NdArray", "Mat", "Vec", "Volume"];

    private static readonly string[] Additions = ["Add", "Plus"];

    private static readonly string[] Multiplications = ["Multiply", "Mul", "Times"];

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

    /// <summary>A class in source that stands for numbers: it has arithmetic, by operators or by methods, or the name of a tensor.</summary>
    public static bool IsNumberLike(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } named
        && (HasTensorName(named) || HoldsNumbers(named) || named.GetMembers("op_Multiply").Length > 0 || named.GetMembers("op_Addition").Length > 0 || Additions.Any(name => Has(named, name)) && Multiplications.Any(name => Has(named, name)));

    /// <summary>A node of a graph: its class derives from one that stands for numbers.</summary>
    public static bool IsNode(ITypeSymbol? type)
    {
        for (ITypeSymbol? @base = (type as INamedTypeSymbol)?.BaseType; @base is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 }; @base = @base.BaseType)
            if (IsNumberLike(@base)) return true;
        return false;
    }

    public static bool IsNumeric(ITypeSymbol? type) => IsScalar(type) || IsContainer(type) || IsNumberLike(type);

    /// <summary>x.Add(y), or Add(x, y), of two such numbers, which gives a third.</summary>
    private static bool Has(INamedTypeSymbol type, string operation) => type.GetMembers(operation).Any(member =>
        member is IMethodSymbol { Parameters: [.., { Type: var operand }] } method && method.Parameters.Length == (method.IsStatic ? 2 : 1) && SymbolEqualityComparer.Default.Equals(operand, type) && SymbolEqualityComparer.Default.Equals(method.ReturnType, type));

    private static bool HasTensorName(INamedTypeSymbol type) => TensorNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal));

    /// <summary>Matrix2D, Vec, Tensor3 with an indexer that gives a number.</summary>
    private static bool HoldsNumbers(INamedTypeSymbol type) =>
        type.GetMembers("this[]") is { IsEmpty: false } indexers && indexers.Any(member => member is IPropertySymbol { Type: var element } && IsScalar(element))
        && type.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'D', 'F', 'd', 'f') is var name && ShortNames.Any(tensor => name.EndsWith(tensor, StringComparison.Ordinal));

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.Name is "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory"
            or "Vector" or "Matrix" or "DenseVector" or "DenseMatrix" or "ImmutableArray" or "ImmutableList" or "IImmutableList" or "ArraySegment" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan" or "IOrderedEnumerable" or "ParallelQuery" or "Task" or "ValueTask";
}
