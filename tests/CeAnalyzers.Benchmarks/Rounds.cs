using System.Diagnostics;

namespace CeAnalyzers.Benchmarks;

/// <summary>
/// The times of one function. Every round runs all functions one after the other, so that a slow moment of the machine meets all alike; that, and
/// a result that is checked in the same process, is why no benchmark framework does it, which would run them one by one.
/// </summary>
internal sealed class Rounds(Func<double> function)
{
    private const int Count = 7;
    private const int Milliseconds = 60;
    private const int WarmUpMilliseconds = 500;

    private readonly double[] _times = new double[Count];

    /// <summary>In microseconds.</summary>
    public double Median => Middle(_times);

    public static void Run(Rounds[] all)
    {
        foreach (Rounds each in all)
            each.Fastest(WarmUpMilliseconds);
        for (int round = 0; round < Count; round++)
        {
            foreach (Rounds each in all)
                each._times[round] = each.Fastest(Milliseconds);
        }
    }

    /// <summary>The ratio of the medians, and the smallest and largest ratio of a round.</summary>
    public string Over(Rounds other)
    {
        double[] ratios = [.. _times.Zip(other._times, (own, others) => own / others)];
        return $"{Median / other.Median:F2} ({ratios.Min():F2} to {ratios.Max():F2})";
    }

    /// <summary>The fastest call within the time: what is left when nobody else has the core.</summary>
    private double Fastest(int milliseconds)
    {
        long end = Stopwatch.GetTimestamp() + milliseconds * Stopwatch.Frequency / 1000;
        double best = double.PositiveInfinity;
        for (int calls = 0; calls < 3 || Stopwatch.GetTimestamp() < end; calls++)
        {
            long start = Stopwatch.GetTimestamp();
            function();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return best;
    }

    private static double Middle(double[] values) => values.Order().ElementAt(values.Length / 2);
}
