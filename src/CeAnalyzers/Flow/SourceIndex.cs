using System.Collections.Concurrent;
using System.Collections.Immutable;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>Calls of constructors that do not name them and pass an argument at <paramref name="ordinal"/>: new(...), : this(...), : base(...).</summary>
    public IEnumerable<SyntaxNode> UnnamedCreations(int ordinal, CancellationToken cancellation) =>
        from keyword in new[] { "new", "this", "base" }
        from token in Find(keyword, cancellation)
        where Arguments(token.Parent)!.Arguments.Count > ordinal
        select token.Parent;

    private static ArgumentListSyntax? Arguments(SyntaxNode? node) => node switch
    {
        ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        _ => null,
    };

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

    private ImmutableArray<SyntaxToken> Search(string name, CancellationToken cancellation)
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        if (!treesByWord.Value.TryGetValue(FileWords.HashOf(name), out List<int>? holding)) return tokens.ToImmutable();
        foreach (int number in holding)
        {
            cancellation.ThrowIfCancellationRequested();
            string text = trees[number].GetText(cancellation).ToString();
            SyntaxNode root = trees[number].GetRoot(cancellation);
            for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (IsPart(text, at - 1) || IsPart(text, at + name.Length)) continue;
                SyntaxToken token = root.FindToken(at);
                if (token.SpanStart == at && (token.IsKind(SyntaxKind.IdentifierToken) || Arguments(token.Parent) is not null)) tokens.Add(token);
            }
        }

        return tokens.ToImmutable();
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && FileWords.IsWord(text[at]);
}
