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
    private readonly ConcurrentDictionary<string, Uses> uses = new();
    private readonly ConcurrentDictionary<(SyntaxNode Scope, string Name), ImmutableArray<SyntaxToken>> foundIn = new();
    private readonly ConcurrentDictionary<(TypeDeclarationSyntax Type, string Name), bool> privates = new();
    private readonly ConcurrentDictionary<BlockSyntax, ImmutableArray<SyntaxNode>> returns = new();
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
        found.GetOrAdd(name, n => Identifiers(Places(n, UsesOf(n).Files, cancellation), cancellation));

    /// <summary>Every identifier that may name a member: of a private one only those in its type, however often others have the name.</summary>
    public ImmutableArray<SyntaxToken> Find(ISymbol member, CancellationToken cancellation) => IsPrivate(member)
        ? member.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => FindIn(reference.GetSyntax(cancellation), member.Name, cancellation)).ToImmutableArray()
        : Find(member.Name, cancellation);

    /// <summary>Nothing outside of its type can name it.</summary>
    public static bool IsPrivate(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && member is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>The same, unless the files hold the word more often than <paramref name="limit"/>: then none, and nothing is searched.</summary>
    public ImmutableArray<SyntaxToken> Find(string name, int limit, CancellationToken cancellation) =>
        UsesOf(name).Count > limit ? ImmutableArray<SyntaxToken>.Empty : Find(name, cancellation);

    /// <summary>The names of the methods and local functions in source that are called this.</summary>
    public ImmutableArray<SyntaxToken> FindMethods(string name, CancellationToken cancellation) => methods.GetOrAdd(name, n =>
        Identifiers(Places(n, UsesOf(n).Declaring, cancellation).Where(place => DeclarationText.MayDeclare(WordsOf(place.Root.SyntaxTree).Text, place.At, place.At + n.Length)), cancellation)
            .RemoveAll(token => !(token.Parent is MethodDeclarationSyntax method && method.Identifier == token || token.Parent is LocalFunctionStatementSyntax local && local.Identifier == token)));

    /// <summary>How many files name it, at most.</summary>
    public int CountFiles(string name) => UsesOf(name).Files.Length;

    private Uses UsesOf(string name) => uses.GetOrAdd(name, n =>
    {
        int hash = FileWords.HashOf(n);
        int count = 0;
        ImmutableArray<SyntaxTree>.Builder files = ImmutableArray.CreateBuilder<SyntaxTree>(), declaring = ImmutableArray.CreateBuilder<SyntaxTree>();
        FileWords[] all = wordsOfTrees.Value;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].CountOf(hash) is not (> 0 and var inFile)) continue;
            count += inFile;
            files.Add(trees[i]);
            if (all[i].MayDeclare(hash)) declaring.Add(trees[i]);
        }

        return new Uses(count, files.ToImmutable(), declaring.ToImmutable());
    });

    /// <summary>The same within a node.</summary>
    public IReadOnlyList<SyntaxToken> FindIn(SyntaxNode scope, string name, CancellationToken cancellation) => foundIn.GetOrAdd((scope, name), key =>
        Identifiers(PlacesIn(key.Scope.SyntaxTree, key.Scope.Span, key.Name).Select(at => (key.Scope, at)), cancellation));

    /// <summary>Whether a type itself declares a private field of a name; asked for every name, and some names a type mentions thousands of times.</summary>
    public bool IsPrivateIn(TypeDeclarationSyntax type, string name, CancellationToken cancellation) => privates.GetOrAdd((type, name), key =>
        FindIn(key.Type, key.Name, cancellation).Any(mention => mention.Parent is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } && field.Parent == key.Type && SliceSyntax.IsPrivate(field)));

    /// <summary>The statements of a body, also of functions in it, that return something or yield it.</summary>
    public ImmutableArray<SyntaxNode> FindReturns(BlockSyntax body, CancellationToken cancellation) => returns.GetOrAdd(body, b =>
        (from keyword in new[] { "return", "yield" }
         from at in PlacesIn(b.SyntaxTree, b.Span, keyword)
         let statement = b.SyntaxTree.GetRoot(cancellation).FindToken(at).Parent
         where statement is ReturnStatementSyntax or YieldStatementSyntax && statement.SpanStart == at
         orderby at
         select statement).ToImmutableArray());

    /// <summary>The identifiers that words of the text are; not those in comments and strings.</summary>
    private static ImmutableArray<SyntaxToken> Identifiers(IEnumerable<(SyntaxNode Around, int At)> places, CancellationToken cancellation)
    {
        ImmutableArray<SyntaxToken>.Builder tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        foreach ((SyntaxNode around, int at) in places)
        {
            cancellation.ThrowIfCancellationRequested();
            SyntaxToken token = around.FindToken(at);
            if (token.SpanStart == at && token.IsKind(SyntaxKind.IdentifierToken)) tokens.Add(token);
        }

        return tokens.ToImmutable();
    }

    private IEnumerable<(SyntaxNode Root, int At)> Places(string name, ImmutableArray<SyntaxTree> files, CancellationToken cancellation) =>
        files.SelectMany(tree => PlacesIn(tree, new TextSpan(0, WordsOf(tree).Text.Length), name).Select(at => (tree.GetRoot(cancellation), at)));

    /// <summary>Where a word stands in the text of a file, in whatever role, outside of lines of comments.</summary>
    public IEnumerable<int> PlacesIn(SyntaxTree tree, TextSpan span, string name) => name.Length == 0 ? [] : WordsOf(tree).PlacesOf(name, span); // half-typed code has empty names

    /// <summary>How often the files of a compilation hold a word, which do, and which may declare a method by that name.</summary>
    private sealed record Uses(int Count, ImmutableArray<SyntaxTree> Files, ImmutableArray<SyntaxTree> Declaring);
}
