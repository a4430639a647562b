using System.Numerics;

namespace CeAnalyzers;

internal static partial class TargetChecks
{
    public static void Weights<T>(ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < targets.Length; j++)
            Checks.Weight(double.CreateTruncating(targets[j]), j, nameof(targets));
    }

    public static void Probabilities<T>(ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < targets.Length; j++)
            Checks.Probability(double.CreateTruncating(targets[j]), nameof(targets));
    }
}
