using System.Collections.Immutable;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Knowledge;

/// <summary>
/// A line of CeAnalyzers.Kinds.txt: <c>ID KIND</c>, or <c>ID parameter NAME KIND</c>, with white space or a comma between them; what follows
/// a # that begins a word is a comment.
/// </summary>
internal sealed class KindsLine
{
    private static readonly char[] Separators = [' ', '\t'];
    private readonly string id = "";
    private readonly string? parameter;

    private KindsLine(TextLine line, string[] words)
    {
        Line = line;
        (id, parameter, string kind) = words switch
        {
            [var only, "parameter", var name, var last] => (only, name, last),
            [var only, var last] => (only, null, last),
            _ => ("", null, ""),
        };
        Error = id.Length == 0 ? "expected 'ID KIND' or 'ID parameter NAME KIND'"
            : !(id.StartsWith("M:", StringComparison.Ordinal) || parameter is null && (id.StartsWith("P:", StringComparison.Ordinal) || id.StartsWith("F:", StringComparison.Ordinal)))
                ? parameter is null ? $"'{id}' is no ID of a method (M:), property (P:) or field (F:)" : $"'{id}' is no ID of a method (M:)"
            : KindNames.Find(kind) is null ? $"'{kind}' is no kind: expected {KindNames.All}"
            : null;
        Kind = KindNames.Find(kind) ?? ValueKind.Unknown;
    }

    public TextLine Line { get; }

    public ValueKind Kind { get; }

    /// <summary>What is wrong with the line as it is written; null where nothing is.</summary>
    public string? Error { get; }

    /// <summary>The lines that say something.</summary>
    public static IEnumerable<KindsLine> Read(SourceText text) =>
        from line in text.Lines
        let words = Words(line.ToString())
        where words.Length > 0
        select new KindsLine(line, words);

    /// <summary>The symbol that a line without error is about, or why there is none.</summary>
    public (ISymbol? Symbol, string? Error) Resolve(Compilation compilation)
    {
        ImmutableArray<ISymbol> found = DocumentationIds.Find(id, compilation);
        if (found.IsEmpty) return (null, $"no symbol has the ID '{id}'");
        if (found.Length > 1) return (null, $"'{id}' is ambiguous: {string.Join(", ", found.Select(DocumentationIds.Describe))}");
        if (parameter is null) return (found[0], null);
        IParameterSymbol? named = ((IMethodSymbol)found[0]).Parameters.FirstOrDefault(p => p.Name == parameter);
        return (named, named is null ? $"'{id}' has no parameter '{parameter}'" : null);
    }

    private static string[] Words(string line) =>
        [.. line.Split(Separators, StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word[0] != '#').Select(word => word.TrimEnd(',')).Where(word => word.Length > 0)];
}
