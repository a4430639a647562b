using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Squares of gradients, such as g = p - y: they are added up by what limits a norm or adapts a learning rate, and are no loss.</summary>
internal static class GradientSquares
{
    private static readonly Regex Name = new("^_?g$|(^|_)grads?(ients?)?$|[a-z]Grad(ient)?s?$|^d([zZWL]|[lL]ogits?|[sS]cores?)$", RegexOptions.CultureInvariant);

    /// <summary>Whether what is squared is a gradient by its name, or by what becomes of the square.</summary>
    public static bool Are(ExpressionSyntax squared) => UnboundCall.NameOf(squared) is { } name && Name.IsMatch(name) || AdaptARate(squared);

    /// <summary>v[i] = 0.9 * v[i] + 0.1 * d * d, where the step is divided by the root of v[i], as in Adam and its like.</summary>
    private static bool AdaptARate(ExpressionSyntax squared) =>
        squared.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Left: ElementAccessExpressionSyntax average } && Bodies.Scope(squared).DescendantNodes().Any(node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: var divisor }
            && divisor.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call) is "Sqrt" or "sqrt" && call.DescendantNodes().Any(part => SyntaxFactory.AreEquivalent(part, average))));
}
