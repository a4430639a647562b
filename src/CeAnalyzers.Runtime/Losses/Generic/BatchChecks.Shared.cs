using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Checks of every target, a portion on each core: on one they take as long as a tenth of the work that several share.</summary>
internal static partial class BatchChecks
{
    /// <summary>Whether several cores, if so many targets are worth it, can tell that all are from 0 to 1.</summary>
    public static bool AreProbabilities<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        AreShared(targets, maxDegreeOfParallelism) && AllProbabilities(targets, maxDegreeOfParallelism);

    /// <summary>Whether they can tell that all are finite and at least 0.</summary>
    public static bool AreWeights<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        AreShared(targets, maxDegreeOfParallelism) && AllWeights(targets, maxDegreeOfParallelism);

    private static bool AreShared<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        maxDegreeOfParallelism != 1 && targets.Span.Length > Blocks.Portion;

    // Apart, since what the work holds is allocated where the method begins.
    private static bool AllProbabilities<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        Blocks.All(Portions(targets), maxDegreeOfParallelism, portion => Kernel.AreProbabilities<T>(PortionOf(targets, portion)));

    private static bool AllWeights<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        Blocks.All(Portions(targets), maxDegreeOfParallelism, portion => Kernel.AreWeights<T>(PortionOf(targets, portion)));

    private static int Portions<T>(Entries<T> targets) where T : IBinaryFloatingPointIeee754<T> => (targets.Span.Length + Blocks.Portion - 1) / Blocks.Portion;

    private static ReadOnlySpan<T> PortionOf<T>(Entries<T> targets, int portion) where T : IBinaryFloatingPointIeee754<T> =>
        targets.Span.Slice(portion * Blocks.Portion, Math.Min(Blocks.Portion, targets.Span.Length - portion * Blocks.Portion));
}
