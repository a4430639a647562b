using System.Collections.Concurrent;
using System.Collections.Immutable;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Flow;

/// <summary>
/// Where an identifier stands in the sources of a compilation: a name costs a search of the files whose words it is among, and no tree is walked.
/// </summary>
internal sealed class SourceIndex
{
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxToken>> found = new();
    private readonly ConcurrentDictionary<SyntaxTree, FileWords> words = new();
    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly Func<SourceText, FileWords> wordsOf;
    private readonly Lazy<Dictionary<int, List<int>>> treesByWord;

    /// <param name="compilation">The sources.</param>
    /// <param name="wordsOf">The words of a text; whoever analyses the same text again and again may remember them.</param>
    public SourceIndex(Compilation compilation, Func<SourceText, FileWords> wordsOf)
    {
        trees = compilation.SyntaxTrees.ToImmutableArray();
        this.wordsOf = wordsOf;
        treesByWord = new(ByWord);
    }

    public FileWords WordsOf(SyntaxTree tree) => words.GetOrAdd(tree, t => wordsOf(t.GetText()));

    /// <summary>Every identifier with this name in code, in whatever role.</summary>
    public ImmutableArray<SyntaxToken> Find(string name, CancellationToken cancellation) =>
        found.GetOrAdd(name, n => Search(n, cancellation));

    private Dictionary<int, List<int>> ByWord()
    {
        var byWord = new Dictionary<int, List<int>>();
        for (int number = 0; number < trees.Length; number++)
        {
            foreach (int word in WordsOf(trees[number]).Hashes)
            {
                if (!byWord.TryGetValue(word, out List<int>? holding)) byWord[word] = holding = [];
                holding.Add(number);
            }
        }

        return byWord;
    }

    /// <summary>How many files name it, at most.</summary>
    public int CountFiles(string name) => treesByWord.Value.TryGetValue(FileWords.HashOf(name), out List<int>? holding) ? holding.Count : 0;

    /// <summary>The same within a node.</summary>
    public IReadOnlyList<SyntaxToken> FindIn(SyntaxNode scope, string name, CancellationToken cancellation)
    {
        var tokens = new List<SyntaxToken>();
        Search(scope.SyntaxTree, scope.Span, name, tokens.Add, cancellation);
        return tokens;
    }

    private ImmutableArray<SyntaxToken> Search(string name, CancellationToken cancellation)
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        if (!treesByWord.Value.TryGetValue(FileWords.HashOf(name), out List<int>? holding)) return tokens.ToImmutable();
        foreach (int number in holding) Search(trees[number], null, name, tokens.Add, cancellation);
        return tokens.ToImmutable();
    }

    private void Search(SyntaxTree tree, TextSpan? span, string name, Action<SyntaxToken> add, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (name.Length == 0) return; // half-typed code
        string text = WordsOf(tree).Text;
        SyntaxNode? root = null;
        int end = span?.End ?? text.Length;
        for (int at = text.IndexOf(name, span?.Start ?? 0, end - (span?.Start ?? 0), StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, end - at - name.Length, StringComparison.Ordinal))
        {
            if (IsPart(text, at - 1) || IsPart(text, at + name.Length)) continue;
            SyntaxToken token = (root ??= tree.GetRoot(cancellation)).FindToken(at);
            if (token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken)) add(token);
        }
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && FileWords.IsWord(text[at]);
}
