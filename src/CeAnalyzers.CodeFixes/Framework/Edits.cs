using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>Applies rewrites to a tree, and loses no comment.</summary>
internal static class Edits
{
    private static readonly SyntaxAnnotation IsLaid = new();

    public static SyntaxNode Apply(SyntaxNode root, IReadOnlyCollection<Rewrite> rewrites)
    {
        SyntaxNode[] targets = [.. rewrites.Select(r => r.Target)];
        Dictionary<SyntaxNode, (Rewrite Rewrite, Comments Comments)> changes = rewrites.ToDictionary(r => r.Target, r => (r, Comments.Of(r, root, targets)));
        ILookup<SyntaxToken, Comments> above = changes.Where(c => c.Value.Comments.Above is { } token && token != c.Key.GetFirstToken()).ToLookup(c => c.Value.Comments.Above!.Value, c => c.Value.Comments);
        return root.ReplaceSyntax(
            targets,
            (target, _) => InPlaceOf(target, changes[target].Rewrite.Replacement, changes[target].Comments),
            above.Select(comments => comments.Key),
            (token, _) => token.WithLeadingTrivia(token.LeadingTrivia.AddRange(above[token].SelectMany(comments => comments.Lines))),
            [],
            (trivia, _) => trivia);
    }

    /// <summary>The rewrites whose targets lie in no other's; where two have the same target, the first.</summary>
    public static IReadOnlyCollection<Rewrite> Outermost(IEnumerable<Rewrite> rewrites)
    {
        var chosen = new List<Rewrite>();
        foreach (Rewrite rewrite in rewrites.OrderByDescending(r => r.Target.Span.Length))
            if (!chosen.Any(c => c.Target.Span.Contains(rewrite.Target.Span))) chosen.Add(rewrite);
        return chosen;
    }

    /// <summary>Code of the user's in which only parts are new, which are marked to be formatted.</summary>
    public static T Laid<T>(T replacement)
        where T : SyntaxNode => replacement.WithAdditionalAnnotations(IsLaid);

    /// <summary>Marked to be formatted but for what stands before it, which is as the user wrote it: the formatter would move comments there.</summary>
    public static SyntaxNode Formatted(SyntaxNode replacement) =>
        replacement.ReplaceTokens(replacement.DescendantTokens().Skip(1), (_, token) => token.WithAdditionalAnnotations(Formatter.Annotation));

    private static SyntaxNode InPlaceOf(SyntaxNode target, SyntaxNode replacement, Comments comments)
    {
        replacement = Enclosed(replacement, target).WithoutTrivia();
        IEnumerable<SyntaxTrivia> moved = comments.Above == target.GetFirstToken() ? [.. comments.Lines, .. comments.Before] : comments.Before;
        return (replacement.HasAnnotation(IsLaid) ? replacement : Formatted(replacement))
            .WithLeadingTrivia(target.GetLeadingTrivia().AddRange(moved))
            .WithTrailingTrivia(target.GetTrailingTrivia());
    }

    /// <summary>A colon in an interpolated string begins a format: a conditional, and a name that stays 'global::', need brackets there.</summary>
    private static SyntaxNode Enclosed(SyntaxNode replacement, SyntaxNode target) =>
        replacement is ExpressionSyntax expression
        && (target.Parent is InterpolationSyntax && expression is ConditionalExpressionSyntax
            || expression.GetAnnotatedNodes(Place.StaysQualified).Any() && target.Ancestors().Any(outer => outer is InterpolationSyntax))
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation)
            : replacement;
}
