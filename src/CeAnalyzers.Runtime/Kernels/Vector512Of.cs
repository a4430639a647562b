using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CeAnalyzers.Kernels;

/// <summary>512 bits of T, which is float or double.</summary>
internal readonly struct Vector512Of<T>(Vector512<T> value) : IVector<Vector512Of<T>, T> where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> Value = value;

    public static int Count => Vector512<T>.Count;

    public static Vector512Of<T> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(typeof(T) == typeof(float)
            ? Vector512.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f).As<float, T>()
            : Vector512.Create(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Create(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Load(ref readonly T source, int index) => new(Vector512.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512Of<T> value, ref T destination, int index) => value.Value.StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> LoadWidened<TSource>(ref readonly TSource source, int index) => new(typeof(TSource) == typeof(float)
        ? Vector512.WidenLower(Vector256.LoadUnsafe(in source, (nuint)index).AsSingle().ToVector512Unsafe()).As<double, T>()
        : Vector512.LoadUnsafe(in source, (nuint)index).As<TSource, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed<TTarget>(Vector512Of<T> value, ref TTarget destination, int index)
    {
        if (typeof(TTarget) == typeof(float))
            (Avx512F.IsSupported ? Avx512F.ConvertToVector256Single(value.Value.AsDouble()) : Vector256.Narrow(value.Value.AsDouble().GetLower(), value.Value.AsDouble().GetUpper())).As<float, TTarget>().StoreUnsafe(ref destination, (nuint)index);
        else
            value.Value.As<T, TTarget>().StoreUnsafe(ref destination, (nuint)index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lane(Vector512Of<T> value, int index) => value.Value[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> operator +(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> operator -(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> operator *(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> operator /(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> operator &(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> MultiplyAdd(Vector512Of<T> a, Vector512Of<T> b, Vector512Of<T> c)
    {
#if NET9_0_OR_GREATER
        return new(typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());
#else
        if (typeof(T) == typeof(float))
            return new((Avx512F.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle())).As<float, T>());
        return new((Avx512F.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble())).As<double, T>());
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Max(Vector512Of<T> a, Vector512Of<T> b) =>
#if NET9_0_OR_GREATER
        new(Vector512.MaxNative(a.Value, b.Value));
#else
        new(Vector512.Max(a.Value, b.Value));
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Equal(Vector512Of<T> a, Vector512Of<T> b) => new(Vector512.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Without(Vector512Of<T> value, Vector512Of<T> mask) => new(Vector512.AndNot(value.Value, mask.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Xor(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Either(Vector512Of<T> a, Vector512Of<T> b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Either(Vector512Of<T> a, Vector512Of<T> b, Vector512Of<T> c) =>
        Avx512F.IsSupported ? new(Avx512F.TernaryLogic(a.Value.AsInt32(), b.Value.AsInt32(), c.Value.AsInt32(), 0xfe).As<int, T>()) : Either(Either(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(Vector512Of<T> mask) => mask.Value.AsByte() == Vector512<byte>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> PowerOfMantissa(Vector512Of<T> value) => new(typeof(T) == typeof(float)
        ? Vector512.ShiftLeft(value.Value.AsInt32(), 23).As<int, T>()
        : Vector512.ShiftLeft(value.Value.AsInt64(), 52).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAnyBeyondExponent(Vector512Of<T> bits) => typeof(T) == typeof(float)
        ? (bits.Value.AsInt32() & Vector512.Create(-1 << 8 + IndexBits)) != Vector512<int>.Zero
        : (bits.Value.AsInt64() & Vector512.Create(-1L << 11 + IndexBits)) != Vector512<long>.Zero;

    /// <summary>Sixteen floats or eight doubles.</summary>
    public static int IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Avx512F.IsSupported ? 0 : typeof(T) == typeof(float) ? 4 : 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> LookUp(Vector512Of<T> table, Vector512Of<T> indices) =>
        IndexBits == 0 ? table : new(typeof(T) == typeof(float)
            ? Avx512F.PermuteVar16x32(table.Value.AsSingle(), indices.Value.AsInt32()).As<float, T>()
            : Avx512F.PermuteVar8x64(table.Value.AsDouble(), indices.Value.AsInt64()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> PowerOfMantissa(Vector512Of<T> value, Vector512Of<T> table) => IndexBits == 0
        ? PowerOfMantissa(value)
        : new(typeof(T) == typeof(float)
            ? (LookUp(table, value).Value.AsInt32() + Vector512.ShiftLeft(value.Value.AsInt32(), 19)).As<int, T>()
            : (LookUp(table, value).Value.AsInt64() + Vector512.ShiftLeft(value.Value.AsInt64(), 49)).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512Of<T> value)
    {
        if (typeof(T) == typeof(double))
            return Vector512.Sum(value.Value.AsDouble());
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(value.Value.AsSingle());
        return Vector512.Sum(lower + upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512Of<T> value, Vector512Of<T> lost)
    {
        if (typeof(T) == typeof(float))
            return Sum(value) + Sum(lost);
        Vector256Of<double> a = new(value.Value.AsDouble().GetLower()), b = new(value.Value.AsDouble().GetUpper()), sum = a + b;
        return Vector256Of<double>.Sum(sum, new Vector256Of<double>(lost.Value.AsDouble().GetLower() + lost.Value.AsDouble().GetUpper()) + VectorSum<Vector256Of<double>, double>.RoundedOff(a, b, sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512Of<T> a, Vector512Of<T> b, Vector512Of<T> c, Vector512Of<T> d, ref double destination, int index)
    {
        Vector256Of<double>.StoreSums(Halves(a), Halves(b), Halves(c), Halves(d), ref destination, index);

        static Vector256Of<double> Halves(Vector512Of<T> vector) => new(vector.Value.AsDouble().GetLower() + vector.Value.AsDouble().GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Of<T> Split(Vector512Of<T> value, out Vector512Of<T> exponent)
    {
        Vector512<long> bits = value.Value.AsInt64() - Vector512.Create(DoubleFormat.RootOfHalf);
        Vector512<double> integer = (Vector512.ShiftRightLogical(bits, 52) | Vector512.Create(DoubleFormat.Integer)).AsDouble();
        exponent = new((integer - Vector512.Create((double)(1L << 52))).As<double, T>());
        return new(((bits & Vector512.Create(DoubleFormat.MantissaMask)) + Vector512.Create(DoubleFormat.RootOfHalf)).As<long, T>());
    }
}
