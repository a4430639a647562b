using System.Numerics;

namespace CeAnalyzers;

internal static partial class Row
{
    /// <summary>A loss of one sample.</summary>
    public static T Evaluate<TLoss, T>(TLoss loss, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient) where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        if (targets.IsEmpty && label == loss.IgnoredLabel)
        {
            gradient.Clear();
            return T.CreateTruncating(0.0);
        }
        return T.CreateTruncating(loss.Evaluate(logits, label, targets, gradient, 1, out _));
    }
}
