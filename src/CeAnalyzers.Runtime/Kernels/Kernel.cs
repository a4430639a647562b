using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CeAnalyzers.Kernels;

/// <summary>Chooses the vector width: the widest that the machine has and a row fills. Without fused multiply-add the scalar code is as good.</summary>
internal static class Kernel
{
    private const int ShortestRow = 5;

    private static bool HasFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    public static bool TrySum<T>(ReadOnlySpan<T> logits, Span<T> scratch, out RowSum sum) where T : IBinaryFloatingPointIeee754<T>
    {
        if ((typeof(T) == typeof(float) || typeof(T) == typeof(double)) && logits.Length >= ShortestRow)
        {
            if (Vector512.IsHardwareAccelerated && logits.Length >= 2 * Vector512<T>.Count)
                return RowKernel<Vector512Of<T>, T>.TrySum(logits, scratch, out sum);
            if (Vector256.IsHardwareAccelerated && HasFused && logits.Length >= 2 * Vector128<T>.Count)
                return RowKernel<Vector256Of<T>, T>.TrySum(logits, scratch, out sum);
            if (Vector128.IsHardwareAccelerated && HasFused)
                return RowKernel<Vector128Of<T>, T>.TrySum(logits, scratch, out sum);
        }
        sum = default;
        return false;
    }

