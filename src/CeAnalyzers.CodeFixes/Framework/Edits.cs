using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>Applies rewrites to a tree, and loses no comment.</summary>
internal static class Edits
{
    public static SyntaxNode Apply(SyntaxNode root, IReadOnlyCollection<Rewrite> rewrites)
    {
        Dictionary<SyntaxNode, SyntaxNode> replacements = rewrites.ToDictionary(r => r.Target, r => r.Replacement);
        return root.ReplaceNodes(replacements.Keys, (target, _) => InPlaceOf(target, replacements[target]));
    }

    /// <summary>The rewrites whose targets lie in no other's; where two have the same target, the first.</summary>
    public static IReadOnlyCollection<Rewrite> Outermost(IEnumerable<Rewrite> rewrites)
    {
        var chosen = new List<Rewrite>();
        foreach (Rewrite rewrite in rewrites.OrderByDescending(r => r.Target.Span.Length))
            if (!chosen.Any(c => c.Target.Span.Contains(rewrite.Target.Span))) chosen.Add(rewrite);
        return chosen;
    }

    private static SyntaxNode InPlaceOf(SyntaxNode target, SyntaxNode replacement)
    {
        replacement = Enclosed(replacement, target).WithoutTrivia();
        HashSet<string> kept = [.. replacement.DescendantTrivia().Where(IsComment).Select(t => t.ToString())];
        IEnumerable<SyntaxTrivia> inside = target.DescendantTrivia().Where(t => IsComment(t) && target.Span.Contains(t.Span) && !kept.Contains(t.ToString()));
        return replacement
            .WithLeadingTrivia(target.GetLeadingTrivia().AddRange(inside.SelectMany(Moved)))
            .WithTrailingTrivia(target.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A colon in an interpolated string begins a format: a conditional, and a name that stays 'global::', need brackets there.</summary>
    private static SyntaxNode Enclosed(SyntaxNode replacement, SyntaxNode target) =>
        replacement is ExpressionSyntax expression
        && (target.Parent is InterpolationSyntax && expression is ConditionalExpressionSyntax
            || expression.GetAnnotatedNodes(Place.StaysQualified).Any() && target.Ancestors().Any(outer => outer is InterpolationSyntax))
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation)
            : replacement;

    private static IEnumerable<SyntaxTrivia> Moved(SyntaxTrivia comment) =>
        [comment, comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? SyntaxFactory.ElasticCarriageReturnLineFeed : SyntaxFactory.Space];

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
