namespace CeAnalyzers.Flow;

/// <summary>What reaches a place: writes, and perhaps what the variable held when the body began.</summary>
internal sealed class ReachingWrites
{
    private readonly List<Write> writes = [];

    public IReadOnlyList<Write> Writes => writes;

    public bool ReachesEntry { get; set; }

    /// <summary>False where the place is not in the graph: then nothing can be said.</summary>
    public bool IsComplete { get; set; } = true;

    public void Add(Write write)
    {
        if (!writes.Contains(write)) writes.Add(write);
    }
}
