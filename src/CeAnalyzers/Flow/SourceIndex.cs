using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CeAnalyzers.Flow;

/// <summary>Where an identifier stands in the sources of a compilation: found in the text first, so that trees without it are not walked.</summary>
internal sealed class SourceIndex(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxToken>> found = new();
    private readonly Lazy<ImmutableArray<(SyntaxTree Tree, string Text)>> texts = new(() =>
        compilation.SyntaxTrees.Select(tree => (tree, tree.GetText().ToString())).ToImmutableArray());

    /// <summary>Every identifier with this name in code, in whatever role.</summary>
    public ImmutableArray<SyntaxToken> Find(string name, CancellationToken cancellation) =>
        found.GetOrAdd(name, n => Search(n, cancellation));

    private ImmutableArray<SyntaxToken> Search(string name, CancellationToken cancellation)
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        foreach ((SyntaxTree tree, string text) in texts.Value)
        {
            cancellation.ThrowIfCancellationRequested();
            SyntaxNode? root = null;
            for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (IsPart(text, at - 1) || IsPart(text, at + name.Length)) continue;
                root ??= tree.GetRoot(cancellation);
                SyntaxToken token = root.FindToken(at);
                if (token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken)) tokens.Add(token);
            }
        }

        return tokens.ToImmutable();
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
