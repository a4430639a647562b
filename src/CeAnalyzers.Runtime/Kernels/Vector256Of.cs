using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CeAnalyzers.Kernels;

/// <summary>256 bits of T, which is float or double.</summary>
internal readonly struct Vector256Of<T>(Vector256<T> value) : IVector<Vector256Of<T>, T> where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> Value = value;

    public static int Count => Vector256<T>.Count;

    public static Vector256Of<T> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(typeof(T) == typeof(float)
            ? Vector256.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f).As<float, T>()
            : Vector256.Create(0.0, 1.0, 2.0, 3.0).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Create(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Load(ref readonly T source, int index) => new(Vector256.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256Of<T> value, ref T destination, int index) => value.Value.StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> LoadWidened<TSource>(ref readonly TSource source, int index) => new(typeof(TSource) == typeof(float)
        ? Vector256.WidenLower(Vector128.LoadUnsafe(in source, (nuint)index).AsSingle().ToVector256Unsafe()).As<double, T>()
        : Vector256.LoadUnsafe(in source, (nuint)index).As<TSource, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed<TTarget>(Vector256Of<T> value, ref TTarget destination, int index)
    {
        if (typeof(TTarget) == typeof(float))
            (Avx.IsSupported ? Avx.ConvertToVector128Single(value.Value.AsDouble()) : Vector128.Narrow(value.Value.AsDouble().GetLower(), value.Value.AsDouble().GetUpper())).As<float, TTarget>().StoreUnsafe(ref destination, (nuint)index);
        else
            value.Value.As<T, TTarget>().StoreUnsafe(ref destination, (nuint)index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lane(Vector256Of<T> value, int index) => value.Value[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> operator +(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> operator -(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> operator *(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> operator /(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> operator &(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> MultiplyAdd(Vector256Of<T> a, Vector256Of<T> b, Vector256Of<T> c)
    {
#if NET9_0_OR_GREATER
        return new(typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());
#else
        if (typeof(T) == typeof(float))
            return new((Fma.MultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle())).As<float, T>());
        return new((Fma.MultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble())).As<double, T>());
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Max(Vector256Of<T> a, Vector256Of<T> b) =>
#if NET9_0_OR_GREATER
        new(Vector256.MaxNative(a.Value, b.Value));
#else
        new(Vector256.Max(a.Value, b.Value));
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Equal(Vector256Of<T> a, Vector256Of<T> b) => new(Vector256.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Without(Vector256Of<T> value, Vector256Of<T> mask) => new(Vector256.AndNot(value.Value, mask.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Xor(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Either(Vector256Of<T> a, Vector256Of<T> b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Either(Vector256Of<T> a, Vector256Of<T> b, Vector256Of<T> c) => Either(Either(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(Vector256Of<T> mask) => mask.Value.AsByte() == Vector256<byte>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> PowerOfMantissa(Vector256Of<T> value) => new(typeof(T) == typeof(float)
        ? Vector256.ShiftLeft(value.Value.AsInt32(), 23).As<int, T>()
        : Vector256.ShiftLeft(value.Value.AsInt64(), 52).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAnyBeyondExponent(Vector256Of<T> bits) => typeof(T) == typeof(float)
        ? (bits.Value.AsInt32() & Vector256.Create(~0xff)) != Vector256<int>.Zero
        : (bits.Value.AsInt64() & Vector256.Create(~0x7ffL)) != Vector256<long>.Zero;

    /// <summary>A table of eight would take as long as the terms that it saves.</summary>
    public static int IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> LookUp(Vector256Of<T> table, Vector256Of<T> indices) => table;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> PowerOfMantissa(Vector256Of<T> value, Vector256Of<T> table) => PowerOfMantissa(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256Of<T> value)
    {
        if (typeof(T) == typeof(double))
            return Vector256.Sum(value.Value.AsDouble());
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(value.Value.AsSingle());
        return Vector256.Sum(lower + upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256Of<T> value, Vector256Of<T> lost)
    {
        if (typeof(T) == typeof(float))
            return Sum(value) + Sum(lost);
        Vector128Of<double> a = new(value.Value.AsDouble().GetLower()), b = new(value.Value.AsDouble().GetUpper()), sum = a + b;
        return Vector128Of<double>.Sum(sum, new Vector128Of<double>(lost.Value.AsDouble().GetLower() + lost.Value.AsDouble().GetUpper()) + VectorSum<Vector128Of<double>, double>.RoundedOff(a, b, sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256Of<T> a, Vector256Of<T> b, Vector256Of<T> c, Vector256Of<T> d, ref double destination, int index)
    {
        if (!Avx.IsSupported)
        {
            Vector256.Create(Sum(a), Sum(b), Sum(c), Sum(d)).StoreUnsafe(ref destination, (nuint)index);
            return;
        }
        // Pairs of neighbours in each half, then both halves.
        Vector256<double> ab = Avx.UnpackLow(a.Value.AsDouble(), b.Value.AsDouble()) + Avx.UnpackHigh(a.Value.AsDouble(), b.Value.AsDouble());
        Vector256<double> cd = Avx.UnpackLow(c.Value.AsDouble(), d.Value.AsDouble()) + Avx.UnpackHigh(c.Value.AsDouble(), d.Value.AsDouble());
        (Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31)).StoreUnsafe(ref destination, (nuint)index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256Of<T> Split(Vector256Of<T> value, out Vector256Of<T> exponent)
    {
        Vector256<long> bits = value.Value.AsInt64() - Vector256.Create(DoubleFormat.RootOfHalf);
        Vector256<double> integer = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(DoubleFormat.Integer)).AsDouble();
        exponent = new((integer - Vector256.Create((double)(1L << 52))).As<double, T>());
        return new(((bits & Vector256.Create(DoubleFormat.MantissaMask)) + Vector256.Create(DoubleFormat.RootOfHalf)).As<long, T>());
    }
}
