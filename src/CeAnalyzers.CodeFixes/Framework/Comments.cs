using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>
/// The comments in code that a rewrite takes away: those to the end of the line go above the line where the code begins, as far in as it is; the
/// others, and all where nothing can stand above that line, before what takes the place of the code.
/// </summary>
internal sealed class Comments
{
    private Comments(SyntaxToken? above, IReadOnlyList<SyntaxTrivia> lines, IReadOnlyList<SyntaxTrivia> before)
    {
        Above = above;
        Lines = lines;
        Before = before;
    }

    /// <summary>The token that the lines go above: the first of its line.</summary>
    public SyntaxToken? Above { get; }

    /// <summary>Whole lines, and the white space that the token had before it.</summary>
    public IReadOnlyList<SyntaxTrivia> Lines { get; }

    /// <summary>What goes directly before the new code.</summary>
    public IReadOnlyList<SyntaxTrivia> Before { get; }

    public static Comments Of(Rewrite rewrite, SyntaxNode root, IReadOnlyCollection<SyntaxNode> targets)
    {
        SyntaxNode target = rewrite.Target;
        HashSet<string> kept = [.. rewrite.Replacement.WithoutTrivia().DescendantTrivia().Where(Is).Select(comment => comment.ToString())];
        List<SyntaxTrivia> lost = [.. target.DescendantTrivia().Where(comment => Is(comment) && target.Span.Contains(comment.Span) && !kept.Contains(comment.ToString()))];
        if (lost.Count == 0) return new(null, [], []);
        TextLine line = root.SyntaxTree.GetText().Lines.GetLineFromPosition(target.SpanStart);
        string indentation = Indentation(line);
        SyntaxToken first = root.FindToken(line.Start + indentation.Length);
        if (first.SpanStart < line.Start || target.Ancestors().Any(outer => outer is InterpolationSyntax) || IsInAnother(first, target, targets)) return new(null, [], [.. lost.SelectMany(Inline)]);
        IEnumerable<SyntaxTrivia> lines = lost.Where(IsLine).SelectMany(comment => new[] { comment, LineBreakAfter(comment, target), SyntaxFactory.Whitespace(indentation) });
        return new(first, [.. lines], [.. lost.Where(comment => !IsLine(comment)).SelectMany(Inline)]);
    }

    private static bool IsInAnother(SyntaxToken token, SyntaxNode target, IEnumerable<SyntaxNode> targets) =>
        targets.Any(other => other != target && other.Span.Contains(token.Span) && !other.Span.Contains(target.Span));

    private static string Indentation(TextLine line)
    {
        string text = line.ToString();
        return text.Substring(0, text.Length - text.TrimStart().Length);
    }

    private static SyntaxTrivia LineBreakAfter(SyntaxTrivia comment, SyntaxNode target) =>
        target.DescendantTrivia().First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) && trivia.SpanStart >= comment.Span.End);

    /// <summary>// comment becomes /* comment */.</summary>
    private static IEnumerable<SyntaxTrivia> Inline(SyntaxTrivia comment) =>
        [IsLine(comment) ? SyntaxFactory.Comment($"/* {comment.ToString().TrimStart('/').Trim().Replace("*/", "* /")} */") : comment, SyntaxFactory.Space];

    private static bool Is(SyntaxTrivia trivia) => IsLine(trivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static bool IsLine(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia);
}
