namespace CeAnalyzers;

internal static class Blocks
{
    /// <summary>So many entries are worth asking another core to check.</summary>
    public const int Portion = 65536;

    /// <summary>The sum of what blocks of work give, on several cores. They are added in their order, so that it is the same to the last bit however many there are.</summary>
    public static double Sum(int count, int maxDegreeOfParallelism, Func<int, double> block)
    {
        var sums = new double[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism }, index => sums[index] = block(index));
        CompensatedSum sum = new();
        foreach (double blockSum in sums)
            sum.Add(blockSum);
        return sum.Value;
    }

    /// <summary>Whether all of them are so, on several cores.</summary>
    public static bool All(int count, int maxDegreeOfParallelism, Func<int, bool> block) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism }, (index, loop) =>
        {
            if (!block(index))
                loop.Stop();
        }).IsCompleted;
}
