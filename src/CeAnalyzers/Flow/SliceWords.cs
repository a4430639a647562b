using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;

namespace CeAnalyzers.Flow;

/// <summary>What a word may mean for the kinds of what it stands in.</summary>
internal enum SliceWord
{
    Other,

    /// <summary>A function or layer that makes values of a known kind, an exponential, or a name that says so.</summary>
    Telling,

    /// <summary>A layer, which tells where its activation does.</summary>
    Layer,

    /// <summary>Math.Pow, an exponential where the base is e.</summary>
    Power,

    /// <summary>Math.E.</summary>
    Base,
}

/// <summary>The words that make a difference to a slice by names, from the tables of the libraries.</summary>
internal static class SliceWords
{
    private static readonly Dictionary<string, SliceWord> Known = Collect();
    private static readonly HashSet<string> LibraryTypes = [.. KnownApis.All.SelectMany(row => row.Type.Split('.', '+', '`')), "Convert", "Console", "Enumerable", "Array"];

    /// <summary>The words that tell of kinds, and the parts, in lower case, that make any word do.</summary>
    public static IEnumerable<string> Telling => Known.Where(word => word.Value == SliceWord.Telling).Select(word => word.Key);

    public static IReadOnlyList<string> TellingParts { get; } = ["softmax", "sigmoid", "logistic"];

    public static SliceWord Of(string word) =>
        Known.TryGetValue(word, out SliceWord known) ? known
        : TellingParts.Any(part => word.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0) ? SliceWord.Telling
        : SliceWord.Other;

    public static bool IsLibraryType(string name) => LibraryTypes.Contains(name);

    private static Dictionary<string, SliceWord> Collect()
    {
        var words = new Dictionary<string, SliceWord>(StringComparer.Ordinal) { ["E"] = SliceWord.Base };
        foreach (Api row in KnownApis.All)
        {
            bool isTelling = row.Makes != ValueKind.Nothing || row.Operator is Operator.Exp or Operator.ExpM1 or Operator.Tanh;
            if (row.Member is "call" or "forward") continue;
            if (row.Builds is not null && !words.ContainsKey(row.Member)) words[row.Member] = SliceWord.Layer;
            else if (isTelling) words[row.Member] = SliceWord.Telling;
            else if (row.Operator == Operator.Power) words[row.Member] = SliceWord.Power;
        }

        return words;
    }
}