    /// <summary>The sum about a known label's logit in one reading, of rows that are no longer short and nothing out of the ordinary.</summary>
    public static bool TrySum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) where T : IBinaryFloatingPointIeee754<T> => TrySum<Full, T>(logits, label, scratch, out sum);

    /// <summary>As above, of any rows that are no longer short, with more digits.</summary>
    public static bool TryExactSum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) where T : IBinaryFloatingPointIeee754<T> => TrySum<Exact, T>(logits, label, scratch, out sum);

    private static bool TrySum<TPrecision, T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) where TPrecision : struct, IPrecision where T : IBinaryFloatingPointIeee754<T>
    {
        if ((typeof(T) == typeof(float) || typeof(T) == typeof(double)) && logits.Length >= ShortestRow)
        {
            if (Vector512.IsHardwareAccelerated && logits.Length >= 2 * Vector512<T>.Count)
                return TrySumAbout<TPrecision, Vector512Of<T>, T>(logits, label, scratch, out sum);
            if (Vector256.IsHardwareAccelerated && HasFused && logits.Length >= 2 * Vector128<T>.Count)
                return TrySumAbout<TPrecision, Vector256Of<T>, T>(logits, label, scratch, out sum);
            if (Vector128.IsHardwareAccelerated && HasFused)
                return TrySumAbout<TPrecision, Vector128Of<T>, T>(logits, label, scratch, out sum);
        }
        sum = default;
        return false;
    }

    private static bool TrySumAbout<TPrecision, TVector, T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum)
        where TPrecision : struct, IPrecision where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
    {
        bool isInPlace = !scratch.IsEmpty && Unsafe.AreSame(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(scratch));
        // A row that is refused must still be there.
        if ((!isInPlace || PivotKernel<TVector, T>.TrySum<TPrecision>(logits, label, default, out _)) && PivotKernel<TVector, T>.TrySum<TPrecision>(logits, label, scratch, out sum))
            return true;
        sum = default;
        return TPrecision.IsExact && ExactKernel<TVector, T>.TrySum(logits, scratch, out sum);
    }

    /// <summary>The exponentials times the factor over their total. That quotient is rounded once: the rounding is in every entry.</summary>
    public static void Scale<T>(Span<T> exponentials, double factor, DoubleDouble total) where T : IBinaryFloatingPointIeee754<T>
    {
        double quotient = factor / total.High, remainder = Math.FusedMultiplyAdd(-quotient, total.High, factor) - quotient * total.Low;
        factor = quotient + remainder / total.High;
        if (Vector512.IsHardwareAccelerated && exponentials.Length >= Vector512<T>.Count)
            RowKernel<Vector512Of<T>, T>.Scale(exponentials, factor);
        else if (Vector256.IsHardwareAccelerated && HasFused && exponentials.Length >= Vector256<T>.Count)
            RowKernel<Vector256Of<T>, T>.Scale(exponentials, factor);
        else
            RowKernel<Vector128Of<T>, T>.Scale(exponentials, factor);
    }

    /// <summary>How many rows plain softmax cross-entropies are taken of together; 0 where there is no kernel for that.</summary>
    public static int GroupRows<T>(int classes) where T : IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) || !HasFused)
            return 0;
        return IsShort<T>(classes) ? Batch.MostBlockRows : LongRowsKernel<Vector128Of<T>, T, Vector128Of<double>>.GroupRows(classes);
    }

    /// <summary>Plain softmax cross-entropies of a group of rows; false, and no losses written, where they are not ordinary. The gradient means nothing then, unless it is the logits, which are left.</summary>
    public static bool TryCrossEntropies<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            return TryCrossEntropies<Vector512Of<T>, T, Vector512Of<double>>(logits, labels, gradient, scale, losses, logSumExps, ref sum);
        if (Vector256.IsHardwareAccelerated)
            return TryCrossEntropies<Vector256Of<T>, T, Vector256Of<double>>(logits, labels, gradient, scale, losses, logSumExps, ref sum);
        return TryCrossEntropies<Vector128Of<T>, T, Vector128Of<double>>(logits, labels, gradient, scale, losses, logSumExps, ref sum);
    }

    private static bool TryCrossEntropies<TVector, T, TWide>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
        where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double> => IsShort<T>(logits.Length / labels.Length)
        ? ShortRowsKernel<TVector, T, TWide>.TryRun(logits, labels, gradient, scale, losses, logSumExps, ref sum)
        : LongRowsKernel<TVector, T, TWide>.TryRun(logits, labels, gradient, scale, losses, logSumExps, ref sum);

    /// <summary>The softmax cross-entropy with any targets of a row whose sum is known, if a kernel made that and loss and slopes are finite.</summary>
    public static bool TryTargets<T>(in SoftmaxOptions options, in RowSum sum, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double loss)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (sum.Top >= 0)
        {
            // Weights are doubles.
            if (typeof(T) == typeof(float) && options.ClassWeights.IsEmpty && logits.Length >= Vector256<float>.Count)
                return TryTargetsIn<float, T>(options, sum, logits, label, targets, gradient, scale, out loss);
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
                return TryTargetsIn<double, T>(options, sum, logits, label, targets, gradient, scale, out loss);
        }
        loss = 0;
        return false;
    }

    private static bool TryTargetsIn<TLane, T>(in SoftmaxOptions options, in RowSum sum, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double loss)
        where TLane : IBinaryFloatingPointIeee754<TLane> where T : IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated && logits.Length >= Vector512<TLane>.Count)
            return TargetsKernel<Vector512Of<TLane>, TLane, T>.TryRun(options, sum, logits, label, targets, gradient, scale, out loss);
        return Vector256.IsHardwareAccelerated
            ? TargetsKernel<Vector256Of<TLane>, TLane, T>.TryRun(options, sum, logits, label, targets, gradient, scale, out loss)
            : TargetsKernel<Vector128Of<TLane>, TLane, T>.TryRun(options, sum, logits, label, targets, gradient, scale, out loss);
    }

    /// <summary>The log-probabilities of a row whose sum is known, if a kernel made that.</summary>
    public static bool TryLogSoftmax<T>(in RowSum sum, ReadOnlySpan<T> logits, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        if (sum.Top < 0 || typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return false;
        if (Vector512.IsHardwareAccelerated && logits.Length >= Vector512<double>.Count)
            LogSoftmaxKernel<Vector512Of<double>, T>.Run(sum, logits, destination);
        else if (Vector256.IsHardwareAccelerated)
            LogSoftmaxKernel<Vector256Of<double>, T>.Run(sum, logits, destination);
        else
            LogSoftmaxKernel<Vector128Of<double>, T>.Run(sum, logits, destination);
        return true;
    }

    private static bool IsShort<T>(int classes) where T : IBinaryFloatingPointIeee754<T> => classes <= ShortRowsKernel<Vector128Of<T>, T, Vector128Of<double>>.MostClasses;

    /// <summary>The losses of single elements, as many from the first on as are taken together; how many that were. The first one has an index among all.</summary>
    public static int Elements<TLoss, T>(TLoss loss, int first, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, ref CompensatedSum sum)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        if (loss is SigmoidLoss sigmoid)
            return Sigmoids(sigmoid, first, inputs, targets, gradient, losses, denominator, ref sum);
        return loss is SigmoidFocalLoss focal ? Sigmoids(focal, first, inputs, targets, gradient, losses, denominator, ref sum) : 0;
    }

    private static int Sigmoids<TLoss, T>(TLoss loss, int first, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, ref CompensatedSum sum)
        where TLoss : struct, ISigmoidLoss where T : IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) || !HasFused || !loss.HasVectors)
            return 0;
        if (typeof(T) == typeof(float) && loss is SigmoidLoss { IsPlain: true })
            return HardSigmoids(Single(logits), Single(targets), Single<T>(gradient), Single<T>(losses), denominator, ref sum);
        if (Vector512.IsHardwareAccelerated)
            return SigmoidKernel<Vector512Of<double>, T, TLoss>.Run(loss, first, logits, targets, gradient, losses, denominator, ref sum);
        if (Vector256.IsHardwareAccelerated)
            return SigmoidKernel<Vector256Of<double>, T, TLoss>.Run(loss, first, logits, targets, gradient, losses, denominator, ref sum);
        return SigmoidKernel<Vector128Of<double>, T, TLoss>.Run(loss, first, logits, targets, gradient, losses, denominator, ref sum);
    }

    private static int HardSigmoids(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, Span<float> losses, double denominator, ref CompensatedSum sum)
    {
        if (Vector512.IsHardwareAccelerated)
            return HardSigmoidKernel<Vector512Of<float>, Vector512Of<double>>.Run(logits, targets, gradient, losses, denominator, ref sum);
        if (Vector256.IsHardwareAccelerated)
            return HardSigmoidKernel<Vector256Of<float>, Vector256Of<double>>.Run(logits, targets, gradient, losses, denominator, ref sum);
        return HardSigmoidKernel<Vector128Of<float>, Vector128Of<double>>.Run(logits, targets, gradient, losses, denominator, ref sum);
    }

    /// <summary>Whether vectors can tell that all are from 0 to 1.</summary>
    public static bool AreProbabilities<T>(ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> => AreWithin(targets, T.One);

    /// <summary>Whether vectors can tell that all are finite and at least 0.</summary>
    public static bool AreWeights<T>(ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> => AreWithin(targets, T.BitDecrement(T.PositiveInfinity));

    /// <summary>Whether vectors can tell that all are from 0 to the largest allowed.</summary>
    private static bool AreWithin<T>(ReadOnlySpan<T> targets, T largest) where T : IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) || !Vector256.IsHardwareAccelerated)
            return false;
        Vector256<T> outside = Vector256<T>.Zero, most = Vector256.Create(largest), zero = outside;
        int j = 0;
        for (; j <= targets.Length - Vector256<T>.Count; j += Vector256<T>.Count)
        {
            Vector256<T> target = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(targets), (nuint)j);
            outside |= ~(Vector256.GreaterThanOrEqual(target, zero) & Vector256.LessThanOrEqual(target, most));
        }
        bool areInside = outside.AsByte() == Vector256<byte>.Zero;
        for (; j < targets.Length; j++)
            areInside &= targets[j] >= T.Zero && targets[j] <= largest;
        return areInside;
    }

    /// <summary>A span of T, which is float.</summary>
    private static Span<float> Single<T>(ReadOnlySpan<T> span) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span)), span.Length);
}
