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
    public static bool TrySum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) where T : IBinaryFloatingPointIeee754<T>
    {
        bool isInPlace = !scratch.IsEmpty && Unsafe.AreSame(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(scratch));
        if ((typeof(T) == typeof(float) || typeof(T) == typeof(double)) && !isInPlace)
        {
            if (Vector512.IsHardwareAccelerated && logits.Length >= Vector512<T>.Count)
                return PivotKernel<Vector512Of<T>, T>.TrySum(logits, label, scratch, out sum);
            if (Vector256.IsHardwareAccelerated && HasFused && logits.Length >= Vector256<T>.Count)
                return PivotKernel<Vector256Of<T>, T>.TrySum(logits, label, scratch, out sum);
            if (Vector128.IsHardwareAccelerated && HasFused && logits.Length >= Vector128<T>.Count)
                return PivotKernel<Vector128Of<T>, T>.TrySum(logits, label, scratch, out sum);
        }
        sum = default;
        return false;
    }

    public static void Scale<T>(Span<T> exponentials, double factor) where T : IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated && exponentials.Length >= Vector512<T>.Count)
            RowKernel<Vector512Of<T>, T>.Scale(exponentials, factor);
        else if (Vector256.IsHardwareAccelerated && HasFused && exponentials.Length >= Vector256<T>.Count)
            RowKernel<Vector256Of<T>, T>.Scale(exponentials, factor);
        else
            RowKernel<Vector128Of<T>, T>.Scale(exponentials, factor);
    }

    /// <summary>
    /// Plain softmax cross-entropies of as many rows from the first on as a vector has lanes, where rows are short; how many that were.
    /// Their losses are rounded before they are added to the sum.
    /// </summary>
    public static int CrossEntropies<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
        where T : IBinaryFloatingPointIeee754<T>
    {
        int classes = logits.Length / labels.Length;
        if (typeof(T) != typeof(float) || classes > LaneKernel<Vector256Of<float>>.MostClasses)
            return 0;
        if (Vector512.IsHardwareAccelerated && labels.Length >= Vector512<float>.Count)
            return Lanes<Vector512Of<float>, T>(logits, labels, gradient, scale, losses, logSumExps, classes, ref sum);
        if (Vector256.IsHardwareAccelerated && HasFused && labels.Length >= Vector256<float>.Count)
            return Lanes<Vector256Of<float>, T>(logits, labels, gradient, scale, losses, logSumExps, classes, ref sum);
        return 0;
    }

    private static int Lanes<TVector, T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, int classes, ref CompensatedSum sum)
        where TVector : struct, IVector<TVector, float>
    {
        int rows = TVector.Count;
        return LaneKernel<TVector>.TryRun(
            Single<T>(logits[..(rows * classes)]), labels[..rows], Single<T>(gradient.IsEmpty ? gradient : gradient[..(rows * classes)]), scale,
            Single<T>(losses.IsEmpty ? losses : losses[..rows]), Single<T>(logSumExps.IsEmpty ? logSumExps : logSumExps[..rows]), ref sum) ? rows : 0;
    }

    /// <summary>A span of T, which is float.</summary>
    private static Span<float> Single<T>(ReadOnlySpan<T> span) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span)), span.Length);
}
