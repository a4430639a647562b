using System.Collections.Immutable;
using System.Globalization;

namespace CeAnalyzers.Options;

/// <summary>The options there are.</summary>
internal static class KnownOptions
{
    /// <summary>Whether names alone are evidence of a kind.</summary>
    public static Option<bool> NamedEvidence { get; } = new("ce_named_evidence", "true or false", true, bool.TryParse);

    /// <summary>Whether fix all and dotnet format apply fixes that change what is trained.</summary>
    public static Option<bool> UnsafeFixes { get; } = new("ce_unsafe_fixes", "true or false", false, bool.TryParse);

    /// <summary>The number of samples of each class that the losses are trained on; empty where it is not said.</summary>
    public static Option<ImmutableArray<int>> ClassCounts { get; } =
        new("ce_class_counts", "the number of samples of each class, two or more whole numbers with commas between them, such as 174, 1623", ImmutableArray<int>.Empty, Counts);

    /// <summary>How rare a class must be: one sample in so many of its own and the most frequent class's.</summary>
    public static Option<double> ImbalanceRatio { get; } = new("ce_imbalance_ratio", "a number above 1, such as 10", 10, Ratio);

    public static ImmutableArray<Option> All { get; } = ImmutableArray.Create<Option>(NamedEvidence, UnsafeFixes, ClassCounts, ImbalanceRatio);

    private static bool Counts(string text, out ImmutableArray<int> counts)
    {
        var read = ImmutableArray.CreateBuilder<int>();
        counts = ImmutableArray<int>.Empty;
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return false;
            read.Add(count);
        }

        if (read.Count < 2) return false;
        counts = read.ToImmutable();
        return true;
    }

    private static bool Ratio(string text, out double ratio) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out ratio) && ratio > 1 && !double.IsInfinity(ratio);
}
