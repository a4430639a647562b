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
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxToken>> methods = new();
    private readonly ConcurrentDictionary<(SyntaxNode Scope, string Name), List<SyntaxToken>> foundIn = new();
    private readonly ConcurrentDictionary<(string Name, int Limit), bool> isFrequent = new();
    private readonly ConcurrentDictionary<SyntaxTree, FileWords> words = new();
    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly Func<SourceText, FileWords> wordsOf;
    private readonly Lazy<FileWords[]> wordsOfTrees;

    /// <param name="compilation">The sources.</param>
    /// <param name="wordsOf">The words of a text; whoever analyses the same text again and again may remember them.</param>
    public SourceIndex(Compilation compilation, Func<SourceText, FileWords> wordsOf)
    {
        trees = compilation.SyntaxTrees.ToImmutableArray();
        this.wordsOf = wordsOf;
        wordsOfTrees = new(() => [.. trees.Select(WordsOf)]);
    }

    public FileWords WordsOf(SyntaxTree tree) => words.GetOrAdd(tree, t => wordsOf(t.GetText()));

    /// <summary>Every identifier with this name in code, in whatever role.</summary>
    public ImmutableArray<SyntaxToken> Find(string name, CancellationToken cancellation) =>
        found.GetOrAdd(name, n => Search(n, cancellation));

    /// <summary>The same, unless the text of the files holds the word more often than <paramref name="limit"/>: then none, for no more than a search of text.</summary>
    public ImmutableArray<SyntaxToken> Find(string name, int limit, CancellationToken cancellation) =>
        isFrequent.GetOrAdd((name, limit), key => Holding(key.Name).SelectMany(tree => Places(tree, null, key.Name)).Skip(key.Limit).Any()) ? ImmutableArray<SyntaxToken>.Empty : Find(name, cancellation);

    /// <summary>The names of the methods and local functions in source that are called this.</summary>
    public ImmutableArray<SyntaxToken> FindMethods(string name, CancellationToken cancellation) => methods.GetOrAdd(name, n =>
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        foreach (SyntaxTree tree in Holding(n))
        {
            string text = WordsOf(tree).Text;
            foreach (int at in Places(tree, null, n))
            {
                if (!DeclarationText.MayDeclare(text, at, at + n.Length)) continue;
                SyntaxToken token = tree.GetRoot(cancellation).FindToken(at);
                if (token.Parent is MethodDeclarationSyntax method && method.Identifier == token || token.Parent is LocalFunctionStatementSyntax local && local.Identifier == token) tokens.Add(token);
            }
        }

        return tokens.ToImmutable();
    });

    /// <summary>How many files name it, at most.</summary>
    public int CountFiles(string name) => Holding(name).Count();

    private IEnumerable<SyntaxTree> Holding(string name)
    {
        int hash = FileWords.HashOf(name);
        FileWords[] all = wordsOfTrees.Value;
        for (int i = 0; i < all.Length; i++)
            if (all[i].Contains(hash)) yield return trees[i];
    }

    /// <summary>The same within a node.</summary>
    public IReadOnlyList<SyntaxToken> FindIn(SyntaxNode scope, string name, CancellationToken cancellation) => foundIn.GetOrAdd((scope, name), key =>
    {
        var tokens = new List<SyntaxToken>();
        Search(key.Scope.SyntaxTree, key.Scope.Span, key.Name, tokens.Add, cancellation);
        return tokens;
    });

    private ImmutableArray<SyntaxToken> Search(string name, CancellationToken cancellation)
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        foreach (SyntaxTree tree in Holding(name)) Search(tree, null, name, tokens.Add, cancellation);
        return tokens.ToImmutable();
    }

    private void Search(SyntaxTree tree, TextSpan? span, string name, Action<SyntaxToken> add, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SyntaxNode? root = null;
        foreach (int at in Places(tree, span, name))
        {
            SyntaxToken token = (root ??= tree.GetRoot(cancellation)).FindToken(at);
            if (token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken)) add(token);
        }
    }

    /// <summary>Where a word stands in the text of a file, in whatever role.</summary>
    private IEnumerable<int> Places(SyntaxTree tree, TextSpan? span, string name)
    {
        if (name.Length == 0) yield break; // half-typed code
        string text = WordsOf(tree).Text;
        int end = span?.End ?? text.Length;
        for (int at = text.IndexOf(name, span?.Start ?? 0, end - (span?.Start ?? 0), StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, end - at - name.Length, StringComparison.Ordinal))
            if (!IsPart(text, at - 1) && !IsPart(text, at + name.Length)) yield return at;
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && FileWords.IsWord(text[at]);
}
