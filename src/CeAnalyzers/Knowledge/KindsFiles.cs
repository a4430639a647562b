using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Knowledge;

/// <summary>The additional files called CeAnalyzers.Kinds.txt, read once a compilation: what they declare, and what is wrong with them.</summary>
internal sealed class KindsFiles
{
    public const string Name = "CeAnalyzers.Kinds.txt";

    private readonly Lazy<(Dictionary<ISymbol, Declaration> Kinds, List<InvalidLine> Invalid)> content;

    public KindsFiles(ImmutableArray<AdditionalText> files, Compilation compilation, CancellationToken cancellation)
    {
        content = new(() => Read(files, compilation, cancellation));
    }

    public IReadOnlyDictionary<ISymbol, Declaration> Kinds => content.Value.Kinds;

    /// <summary>The lines that are wrong, unknown or ambiguous.</summary>
    public IReadOnlyList<InvalidLine> Invalid => content.Value.Invalid;

    public static bool Is(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), Name, StringComparison.OrdinalIgnoreCase);

    private static (Dictionary<ISymbol, Declaration> Kinds, List<InvalidLine> Invalid) Read(ImmutableArray<AdditionalText> files, Compilation compilation, CancellationToken cancellation)
    {
        var kinds = new Dictionary<ISymbol, Declaration>(SymbolEqualityComparer.Default);
        var invalid = new List<InvalidLine>();
        foreach (AdditionalText file in files.Where(Is))
        {
            if (file.GetText(cancellation) is not { } text) continue;
            foreach (KindsLine line in KindsLine.Read(text))
            {
                (ISymbol? symbol, string? error) = line.Error is null ? line.Resolve(compilation) : (null, line.Error);
                var declaration = new Declaration(line.Kind, $"line {line.Line.LineNumber + 1} of {Name}");
                if (symbol is not null && kinds.TryGetValue(symbol, out Declaration? earlier) && earlier.Kind != line.Kind) error = $"{earlier.By} says otherwise of the same symbol";
                if (error is null) kinds[symbol!] = declaration;
                else invalid.Add(new(file, line.Line, error));
            }
        }

        return (kinds, invalid);
    }
}

/// <summary>A line that says nothing that can be used.</summary>
internal sealed record InvalidLine(AdditionalText File, TextLine Line, string Error)
{
    public Location Location => Location.Create(File.Path, Line.Span, new LinePositionSpan(new(Line.LineNumber, 0), new(Line.LineNumber, Line.End - Line.Start)));
}
