using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Idioms;

/// <summary>Labels written in source as rows of zeros and ones.</summary>
internal static class LabelRows
{
    /// <summary>Multi-hot labels, where a literal is rows of fractional type that hold nothing but zeros and ones, one of them more than one 1; null where it is not.</summary>
    public static Value? Value(IOperation literal)
    {
        var rows = new List<(int Ones, int Length)>();
        return Collect(literal, rows) && rows.Any(row => row.Ones > 1) && rows.Any(row => row.Ones < row.Length)
            ? Kinds.Value.Leaf(literal.Syntax).With(ValueKind.MultiHot, Evidence.Proven, new Origin(literal.Syntax))
            : null;
    }

    /// <summary>Whether it is written as rows, and not as one list that may be several rows in a line.</summary>
    public static bool IsNested(SyntaxNode literal) =>
        literal.DescendantNodes().Any(node => node is InitializerExpressionSyntax { Parent: InitializerExpressionSyntax } or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax);

    private static bool Collect(IOperation operation, List<(int Ones, int Length)> rows)
    {
        if (ElementsOf(operation) is not { Count: > 0 } elements) return false;
        if (elements.All(IsRow)) return elements.All(row => Collect(row, rows));
        int ones = 0;
        foreach (IOperation element in elements)
        {
            if (element.ConstantValue is not { HasValue: true, Value: double or float } constant || Constants.Value(constant.Value).Number is not (0 or 1)) return false;
            if (Constants.Value(constant.Value).Is(1)) ones++;
        }

        rows.Add((ones, elements.Count));
        return true;
    }

    private static bool IsRow(IOperation operation) => ElementsOf(operation) is not null;

    private static IReadOnlyList<IOperation>? ElementsOf(IOperation operation)
    {
        while (operation is IConversionOperation { ConstantValue.HasValue: false } conversion) operation = conversion.Operand;
        return operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayInitializerOperation row => row.ElementValues,
            { Syntax: CollectionExpressionSyntax } => [.. Collections.Listed(operation)],
            _ => null,
        };
    }
}
