using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>All the sinks of a piece of code, of every type.</summary>
internal static class SinkSearch
{
    /// <summary>The sinks that begin in a span of a tree.</summary>
    public static IEnumerable<Sink> In(SyntaxTree tree, TextSpan span, FlowAnalysis flow) =>
        OfCandidates(tree, span, flow).Concat(flow.OwnWords.In(tree, span).SelectMany(word => word.Finder.Find(word.Token, flow)));

    /// <summary>Whether a word or operator in a span of a tree may begin a sink at all.</summary>
    public static bool MayFind(SyntaxTree tree, TextSpan span, FlowAnalysis flow) =>
        flow.Index.WordsOf(tree).HasCandidateIn(span) || flow.OwnWords.In(tree, span).Any();

    /// <summary>Those that words and operators begin which mean the same in every compilation.</summary>
    public static IEnumerable<Sink> OfCandidates(SyntaxTree tree, TextSpan span, FlowAnalysis flow)
    {
        SyntaxNode? root = null;
        foreach (Candidate candidate in flow.Index.WordsOf(tree).CandidatesIn(span))
        {
            root ??= tree.GetRoot(flow.Cancellation);
            SyntaxToken token = root.FindToken(candidate.Position);
            if (token.SpanStart != candidate.Position && !IsIn(token, candidate.Position)) continue;
            for (int i = 0; i < Triggers.Finders.Length; i++)
            {
                if ((candidate.Finders & (1UL << i)) == 0) continue;
                foreach (Sink sink in Triggers.Finders[i].Find(token, flow)) yield return sink;
            }
        }
    }

    /// <summary>The word of a string that is one, or the digits of a number.</summary>
    private static bool IsIn(SyntaxToken literal, int position) =>
        literal.IsKind(SyntaxKind.StringLiteralToken) && literal.SpanStart == position - 1 || literal.IsKind(SyntaxKind.NumericLiteralToken) && literal.Span.Contains(position);

    /// <summary>The sinks that a node is.</summary>
    public static IEnumerable<Sink> At(SyntaxNode node, FlowAnalysis flow) =>
        In(node.SyntaxTree, node.Span, flow).Where(sink => sink.Operation.Syntax == node);
}
