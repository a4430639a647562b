using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Corpus;

/// <summary>Reads what the scoring needs of a diagnostic from its syntax tree.</summary>
public static class FindingReader
{
    public static Finding Read(string repo, Diagnostic diagnostic)
    {
        Location location = diagnostic.Location;
        (string source, LineRange span, ImmutableSortedSet<int> statement, LineRange member) = location.SourceTree is { } tree
            ? ReadPlace(tree, location.SourceSpan)
            : ("", default, [], default);
        return new Finding(
            repo, location.SourceTree?.FilePath ?? "", span, statement, member, diagnostic.Id, diagnostic.Severity.ToString(),
            diagnostic.GetMessage(CultureInfo.InvariantCulture), source);
    }

    private static (string, LineRange, ImmutableSortedSet<int>, LineRange) ReadPlace(SyntaxTree tree, TextSpan span)
    {
        SourceText text = tree.GetText();
        LineRange lines = LinesOf(text, span);
        SyntaxNode node = tree.GetRoot().FindNode(span, getInnermostNodeForTie: true);
        SyntaxNode? member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return (
            text.Lines[lines.First - 1].ToString().Trim(),
            lines,
            StatementLines(text, node),
            member is null ? lines : LinesOf(text, member.Span));
    }

    private static ImmutableSortedSet<int> StatementLines(SourceText text, SyntaxNode node)
    {
        SyntaxNode? statement = node.FirstAncestorOrSelf<SyntaxNode>(IsStatement);
        return statement is null
            ? []
            : [.. statement.DescendantTokens(child => child == statement || !(child is BlockSyntax || IsStatement(child)))
                .SelectMany(token => Lines(LinesOf(text, token.Span)))];
    }

    /// <summary>Members count, as expression bodies and initialisers stand in no statement.</summary>
    private static bool IsStatement(SyntaxNode node) =>
        node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax;

    private static IEnumerable<int> Lines(LineRange range) => Enumerable.Range(range.First, range.Last - range.First + 1);

    private static LineRange LinesOf(SourceText text, TextSpan span)
    {
        LinePositionSpan lines = text.Lines.GetLinePositionSpan(span);
        return new LineRange(lines.Start.Line + 1, lines.End.Line + 1);
    }
}
