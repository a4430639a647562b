using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>A loss through a sigmoid of many logits, in lanes of double precision whatever they are: what is written is rounded once.</summary>
internal static class SigmoidKernel<TVector, T, TLoss>
    where TVector : struct, IVector<TVector, double> where T : IBinaryFloatingPointIeee754<T> where TLoss : struct, ISigmoidLoss
{
    /// <summary>Runs whole vectors and returns how many elements that were. A vector with a logit that is large or NaN is taken one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Run(TLoss loss, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, ref CompensatedSum sum)
    {
        ref T logit = ref MemoryMarshal.GetReference(logits), target = ref MemoryMarshal.GetReference(targets);
        ref T slope = ref MemoryMarshal.GetReference(gradient), value = ref MemoryMarshal.GetReference(losses);
        bool hasGradient = !gradient.IsEmpty, hasLosses = !losses.IsEmpty;
        var exponential = new Exponential<TVector, double>(0.0);
        TVector largest = TVector.Create(Sigmoids<TVector>.LargestLogit), lowest = TVector.Create(-Sigmoids<TVector>.LargestLogit);
        TVector factors = TVector.Create(1 / denominator), total = TVector.Create(0), lost = total;
        int j = 0;
        for (; j <= logits.Length - TVector.Count; j += TVector.Count)
        {
            TVector z = TVector.LoadWidened(in logit, j);
            if (!TVector.IsAll(TVector.Equal(TVector.Max(z, largest), largest) & TVector.Equal(TVector.Max(z, lowest), z)))
            {
                OneByOne(loss, logits, targets, gradient, losses, denominator, j, ref sum);
                continue;
            }
            TVector result = loss.Evaluate(new Sigmoids<TVector>(exponential, z), TVector.LoadWidened(in target, j), out TVector slopes);
            if (hasGradient)
                TVector.StoreNarrowed(slopes * factors, ref slope, j);
            if (hasLosses)
                TVector.StoreNarrowed(result, ref value, j);
            TVector next = total + result;
            lost += result - (next - total);
            total = next;
        }
        sum.Add(TVector.Sum(total));
        sum.Add(TVector.Sum(lost));
        return j;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OneByOne(TLoss loss, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, int start, ref CompensatedSum sum)
    {
        for (int j = start; j < start + TVector.Count; j++)
            Elements.One(loss, logits, targets, gradient, losses, denominator, j, ref sum);
    }
}
