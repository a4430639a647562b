using System.Globalization;

namespace CeAnalyzers.Corpus;

/// <summary>Rows of cells, written as aligned Markdown or as tab-separated values.</summary>
public sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    public void Add(params object?[] cells) =>
        _rows.Add([.. cells.Select(cell => OneLine(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))]);

    public void WriteMarkdown(TextWriter writer)
    {
        string[][] all = [header, .. _rows.Select(row => row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)).ToArray())];
        int[] widths = [.. header.Select((_, column) => all.Max(row => row[column].Length))];
        WriteRow(all[0]);
        writer.WriteLine($"|{string.Join("|", widths.Select(width => new string('-', width + 2)))}|");
        foreach (string[] row in all.Skip(1))
            WriteRow(row);

        void WriteRow(string[] row) =>
            writer.WriteLine($"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
    }

    public void WriteTsv(TextWriter writer)
    {
        foreach (string[] row in _rows.Prepend(header))
            writer.WriteLine(string.Join('\t', row));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
