using System.Numerics;

namespace CeAnalyzers;

/// <summary>A loss of one sample, from its row of logits.</summary>
internal partial interface IRowLoss
{
    /// <summary>
    /// The loss against a label, or against a row of targets where that is not empty. The gradient, unless its span is empty, is written times
    /// <paramref name="scale"/>. The gradient may be the logits or the targets themselves.
    /// </summary>
    double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>;
}
