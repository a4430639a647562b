using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Pixels, x / 255, and amounts that are brought to a scale from 0 to 1, (x - min) / (max - min): a sigmoid that is to predict them gives no probability of a class. By names
/// alone: where the scaled amounts and something else are loaded together, both are taken for scaled, and nothing is said.
/// </summary>
internal static class ScaledAmounts
{
    public static bool MayBe(IOperation target, FlowAnalysis flow) => IsPixel(target, flow) || MayBe(target.Syntax, flow);

    public static bool MayBe(SyntaxNode target, FlowAnalysis flow) => NameSlice.Leads(target, HoldScale, flow);

    /// <summary>In the target itself, or what its method gives the local: where pictures are loaded they are inputs, beside labels.</summary>
    private static bool IsPixel(IOperation target, FlowAnalysis flow) =>
        IsOverByte(target.Syntax) || Variables.Container(target) is ILocalSymbol local && flow.BodyOf(target).WritesOf(local).Any(write => write.Value is { } value && IsOverByte(value.Syntax));

    private static bool IsOverByte(SyntaxNode code) => code.DescendantNodesAndSelf().Any(node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: LiteralExpressionSyntax { Token.Value: 255 or 255.0 or 255f } });

    private static bool HoldScale(SyntaxNode code) => code.DescendantNodesAndSelf().Any(node => node is BinaryExpressionSyntax
    {
        RawKind: (int)SyntaxKind.DivideExpression,
        Left: var distance,
        Right: var range,
    }
    && Difference(distance) is { } above && Difference(range) is { } whole && SyntaxFactory.AreEquivalent(above.Right, whole.Right));

    private static BinaryExpressionSyntax? Difference(ExpressionSyntax expression) => Factors.Bare(expression) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference ? difference : null;
}
