using System.Numerics;
using System.Runtime.Intrinsics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Accuracy;

/// <summary>The kernels of 512 bits on a machine that has none: .NET takes each vector as two of 256, operation by operation, with the same results.</summary>
internal static class Emulated
{
    /// <summary>As the library takes a row of at least two vectors; shorter ones it takes in fewer bits.</summary>
    public static T SoftmaxCrossEntropy<T>(T[] logits, int label, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (logits.Length < 2 * Vector512<T>.Count)
            return StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), label, gradient);
        if (!PivotKernel<Vector512Of<T>, T>.TrySum<Full>(logits, label, gradient, out RowSum sum) && !RowKernel<Vector512Of<T>, T>.TrySum(logits, gradient, out sum))
            sum = Row.ScalarSum<T>(logits);
        double own = double.CreateTruncating(logits[label]);
        Row.Probabilities(logits, sum, 1, gradient.AsSpan());
        gradient[label] = T.CreateTruncating(sum.ProbabilityMinusOne(own));
        return T.CreateTruncating(sum.Loss(own));
    }

    /// <summary>Focal losses of a batch are those of its rows.</summary>
    public static T SoftmaxFocal<T>(T[] logits, int label, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (logits.Length < 2 * Vector512<T>.Count)
            return StableLoss.SoftmaxFocal<T>(logits.AsSpan(), label, gradient);
        if (!PivotKernel<Vector512Of<T>, T>.TrySum<Exact>(logits, label, gradient, out RowSum sum) && !ExactKernel<Vector512Of<T>, T>.TrySum(logits, gradient, out sum))
            sum = Row.ScalarSum<T>(logits);
        return T.CreateTruncating(new FocalLoss(default).Of(sum, logits, double.CreateTruncating(logits[label]), label, gradient.AsSpan(), 1));
    }

    public static bool TryRows<T>(T[] logits, int[] labels, T[] gradient, T[] losses) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum sum = new();
        return logits.Length / labels.Length <= ShortRowsKernel<Vector512Of<T>, T, Vector512Of<double>>.MostClasses
            ? ShortRowsKernel<Vector512Of<T>, T, Vector512Of<double>>.TryRun(logits, labels, gradient, 1, losses, default, ref sum)
            : LongRowsKernel<Vector512Of<T>, T, Vector512Of<double>>.TryRun(logits, labels, gradient, 1, losses, default, ref sum);
    }

    public static void Sigmoids<T>(T[] logits, T[] targets, T[] losses, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum sum = new();
        int done = (logits, isFocal) switch
        {
            (float[] singles, false) => HardSigmoidKernel<Vector512Of<float>, Vector512Of<double>>.Run(singles, (float[])(object)targets, (float[])(object)gradient, (float[])(object)losses, 1, ref sum),
            (_, false) => SigmoidKernel<Vector512Of<double>, T, SigmoidLoss>.Run(new SigmoidLoss(default), 0, logits, targets, gradient, losses, 1, ref sum),
            _ => SigmoidKernel<Vector512Of<double>, T, SigmoidFocalLoss>.Run(new SigmoidFocalLoss(default), 0, logits, targets, gradient, losses, 1, ref sum),
        };
        if (done != logits.Length)
            throw new InvalidOperationException($"Expected whole vectors, but {done} of {logits.Length} logits are in them.");
    }
}
