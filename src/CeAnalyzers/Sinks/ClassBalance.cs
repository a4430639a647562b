using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>How many samples of each class there are, the first class first, and who says so.</summary>
/// <param name="Counts">Two or more counts.</param>
/// <param name="By">What tells the counts, as messages say it.</param>
internal sealed record ClassBalance(ImmutableArray<int> Counts, string By)
{
    /// <summary>The variable in source that holds them; null where there is none.</summary>
    public VariableDeclaratorSyntax? Array { get; init; }

    /// <summary>The samples of the rarest class that has any.</summary>
    public int Rarest => Counts.Where(count => count > 0).DefaultIfEmpty(0).Min();

    public int MostFrequent => Counts.Max();

    /// <summary>Of the rarest and the most frequent class together, at most one sample in <paramref name="ratio"/> is of the rarest.</summary>
    public bool IsImbalanced(double ratio) => Rarest > 0 && Rarest * ratio <= (double)Rarest + MostFrequent;
}
