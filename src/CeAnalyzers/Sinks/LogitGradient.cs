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
        if (log.ArgumentList.Arguments is not [{ Expression: var argument }] || UnboundCall.NameOf(log) is not { } name || BinaryForm.Factor(log) is not { } factor) return null;
        ExpressionSyntax logged = BinaryForm.Plain(argument), target = BinaryForm.Plain(factor);
        if (Unclipped(logged, log) is not { } p || !BinaryForm.Partners(log, name, logged, BinaryForm.IsPlain(argument, logged)).Any()) return null;
        return Bodies.Scope(log).DescendantNodes().OfType<BinaryExpressionSyntax>().FirstOrDefault(difference =>
            difference.IsKind(SyntaxKind.SubtractExpression) && IsOf(difference, p, logged, target) && IsGradient(difference));
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
