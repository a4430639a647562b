using System.Numerics;
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

    public static void Scale<T>(Span<T> exponentials, double factor) where T : IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated && exponentials.Length >= Vector512<T>.Count)
            RowKernel<Vector512Of<T>, T>.Scale(exponentials, factor);
        else if (Vector256.IsHardwareAccelerated && HasFused && exponentials.Length >= Vector256<T>.Count)
            RowKernel<Vector256Of<T>, T>.Scale(exponentials, factor);
        else
            RowKernel<Vector128Of<T>, T>.Scale(exponentials, factor);
    }
}
