using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Checks of every target, a portion on each core: on one they take as long as a tenth of the work that several share.</summary>
internal static partial class BatchChecks
{
    /// <summary>Whether vectors can tell that all are from 0 to 1.</summary>
    public static bool AreProbabilities<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        Blocks.All(Portions(targets), maxDegreeOfParallelism, portion => Kernel.AreProbabilities<T>(PortionOf(targets, portion)));

    /// <summary>Whether vectors can tell that all are finite and at least 0.</summary>
    public static bool AreWeights<T>(Entries<T> targets, int maxDegreeOfParallelism) where T : IBinaryFloatingPointIeee754<T> =>
        Blocks.All(Portions(targets), maxDegreeOfParallelism, portion => Kernel.AreWeights<T>(PortionOf(targets, portion)));

    private static int Portions<T>(Entries<T> targets) where T : IBinaryFloatingPointIeee754<T> => (targets.Span.Length + Blocks.Portion - 1) / Blocks.Portion;

    private static ReadOnlySpan<T> PortionOf<T>(Entries<T> targets, int portion) where T : IBinaryFloatingPointIeee754<T> =>
        targets.Span.Slice(portion * Blocks.Portion, Math.Min(Blocks.Portion, targets.Span.Length - portion * Blocks.Portion));
}
