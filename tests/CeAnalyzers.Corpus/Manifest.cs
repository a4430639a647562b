using System.Collections.Immutable;
using System.Globalization;

namespace CeAnalyzers.Corpus;

/// <summary>A manifest that cannot be read; the message names line and reason.</summary>
public sealed class ManifestException(string source, int line, string reason) : Exception($"{source}({line}): {reason}");

/// <summary>Reads labels from tab-separated values with a header.</summary>
public static class Manifest
{
    private const string SafePrefix = "SAFE:";

    private static readonly string[] Columns =
        ["repo", "commit", "path", "line", "pattern", "guard", "distance", "framework", "confidence", "note"];

    public static ImmutableArray<Label> Read(string file) => Parse(File.ReadLines(file), file);

    public static ImmutableArray<Label> Parse(IEnumerable<string> lines, string source)
    {
        ImmutableArray<Label>.Builder labels = ImmutableArray.CreateBuilder<Label>();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (number == 1)
                CheckHeader(line, source);
            else if (line.Length > 0)
                labels.Add(ParseRow(line.Split('\t'), reason => new ManifestException(source, number, reason)));
        }

        return number > 0 ? labels.ToImmutable() : throw new ManifestException(source, 1, "the file is empty");
    }

    private static void CheckHeader(string line, string source)
    {
        if (!line.Split('\t').SequenceEqual(Columns))
            throw new ManifestException(source, 1, $"expected the columns {string.Join(", ", Columns)}");
    }

    private static Label ParseRow(string[] cells, Func<string, ManifestException> fail)
    {
        if (cells.Length != Columns.Length)
            throw fail($"expected {Columns.Length} columns, found {cells.Length}");
        if (cells[0].Length == 0 || cells[2].Length == 0)
            throw fail("repo and path must not be empty");
        if (!int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out int line) || line < 1)
            throw fail($"'{cells[3]}' is no line number");

        bool isSafe = cells[4].StartsWith(SafePrefix, StringComparison.Ordinal);
        string pattern = isSafe ? cells[4][SafePrefix.Length..] : cells[4];
        if (!Patterns.IsKnown(pattern))
            throw fail($"unknown pattern '{pattern}'; known are {Patterns.Known}");

        return new Label(
            cells[0], cells[1], cells[2], line, pattern, isSafe,
            cells[5].Length == 0 ? Guard.None : ParseName<Guard>(cells[5], "guard", fail),
            ParseName<Distance>(cells[6], "distance", fail),
            cells[7],
            ParseName<Confidence>(cells[8], "confidence", fail),
            cells[9]);
    }

    /// <summary>Names are spelled with hyphens: same-expression for <see cref="Distance.SameExpression"/>.</summary>
    private static T ParseName<T>(string text, string column, Func<string, ManifestException> fail)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (text == Spell(value))
                return value;
        }

        throw fail($"unknown {column} '{text}'; known are {string.Join(", ", Enum.GetValues<T>().Select(Spell))}");
    }

    public static string Spell<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
