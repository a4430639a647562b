using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>A row at a time: its maximum, its exponentials and their sum, and the scaling that makes them probabilities.</summary>
internal static class RowKernel<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Sums a row; the exponentials stay in the scratch row where there is one. Refuses rows with NaN or without a finite maximum, before
    /// anything is written.
    /// </summary>
    public static bool TrySum(ReadOnlySpan<T> logits, Span<T> scratch, out RowSum sum)
    {
        sum = default;
        if (!TryMax(logits, out T max) || !T.IsFinite(max))
            return false;
        int top = IndexOf(logits, max);
        var exponential = new Exponential<TVector, T>(max);
        // One maximal entry stays out of the sum, as RowSum has it.
        double rest = Exponentials(logits[..top], exponential, scratch.IsEmpty ? scratch : scratch[..top])
            + Exponentials(logits[(top + 1)..], exponential, scratch.IsEmpty ? scratch : scratch[(top + 1)..]);
        double ofMax = exponential.OfPivot;
        if (!scratch.IsEmpty)
            scratch[top] = T.CreateTruncating(ofMax);
        sum = new RowSum(double.CreateTruncating(max), (DoubleDouble)rest / ofMax, scratch.IsEmpty ? default : DoubleDouble.Sum(rest, ofMax), top);
        return true;
    }

    /// <summary>Makes the exponentials that TrySum left probabilities, times a factor. The factor has two parts, so that only one rounding counts.</summary>
    public static void Scale(Span<T> exponentials, double factor)
    {
        T high = T.CreateTruncating(factor);
        Scale(exponentials, high, T.CreateTruncating(factor - double.CreateTruncating(high)));
    }

    /// <inheritdoc cref="Scale(Span{T}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scale(Span<T> exponentials, T factor, T rest)
    {
        TVector high = TVector.Create(factor), low = TVector.Create(rest);
        ref T first = ref MemoryMarshal.GetReference(exponentials);
        if (exponentials.Length < TVector.Count)
        {
            for (int i = 0; i < exponentials.Length; i++)
                exponentials[i] = typeof(T) == typeof(float) ? T.FusedMultiplyAdd(exponentials[i], factor, exponentials[i] * rest) : exponentials[i] * factor;
            return;
        }
        // What is between the first and the last vector, which overlap it, is written where vectors are whole cache lines or halves of them.
        int end = exponentials.Length - TVector.Count, j = ToAligned(ref first);
        TVector head = Scaled(TVector.Load(ref first, 0), high, low), tail = Scaled(TVector.Load(ref first, end), high, low);
        for (; j <= exponentials.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = TVector.Load(ref first, j), e1 = TVector.Load(ref first, j + TVector.Count);
            TVector e2 = TVector.Load(ref first, j + 2 * TVector.Count), e3 = TVector.Load(ref first, j + 3 * TVector.Count);
            TVector.Store(Scaled(e, high, low), ref first, j);
            TVector.Store(Scaled(e1, high, low), ref first, j + TVector.Count);
            TVector.Store(Scaled(e2, high, low), ref first, j + 2 * TVector.Count);
            TVector.Store(Scaled(e3, high, low), ref first, j + 3 * TVector.Count);
        }
        for (; j <= end; j += TVector.Count)
            TVector.Store(Scaled(TVector.Load(ref first, j), high, low), ref first, j);
        TVector.Store(head, ref first, 0);
        TVector.Store(tail, ref first, end);
    }

    /// <summary>The index of the first element that begins a vector's multiple in memory; where the collector moves the array meanwhile, some other one that is as right.</summary>
    private static unsafe int ToAligned(ref T first) => (int)(-(nint)Unsafe.AsPointer(ref first) & (Unsafe.SizeOf<TVector>() - 1)) / Unsafe.SizeOf<T>();

    /// <summary>A factor of doubles has no second part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scaled(TVector exponentials, TVector factor, TVector rest) =>
        typeof(T) == typeof(float) ? TVector.MultiplyAdd(exponentials, factor, exponentials * rest) : exponentials * factor;

    /// <summary>The maximum, unless there is a NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool TryMax(ReadOnlySpan<T> logits, out T max)
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        TVector most = TVector.Create(T.NegativeInfinity), most1 = most, most2 = most, most3 = most;
        TVector numbers = TVector.Equal(most, most);
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector z = TVector.Load(ref first, j), z1 = TVector.Load(ref first, j + TVector.Count);
            TVector z2 = TVector.Load(ref first, j + 2 * TVector.Count), z3 = TVector.Load(ref first, j + 3 * TVector.Count);
            numbers = numbers & TVector.Equal(z, z) & TVector.Equal(z1, z1) & (TVector.Equal(z2, z2) & TVector.Equal(z3, z3));
            most = TVector.Max(most, z);
            most1 = TVector.Max(most1, z1);
            most2 = TVector.Max(most2, z2);
            most3 = TVector.Max(most3, z3);
        }
        for (; j <= logits.Length - TVector.Count; j += TVector.Count)
        {
            TVector z = TVector.Load(ref first, j);
            numbers &= TVector.Equal(z, z);
            most = TVector.Max(most, z);
        }
        most = TVector.Max(TVector.Max(most, most1), TVector.Max(most2, most3));
        max = TVector.Lane(most, 0);
        bool valid = TVector.IsAll(numbers);
        for (int lane = 1; lane < TVector.Count; lane++)
            max = TVector.Lane(most, lane) > max ? TVector.Lane(most, lane) : max;
        for (; j < logits.Length; j++)
        {
            valid &= !T.IsNaN(logits[j]);
            max = logits[j] > max ? logits[j] : max;
        }
        return valid;
    }

    /// <summary>The first entry that equals the maximum.</summary>
    public static int IndexOf(ReadOnlySpan<T> logits, T max)
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        TVector wanted = TVector.Create(max), none = wanted - wanted;
        int j = 0;
        while (j <= logits.Length - TVector.Count && TVector.IsAll(TVector.Equal(TVector.Equal(TVector.Load(ref first, j), wanted), none)))
            j += TVector.Count;
        while (logits[j] != max)
            j++;
        return j;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Exponentials(ReadOnlySpan<T> logits, in Exponential<TVector, T> exponential, Span<T> destination)
    {
        TVector none = Exponential<TVector, T>.NoneBeyond;
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(destination);
        bool store = !destination.IsEmpty;
        VectorSum<TVector, T> sum = new();
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = exponential.Near(TVector.Load(ref first, j)), e1 = exponential.Near(TVector.Load(ref first, j + TVector.Count));
            TVector e2 = exponential.Near(TVector.Load(ref first, j + 2 * TVector.Count)), e3 = exponential.Near(TVector.Load(ref first, j + 3 * TVector.Count));
            exponential.OfNear(ref e, ref e1, ref e2, ref e3, ref none);
            if (store)
            {
                TVector.Store(e, ref output, j);
                TVector.Store(e1, ref output, j + TVector.Count);
                TVector.Store(e2, ref output, j + 2 * TVector.Count);
                TVector.Store(e3, ref output, j + 3 * TVector.Count);
            }
            sum.Add(e);
            sum.Add(e1);
            sum.Add(e2);
            sum.Add(e3);
        }
        for (; j <= logits.Length - TVector.Count; j += TVector.Count)
        {
            TVector e = exponential.OfNear(exponential.Near(TVector.Load(ref first, j)), ref none);
            if (store)
                TVector.Store(e, ref output, j);
            sum.Add(e);
        }
        double total = VectorSum<TVector, T>.Total(sum);
        return j == logits.Length ? total : total + Tail(logits[j..], exponential, store ? destination[j..] : destination);
    }

    /// <summary>Fewer entries than a vector has, through a padded copy: nothing is read past the end.</summary>
    private static double Tail(ReadOnlySpan<T> logits, in Exponential<TVector, T> exponential, Span<T> destination)
    {
        TVector padded = TVector.Create(T.NegativeInfinity);
        Span<T> lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<TVector, T>(ref padded), TVector.Count);
        logits.CopyTo(lanes);
        TVector none = padded;
        padded = exponential.OfNear(exponential.Near(padded), ref none);
        if (!destination.IsEmpty)
            lanes[..logits.Length].CopyTo(destination);
        double sum = 0;
        for (int lane = 0; lane < logits.Length; lane++)
            sum += double.CreateTruncating(lanes[lane]);
        return sum;
    }
}
