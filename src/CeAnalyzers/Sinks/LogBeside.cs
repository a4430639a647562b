using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>The term of a cross-entropy that stands beside its derivative: -y * log(p) in one line, -y / p in another of the same member.</summary>
internal static class LogBeside
{
    private static readonly string[] Logs = ["Log", "log", "Ln"];

    /// <summary>Whether the member takes the log of what is divided by, and multiplies it by what is divided.</summary>
    public static bool Has(BinaryExpressionSyntax quotient, FlowAnalysis flow)
    {
        ExpressionSyntax p = Inside(quotient.Right);
        if (p is not (IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax)) return false;
        List<ExpressionSyntax> divided = [.. FactorsOf(quotient.Left).Where(factor => factor is not LiteralExpressionSyntax)];
        return Logs.SelectMany(name => flow.Index.FindIn(Bodies.Scope(quotient), name, flow.Cancellation)).Select(CallSinkFinder.CalledBy)
            .Any(log => log is { ArgumentList.Arguments: [{ Expression: var taken }] } && AreAlike(Inside(taken), p) && Product(log) is { } product
                && FactorsOf(product).Any(factor => divided.Exists(other => AreAlike(other, factor))) && !IsBesideItself(product, p));
    }

    /// <summary>A minus before the quotient's numerator, or one of its factors.</summary>
    public static bool IsNegative(BinaryExpressionSyntax quotient) => Factors.Bare(quotient.Left) switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Factors.Of(product).IsNegative,
        _ => false,
    };

    /// <summary>rate - count * log(rate): the likelihood of a count.</summary>
    private static bool IsBesideItself(ExpressionSyntax product, ExpressionSyntax p) =>
        product.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.AddExpression } sum && (AreAlike(sum.Left, p) || AreAlike(sum.Right, p));

    /// <summary>The largest product that the log is a factor of; null where it is none.</summary>
    private static ExpressionSyntax? Product(ExpressionSyntax log)
    {
        ExpressionSyntax? product = null;
        for (ExpressionSyntax outer = log; outer.Parent is ExpressionSyntax parent; outer = parent)
        {
            if (parent.IsKind(SyntaxKind.MultiplyExpression)) product = parent;
            else if (parent is not (ParenthesizedExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression })) break;
        }

        return product;
    }

    private static IReadOnlyList<ExpressionSyntax> FactorsOf(ExpressionSyntax expression) => Factors.Bare(expression) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Factors.Of(product).All,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => FactorsOf(minus.Operand),
        var factor => [factor],
    };

    /// <summary>x of x + 1e-7.</summary>
    private static ExpressionSyntax Inside(ExpressionSyntax expression) => Factors.Bare(expression) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsEpsilon(sum.Right) => Factors.Bare(sum.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsEpsilon(sum.Left) => Factors.Bare(sum.Right),
        var plain => plain,
    };

    private static bool IsEpsilon(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] } } || UnboundCall.NameOf(expression) is { } name && Clipped.EpsilonName.IsMatch(name);

    private static bool AreAlike(ExpressionSyntax one, ExpressionSyntax other) => SyntaxFactory.AreEquivalent(Factors.Bare(one), Factors.Bare(other));
}
