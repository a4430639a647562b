using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Flow;

/// <summary>
/// Where an identifier stands in the sources of a compilation. Made when first asked: one pass over the characters of each file notes
/// which words it holds, so that a name costs a search of the files that hold it, and no tree is walked.
/// </summary>
internal sealed class SourceIndex(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxToken>> found = new();
    private readonly ImmutableArray<SyntaxTree> trees = compilation.SyntaxTrees.ToImmutableArray();
    private readonly Lazy<Dictionary<int, List<int>>> treesByWord = new(() => Words(compilation));

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

    private static Dictionary<int, List<int>> Words(Compilation compilation)
    {
        var byWord = new Dictionary<int, List<int>>();
        char[] buffer = new char[4096];
        int number = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SourceText text = tree.GetText();
            int hash = 0;
            for (int start = 0; start < text.Length; start += buffer.Length)
            {
                int length = Math.Min(buffer.Length, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                for (int i = 0; i < length; i++)
                {
                    if (IsWord(buffer[i])) hash = Next(hash, buffer[i]);
                    else if (hash != 0) Add(byWord, ref hash, number);
                }
            }

            if (hash != 0) Add(byWord, ref hash, number);
            number++;
        }

        return byWord;
    }

    private static void Add(Dictionary<int, List<int>> byWord, ref int hash, int tree)
    {
        if (!byWord.TryGetValue(hash, out List<int>? list)) byWord[hash] = list = [];
        if (list.Count == 0 || list[list.Count - 1] != tree) list.Add(tree);
        hash = 0;
    }

    private static int Next(int hash, char letter) => ((hash * 31) + letter) | 1;

    private ImmutableArray<SyntaxToken> Search(string name, CancellationToken cancellation)
    {
        int hash = name.Aggregate(0, Next);
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        if (!treesByWord.Value.TryGetValue(hash, out List<int>? holding)) return tokens.ToImmutable();
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

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && IsWord(text[at]);

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
