using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Squares of gradients that adapt a learning rate, as Adam and its like average them: v[i] = 0.9 * v[i] + 0.1 * d * d, where the step is divided by the root of v[i]. They are no loss.</summary>
internal static class AdaptiveRates
{
    public static bool AreAveraged(SyntaxNode square) =>
        square.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Left: ElementAccessExpressionSyntax average } && Bodies.Scope(square).DescendantNodes().Any(node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: var divisor }
            && divisor.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call) is "Sqrt" or "sqrt" && call.DescendantNodes().Any(part => SyntaxFactory.AreEquivalent(part, average))));
}
