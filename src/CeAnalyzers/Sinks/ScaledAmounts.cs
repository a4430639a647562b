using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Pixels, x / 255, and amounts that are brought to a scale from 0 to 1, (x - min) / (max - min), price / maxPrice: a sigmoid that is to predict them gives no probability of a class. By names
/// alone: where the scaled amounts and something else are loaded together, both are taken for scaled, and nothing is said.
/// </summary>
internal static class ScaledAmounts
{
    /// <summary>What an amount is divided by to be 1 at most; the largest of a row is what a softmax subtracts.</summary>
    private static readonly Regex Largest = new("^_?(max|maximum)_?[A-Za-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool MayBe(IOperation target, FlowAnalysis flow) => IsShare(target, flow) || MayBe(target.Syntax, flow);

    public static bool MayBe(SyntaxNode target, FlowAnalysis flow) => NameSlice.Leads(target, HoldScale, flow);

    /// <summary>In the target itself, or what its method gives the local: where pictures or amounts are loaded they are inputs, beside labels.</summary>
    private static bool IsShare(IOperation target, FlowAnalysis flow) =>
        IsOverLargest(target.Syntax) || Variables.Container(target) is ILocalSymbol local && flow.BodyOf(target).WritesOf(local).Any(write => write.Value is { } value && IsOverLargest(value.Syntax));

    /// <summary>x / 255, price / maxPrice.</summary>
    private static bool IsOverLargest(SyntaxNode code) => code.DescendantNodesAndSelf().Any(node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: var range }
        && (range is LiteralExpressionSyntax { Token.Value: 255 or 255.0 or 255f } || NameOf(range) is { } name && Largest.IsMatch(name)));

    private static bool HoldScale(SyntaxNode code) => code.DescendantNodesAndSelf().Any(node => node is BinaryExpressionSyntax
    {
        RawKind: (int)SyntaxKind.DivideExpression,
        Left: var distance,
        Right: var range,
    }
    && Difference(distance) is { } above && Difference(range) is { } whole && SyntaxFactory.AreEquivalent(above.Right, whole.Right));

    private static string? NameOf(ExpressionSyntax range) => Factors.Bare(range) switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax } member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private static BinaryExpressionSyntax? Difference(ExpressionSyntax expression) => Factors.Bare(expression) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference ? difference : null;
}
