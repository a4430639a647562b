using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Which variable an expression names, or whose elements it gives access to.</summary>
internal static class Variables
{
    /// <summary>The local, parameter, or field or property of this object (or static), that the expression names.</summary>
    public static ISymbol? Named(IOperation? operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field when IsOwn(field.Instance) => field.Field,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property when IsOwn(property.Instance) => property.Property,
        _ => null,
    };

    /// <summary>The variable whose container's elements the expression reads or writes: p in p[i], p[i][j], p.AsSpan(), p[1..], p.Data[i] of a tensor.</summary>
    public static ISymbol? Container(IOperation? operation)
    {
        while (true)
        {
            operation = Unwrap(operation);
            if (operation is IMemberReferenceOperation { Instance: { } instance } part && IsWithin(part)) operation = instance;
            else if (ElementOf(operation) is { } container) operation = container;
            else return Named(operation);
        }
    }

    /// <summary>The container that the expression is an element, a part or a view of.</summary>
    public static IOperation? ElementOf(IOperation? operation) => operation switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance,
        IPropertyReferenceOperation { Property: { Name: "Span" or "Memory", DeclaringSyntaxReferences.IsEmpty: true } } memory => memory.Instance,
        IImplicitIndexerReferenceOperation slice => slice.Instance,
        IInvocationOperation call when IsView(call.TargetMethod) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
        _ => Pointers.Of(operation),
    };

    /// <summary>At which indices.</summary>
    public static IEnumerable<IOperation> IndicesOf(IOperation element) => element switch
    {
        IArrayElementReferenceOperation array => array.Indices,
        IPropertyReferenceOperation indexer => indexer.Arguments.Select(a => a.Value),
        IImplicitIndexerReferenceOperation slice => [slice.Argument],
        _ => Pointers.IndexOf(element) is { } index ? [index] : [],
    };

    /// <summary>The numbers inside an object that stands for numbers: p.Data of a tensor p.</summary>
    public static bool IsWithin(IMemberReferenceOperation part) =>
        part is not IPropertyReferenceOperation { Property.IsIndexer: true } && !IsOwn(part.Instance) && Numbers.IsNumberLike(part.Instance!.Type) && Numbers.IsNumeric(part.Type);

    public static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                case IAwaitOperation wait: operation = wait.Operation; break;
                default: return operation;
            }
        }
    }

    /// <summary>Arrays, pointers, spans, memories, lists: what a callee can write elements of.</summary>
    public static bool IsWritableContainer(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or IPointerTypeSymbol or { SpecialType: SpecialType.System_Array } or INamedTypeSymbol { Name: "ArraySegment" }
        || type is INamedTypeSymbol { Name: "Span" or "Memory" or "TensorSpan" or "Tensor" or "NDArray" or "Vector" or "Matrix" or "DenseVector" or "DenseMatrix" }
        || Collections.IsChangeable(type)
        || type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named && named.DeclaringSyntaxReferences.Length > 0 && !named.IsRecord;

    private static bool IsView(IMethodSymbol method) =>
        method.Name is "AsSpan" or "AsMemory" or "Slice" or "AsReadOnlySpan" or "AsTensorSpan" or "AsReadOnly"
        || method.Name.StartsWith("As", StringComparison.Ordinal) && method.ReturnType is IArrayTypeSymbol; // AsColumnMajorArray

    private static bool IsOwn(IOperation? instance) => instance is null or IInstanceReferenceOperation;
}
