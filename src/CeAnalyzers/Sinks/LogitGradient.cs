using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// A clipped p in both logs of a binary cross-entropy, of which nothing is known but that the same member also takes p - y for the gradient:
/// that is the derivative by the logit, so that p is its sigmoid.
/// </summary>
internal static class LogitGradient
{
    private static readonly Regex Name = new("logit|^_?d_?[A-Z]|^dz", RegexOptions.CultureInvariant);
    private static readonly Regex Clipping = new("^(clip|clamp|max|min)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>p - y or y - p beside the log; null where the code does not say.</summary>
    public static BinaryExpressionSyntax? Of(InvocationExpressionSyntax log)
    {
        if (log.ArgumentList.Arguments is not [{ Expression: var argument }] || UnboundCall.NameOf(log) is not { } name || Target(log) is not { } target) return null;
        ExpressionSyntax logged = Plain(argument);
        if (Unclipped(logged, log) is not { } p || !HasPartner(log, name, logged, isPlain: logged == Factors.Bare(argument))) return null;
        return Bodies.Scope(log).DescendantNodes().OfType<BinaryExpressionSyntax>().FirstOrDefault(difference =>
            difference.IsKind(SyntaxKind.SubtractExpression) && IsOf(difference, p, logged, target) && IsGradient(difference));
    }

    /// <summary>x of 1 - x, or x itself.</summary>
    private static ExpressionSyntax Plain(ExpressionSyntax expression) =>
        Factors.Bare(expression) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && Factors.IsOne(difference.Left) ? Factors.Bare(difference.Right) : Factors.Bare(expression);

    /// <summary>y of y * log p and of (1 - y) * log(1 - p).</summary>
    private static ExpressionSyntax? Target(InvocationExpressionSyntax log)
    {
        SyntaxNode node = log;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax) node = node.Parent;
        return node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product ? Plain(product.Left == node ? product.Right : product.Left) : null;
    }

    /// <summary>What is clipped: in the log itself, or where the variable under it is declared; null where nothing is.</summary>
    private static ExpressionSyntax? Unclipped(ExpressionSyntax logged, SyntaxNode log) => logged switch
    {
        InvocationExpressionSyntax call when UnboundCall.NameOf(call) is { } name && Clipping.IsMatch(name) => Clipped(call),
        IdentifierNameSyntax variable => log.Ancestors().OfType<BlockSyntax>()
            .SelectMany(block => block.Statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(s => s.Declaration.Variables))
            .FirstOrDefault(v => v.Identifier.ValueText == variable.Identifier.ValueText)?.Initializer?.Value is InvocationExpressionSyntax initial ? Unclipped(initial, log) : null,
        _ => null,
    };

    private static ExpressionSyntax? Clipped(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? first = call.ArgumentList.Arguments.Select(argument => Factors.Bare(argument.Expression)).FirstOrDefault(argument => argument is not LiteralExpressionSyntax);
        return first is InvocationExpressionSyntax inner ? Unclipped(inner, call) : first;
    }

    /// <summary>The same statement takes the log of the other of p and 1 - p.</summary>
    private static bool HasPartner(InvocationExpressionSyntax log, string name, ExpressionSyntax logged, bool isPlain) =>
        log.FirstAncestorOrSelf<StatementSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => other != log && UnboundCall.NameOf(other) == name
            && other.ArgumentList.Arguments is [{ Expression: var argument }] && Plain(argument) is var mine && mine == Factors.Bare(argument) != isPlain && SyntaxFactory.AreEquivalent(mine, logged)) == true;

    private static bool IsOf(BinaryExpressionSyntax difference, ExpressionSyntax p, ExpressionSyntax logged, ExpressionSyntax y) =>
        IsAnyOf(difference.Left, p, logged) && IsAnyOf(difference.Right, y) || IsAnyOf(difference.Right, p, logged) && IsAnyOf(difference.Left, y);

    private static bool IsAnyOf(ExpressionSyntax operand, params ExpressionSyntax[] others) => others.Any(other => SyntaxFactory.AreEquivalent(Factors.Bare(operand), other));

    /// <summary>Its statement gives a gradient something, by the name.</summary>
    private static bool IsGradient(BinaryExpressionSyntax difference) => difference.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or VariableDeclaratorSyntax) switch
    {
        VariableDeclaratorSyntax variable => IsName(variable.Identifier.ValueText),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var target } } => UnboundCall.NameOf(target is ElementAccessExpressionSyntax element ? element.Expression : target) is { } name && IsName(name),
        _ => false,
    };

    private static bool IsName(string name) => Name.IsMatch(name) || GradientNames.IsGradient(name);
}
