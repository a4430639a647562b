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
            switch (operation)
            {
                case IArrayElementReferenceOperation element: operation = element.ArrayReference; break;
                case IPropertyReferenceOperation { Property.IsIndexer: true } indexer: operation = indexer.Instance; break;
                case IMemberReferenceOperation { Instance: { } instance } part when !IsOwn(instance) && Numbers.IsNumberLike(instance.Type) && Numbers.IsNumeric(part.Type): operation = instance; break;
                case IPropertyReferenceOperation { Property: { Name: "Span" or "Memory", DeclaringSyntaxReferences.IsEmpty: true }, Instance: { } memory }: operation = memory; break;
                case IImplicitIndexerReferenceOperation slice: operation = slice.Instance; break;
                case { } when Pointers.Of(operation) is { } pointer: operation = pointer; break;
                case IInvocationOperation call when IsView(call.TargetMethod): operation = call.Instance ?? call.Arguments.FirstOrDefault()?.Value; break;
                default: return Named(operation);
            }
        }
    }

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
        type is IArrayTypeSymbol or IPointerTypeSymbol or { SpecialType: SpecialType.System_Array }
        || type is INamedTypeSymbol { Name: "Span" or "Memory" or "TensorSpan" or "Tensor" or "List" or "IList" or "NDArray" or "Vector" or "Matrix" or "DenseVector" or "DenseMatrix" }
        || type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named && named.DeclaringSyntaxReferences.Length > 0 && !named.IsRecord;

    private static bool IsView(IMethodSymbol method) =>
        method.Name is "AsSpan" or "AsMemory" or "Slice" or "AsReadOnlySpan" or "AsTensorSpan" or "AsReadOnly"
        || method.Name.StartsWith("As", StringComparison.Ordinal) && method.ReturnType is IArrayTypeSymbol; // AsColumnMajorArray

    private static bool IsOwn(IOperation? instance) => instance is null or IInstanceReferenceOperation;
}
