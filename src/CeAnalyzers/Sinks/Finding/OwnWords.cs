using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>Where sinks may begin by words that only one compilation gives a meaning to, such as the names of members that the user declares kinds of.</summary>
internal sealed class OwnWords(FlowAnalysis flow)
{
    private readonly Lazy<Dictionary<SyntaxTree, List<(SyntaxToken Token, SinkFinder Finder)>>> byTree = new(() => Find(flow));

    /// <summary>The words in a span of a tree, with the finder that listens to them.</summary>
    public IEnumerable<(SyntaxToken Token, SinkFinder Finder)> In(SyntaxTree tree, TextSpan span) =>
        byTree.Value.TryGetValue(tree, out List<(SyntaxToken Token, SinkFinder Finder)>? words) ? words.Where(word => span.Contains(word.Token.SpanStart)) : [];

    private static Dictionary<SyntaxTree, List<(SyntaxToken Token, SinkFinder Finder)>> Find(FlowAnalysis flow)
    {
        var found = new Dictionary<SyntaxTree, List<(SyntaxToken, SinkFinder)>>();
        foreach (SinkFinder finder in Triggers.Finders)
        {
            foreach (SyntaxToken token in finder.OwnWords(flow).Distinct().SelectMany(word => flow.Index.Find(word, flow.Cancellation)))
            {
                if (!found.TryGetValue(token.SyntaxTree!, out List<(SyntaxToken, SinkFinder)>? words)) found[token.SyntaxTree!] = words = [];
                words.Add((token, finder));
            }
        }

        return found;
    }
}
