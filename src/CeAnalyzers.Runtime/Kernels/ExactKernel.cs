using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>As <see cref="RowKernel{TVector, T}"/>, with a sum that also has what each exponential rounds off.</summary>
internal static class ExactKernel<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc cref="RowKernel{TVector, T}.TrySum"/>
    public static bool TrySum(ReadOnlySpan<T> logits, Span<T> scratch, out RowSum sum)
    {
        sum = default;
        if (!RowKernel<TVector, T>.TryMax(logits, out T max) || !T.IsFinite(max))
            return false;
        int top = RowKernel<TVector, T>.IndexOf(logits, max);
        var exponential = new Exponential<TVector, T>(max);
        DoubleDouble own = exponential.ExactlyOf(max);
        TVector total = TVector.Create(T.Zero), lost = total;
        Exponentials(logits[..top], exponential, scratch.IsEmpty ? scratch : scratch[..top], ref total, ref lost);
        Exponentials(logits[(top + 1)..], exponential, scratch.IsEmpty ? scratch : scratch[(top + 1)..], ref total, ref lost);
        DoubleDouble rest = VectorSum<TVector, T>.Total(total, lost);
        if (!scratch.IsEmpty)
            scratch[top] = T.CreateTruncating(own.Value);
        sum = new RowSum(double.CreateTruncating(max), rest / own, scratch.IsEmpty ? default : rest + own, top);
        return true;
    }

    private static void Exponentials(ReadOnlySpan<T> logits, in Exponential<TVector, T> exponential, Span<T> destination, ref TVector total, ref TVector lost)
    {
        int whole = logits.Length / TVector.Count * TVector.Count;
        Whole(logits[..whole], exponential, destination.IsEmpty ? destination : destination[..whole], ref total, ref lost);
        if (whole == logits.Length)
            return;
        TVector e = Last(logits[whole..], exponential, destination.IsEmpty ? destination : destination[whole..], out TVector rounded);
        lost += rounded;
        Add(e, ref total, ref lost);
    }

    /// <summary>Whole vectors. What is summed stays in local variables, and so in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Whole(ReadOnlySpan<T> logits, in Exponential<TVector, T> exponential, Span<T> destination, ref TVector sum, ref TVector rest)
    {
        ref T first = ref MemoryMarshal.GetReference(logits), output = ref MemoryMarshal.GetReference(destination);
        bool store = !destination.IsEmpty;
        TVector beyond = sum, total = sum, lost = rest;
        for (int j = 0; j < logits.Length; j += TVector.Count)
        {
            TVector e = exponential.OfNear(exponential.Near(TVector.Load(ref first, j)), ref beyond, out TVector rounded);
            if (store)
                TVector.Store(e, ref output, j);
            lost += rounded;
            Add(e, ref total, ref lost);
        }
        (sum, rest) = (total, lost);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector term, ref TVector total, ref TVector lost)
    {
        TVector next = total + term;
        lost += VectorSum<TVector, T>.RoundedOff(total, term, next);
        total = next;
    }

    /// <summary>Fewer entries than a vector has, through a padded copy: nothing is read past the end, and of minus infinity there is nothing to add.</summary>
    private static TVector Last(ReadOnlySpan<T> logits, in Exponential<TVector, T> exponential, Span<T> destination, out TVector lost)
    {
        TVector padded = TVector.Create(T.NegativeInfinity), none = padded;
        Span<T> lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<TVector, T>(ref padded), TVector.Count);
        logits.CopyTo(lanes);
        padded = exponential.OfNear(exponential.Near(padded), ref none, out lost);
        if (!destination.IsEmpty)
            lanes[..logits.Length].CopyTo(destination);
        return padded;
    }
}
