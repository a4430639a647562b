using System.Globalization;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>Constants of source as values.</summary>
internal static class Constants
{
    public static Value Value(object constant) => constant switch
    {
        string or bool or char => Kinds.Value.Leaf(constant),
        IConvertible number => Kinds.Value.Constant(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => Kinds.Value.Unknown,
    };

    /// <summary>The number that an operation is at compile time; null where it is none.</summary>
    public static double? Number(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: { } constant } && Value(constant) is { IsConstant: true, Number: var number } ? number : null;

    /// <summary>T.Zero, T.One and the other constants of generic math, or of an interface of arithmetic on T.</summary>
    public static Value? OfNumberType(IPropertySymbol property) =>
        !(property.IsStatic && property.ContainingNamespace is { Name: "Numerics", ContainingNamespace.Name: "System" })
        && !(property.ContainingType.TypeKind == TypeKind.Interface && property.OriginalDefinition.Type is ITypeParameterSymbol) ? null : Named(property.Name);

    /// <summary>The constant that such a property of an arithmetic is, bound or not.</summary>
    public static Value? Named(string property) => property switch
    {
        "Zero" => Kinds.Value.Constant(0),
        "One" => Kinds.Value.Constant(1),
        "NegativeOne" => Kinds.Value.Constant(-1),
        "E" => Kinds.Value.Constant(Math.E),
        "NegativeInfinity" or "MinValue" => Kinds.Value.Constant(double.NegativeInfinity),
        "PositiveInfinity" or "MaxValue" => Kinds.Value.Constant(double.PositiveInfinity),
        _ => null,
    };
}
