using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

internal static partial class ShortRowsKernel<TVector, T, TWide>
{
    /// <summary>How far the pivot is below the largest logit: about half of the format's range, so that rows may be that far apart.</summary>
    private static double Headroom => typeof(T) == typeof(float) ? 52 : 500;

    /// <summary>How far it is below the largest logit of the first row, which others may exceed as well as fall short of.</summary>
    private static double HeadroomOfFirst => typeof(T) == typeof(float) ? 33 : 300;

    /// <summary>
    /// The logit that all exponentials are relative to. Seldom are rows so far apart that the first one does not tell where all are; if so, the maximum of all
    /// does, unless one is NaN.
    /// </summary>
    private static bool TryPivot(ReadOnlySpan<T> logits, int classes, bool canBeFar, out T pivot)
    {
        T top = logits[0];
        if (canBeFar)
        {
            if (!RowKernel<TVector, T>.TryMax(logits, out top))
            {
                pivot = top;
                return false;
            }
        }
        else
        {
            foreach (T logit in logits[1..classes])
                top = logit > top ? logit : top;
        }
        pivot = top - Format<T>.Of(canBeFar ? Headroom : HeadroomOfFirst);
        return T.Abs(pivot) <= Format<T>.Of(Format<T>.LargestUnshifted);
    }

    /// <summary>The exponentials of all logits. False where one was too far from the pivot, unless that is allowed of those below it: they become 0, as minus infinity does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryExponentials(ReadOnlySpan<T> logits, Span<T> exponentials, T pivot, bool canBeFar, out double origin)
    {
        // The last entries are padded to a vector: nothing is read past the end.
        int whole = logits.Length / TVector.Count * TVector.Count;
        exponentials.Slice(whole, TVector.Count).Fill(pivot);
        logits[whole..].CopyTo(exponentials[whole..]);
        ref T first = ref MemoryMarshal.GetReference(logits), output = ref MemoryMarshal.GetReference(exponentials);
        var exp = new Exponential<TVector, T>(pivot);
        origin = exp.Origin;
        TVector beyond = Exponential<TVector, T>.NoneBeyond;
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = TVector.Load(ref first, j), e1 = TVector.Load(ref first, j + TVector.Count);
            TVector e2 = TVector.Load(ref first, j + 2 * TVector.Count), e3 = TVector.Load(ref first, j + 3 * TVector.Count);
            if (canBeFar)
                (e, e1, e2, e3) = (exp.Near(e), exp.Near(e1), exp.Near(e2), exp.Near(e3));
            exp.OfNear(ref e, ref e1, ref e2, ref e3, ref beyond);
            TVector.Store(e, ref output, j);
            TVector.Store(e1, ref output, j + TVector.Count);
            TVector.Store(e2, ref output, j + 2 * TVector.Count);
            TVector.Store(e3, ref output, j + 3 * TVector.Count);
        }
        for (; j < logits.Length; j += TVector.Count)
        {
            TVector z = TVector.Load(ref j < whole ? ref first : ref output, j);
            TVector.Store(exp.OfNear(canBeFar ? exp.Near(z) : z, ref beyond), ref output, j);
        }
        return canBeFar || !Exponential<TVector, T>.IsAnyBeyond(beyond);
    }

    /// <summary>Takes the labels' logits, and their exponentials out; all before any is summed, so that no sum waits for what was just written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryOwn(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int classes, ref RowBlock<T> block, ref T exponentials)
    {
        ref T logit = ref MemoryMarshal.GetReference(logits), own = ref block.Own[0];
        int start = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if ((uint)label >= (uint)classes)
                return false;
            Unsafe.Add(ref own, row) = Unsafe.Add(ref logit, start + label);
            Unsafe.Add(ref exponentials, start + label) = T.Zero;
            start += classes;
        }
        return true;
    }

    /// <summary>Each row's sum, in double precision.</summary>
    private static void Sum(int rows, int classes, ref RowBlock<T> block, ref T exponentials)
    {
        int vectors = classes / TWide.Count;
        if (vectors == 1)
            Sum<One>(rows, classes, vectors, ref block, ref exponentials);
        else if (vectors == 2)
            Sum<Two>(rows, classes, vectors, ref block, ref exponentials);
        else
            Sum<Many>(rows, classes, vectors, ref block, ref exponentials);
    }

    /// <summary>Of four rows at a time, and a block has room for whole fours: what is past the last row means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sum<TVectors>(int rows, int classes, int vectors, ref RowBlock<T> block, ref T exponentials) where TVectors : struct, IVectors
    {
        ref T first = ref exponentials;
        ref double others = ref block.Others[0];
        int whole = TVectors.Count(vectors) * TWide.Count;
        TWide zero = TWide.Create(0), rest = TWide.Create(classes - whole - 1), isLast = TWide.Equal(TWide.Max(TWide.Indices, rest), rest);
        for (int row = 0; row < rows; row += 4)
        {
            ref T second = ref Unsafe.Add(ref first, classes), third = ref Unsafe.Add(ref second, classes), fourth = ref Unsafe.Add(ref third, classes);
            TWide a = TWide.LoadWidened(ref first, whole) & isLast, b = TWide.LoadWidened(ref second, whole) & isLast;
            TWide c = TWide.LoadWidened(ref third, whole) & isLast, d = TWide.LoadWidened(ref fourth, whole) & isLast;
            TWide lostA = zero, lostB = zero, lostC = zero, lostD = zero;
            for (int vector = 0; vector < TVectors.Count(vectors); vector++)
            {
                Add(TWide.LoadWidened(ref first, vector * TWide.Count), ref a, ref lostA);
                Add(TWide.LoadWidened(ref second, vector * TWide.Count), ref b, ref lostB);
                Add(TWide.LoadWidened(ref third, vector * TWide.Count), ref c, ref lostC);
                Add(TWide.LoadWidened(ref fourth, vector * TWide.Count), ref d, ref lostD);
            }
            if (typeof(T) == typeof(double))
                (a, b, c, d) = (a + lostA, b + lostB, c + lostC, d + lostD);
            TWide.StoreSums(a, b, c, d, ref others, row);
            first = ref Unsafe.Add(ref fourth, classes);
        }
    }

    /// <summary>Of doubles the addition's rounding is kept; floats lose nothing that counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TWide term, ref TWide total, ref TWide lost)
    {
        TWide next = total + term;
        if (typeof(T) == typeof(double))
        {
            TWide added = next - total;
            lost += total - (next - added) + (term - added);
        }
        total = next;
    }
}
