using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>The formula of a binary cross-entropy as it is written: y * log p + (1 - y) * log(1 - p), in one statement.</summary>
internal static class BinaryForm
{
    /// <summary>Whether a log is one of the two of the formula, whatever its variables are called. That of y * log y is an entropy.</summary>
    public static bool Has(InvocationExpressionSyntax log) =>
        log.ArgumentList.Arguments is [{ Expression: var argument }] && UnboundCall.NameOf(log) is { } name && Factor(log) is { } factor && Plain(factor) is var y && y is not LiteralExpressionSyntax
        && Plain(argument) is var p && IsPlain(factor, y) == IsPlain(argument, p) && !SyntaxFactory.AreEquivalent(y, p)
        && Partners(log, name, p, IsPlain(argument, p)).Any(other => Factor(other) is { } its && SyntaxFactory.AreEquivalent(Plain(its), y) && IsPlain(its, Plain(its)) != IsPlain(factor, y));

    /// <summary>Whether a log is one of the two of p * log p + (1 - p) * log(1 - p), the entropy of two classes.</summary>
    public static bool IsEntropy(InvocationExpressionSyntax log) =>
        log.ArgumentList.Arguments is [{ Expression: var argument }, ..] && UnboundCall.NameOf(log) is { } name && IsOf(log, argument) && Plain(argument) is var p && p is not LiteralExpressionSyntax
        && Partners(log, name, p, IsPlain(argument, p)).Any(other => IsOf(other, other.ArgumentList.Arguments[0].Expression));

    private static bool IsOf(InvocationExpressionSyntax log, ExpressionSyntax argument) => Factor(log) is { } factor && SyntaxFactory.AreEquivalent(Factors.Bare(factor), Factors.Bare(argument));

    /// <summary>x of 1 - x, or x itself.</summary>
    public static ExpressionSyntax Plain(ExpressionSyntax expression) =>
        Factors.Bare(expression) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && Factors.IsOne(difference.Left) ? Factors.Bare(difference.Right) : Factors.Bare(expression);

    /// <summary>What multiplies a log, without its sign: y, or 1 - y.</summary>
    public static ExpressionSyntax? Factor(InvocationExpressionSyntax log)
    {
        SyntaxNode node = log;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax) node = node.Parent;
        ExpressionSyntax? factor = node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product ? product.Left == node ? product.Right : product.Left : null;
        return factor is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } sign ? sign.Operand : factor;
    }

    /// <summary>The logs of the other of p and 1 - p in the same statement.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Partners(InvocationExpressionSyntax log, string name, ExpressionSyntax p, bool isPlain) =>
        (log.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or ArrowExpressionClauseSyntax)?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? [])
        .Where(other => other != log && UnboundCall.NameOf(other) == name
            && other.ArgumentList.Arguments is [{ Expression: var argument }, ..] && Plain(argument) is var mine && IsPlain(argument, mine) != isPlain && SyntaxFactory.AreEquivalent(mine, p));

    public static bool IsPlain(ExpressionSyntax expression, ExpressionSyntax plain) => plain == Factors.Bare(expression);
}
