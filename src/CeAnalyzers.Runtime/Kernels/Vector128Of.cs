using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace CeAnalyzers.Kernels;

/// <summary>128 bits of T, which is float or double.</summary>
internal readonly struct Vector128Of<T>(Vector128<T> value) : IVector<Vector128Of<T>, T> where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> Value = value;

    public static int Count => Vector128<T>.Count;

    public static Vector128Of<T> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(typeof(T) == typeof(float)
            ? Vector128.Create(0f, 1f, 2f, 3f).As<float, T>()
            : Vector128.Create(0.0, 1.0).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Create(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Load(ref readonly T source, int index) => new(Vector128.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128Of<T> value, ref T destination, int index) => value.Value.StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> LoadWidened<TSource>(ref readonly TSource source, int index) => new(typeof(TSource) == typeof(float)
        ? Vector128.WidenLower(Vector64.LoadUnsafe(in source, (nuint)index).AsSingle().ToVector128Unsafe()).As<double, T>()
        : Vector128.LoadUnsafe(in source, (nuint)index).As<TSource, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed<TTarget>(Vector128Of<T> value, ref TTarget destination, int index)
    {
        if (typeof(TTarget) == typeof(float))
            Vector64.Narrow(value.Value.AsDouble().GetLower(), value.Value.AsDouble().GetUpper()).As<float, TTarget>().StoreUnsafe(ref destination, (nuint)index);
        else
            value.Value.As<T, TTarget>().StoreUnsafe(ref destination, (nuint)index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lane(Vector128Of<T> value, int index) => value.Value[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> operator +(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> operator -(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> operator *(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> operator /(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> operator &(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> MultiplyAdd(Vector128Of<T> a, Vector128Of<T> b, Vector128Of<T> c)
    {
#if NET9_0_OR_GREATER
        return new(typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());
#else
        if (typeof(T) == typeof(float))
            return new((Fma.IsSupported
                ? Fma.MultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle())
                : AdvSimd.FusedMultiplyAdd(c.Value.AsSingle(), a.Value.AsSingle(), b.Value.AsSingle())).As<float, T>());
        return new((Fma.IsSupported
                ? Fma.MultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble())
                : AdvSimd.Arm64.FusedMultiplyAdd(c.Value.AsDouble(), a.Value.AsDouble(), b.Value.AsDouble())).As<double, T>());
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Max(Vector128Of<T> a, Vector128Of<T> b) =>
#if NET9_0_OR_GREATER
        new(Vector128.MaxNative(a.Value, b.Value));
#else
        new(Vector128.Max(a.Value, b.Value));
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Equal(Vector128Of<T> a, Vector128Of<T> b) => new(Vector128.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Without(Vector128Of<T> value, Vector128Of<T> mask) => new(Vector128.AndNot(value.Value, mask.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Xor(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Either(Vector128Of<T> a, Vector128Of<T> b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Either(Vector128Of<T> a, Vector128Of<T> b, Vector128Of<T> c) => Either(Either(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAll(Vector128Of<T> mask) => mask.Value.AsByte() == Vector128<byte>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> PowerOfMantissa(Vector128Of<T> value) => new(typeof(T) == typeof(float)
        ? Vector128.ShiftLeft(value.Value.AsInt32(), 23).As<int, T>()
        : Vector128.ShiftLeft(value.Value.AsInt64(), 52).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAnyBeyondExponent(Vector128Of<T> bits) => typeof(T) == typeof(float)
        ? (bits.Value.AsInt32() & Vector128.Create(~0xff)) != Vector128<int>.Zero
        : (bits.Value.AsInt64() & Vector128.Create(~0x7ffL)) != Vector128<long>.Zero;

    public static int IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> LookUp(Vector128Of<T> table, Vector128Of<T> indices) => table;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> PowerOfMantissa(Vector128Of<T> value, Vector128Of<T> table) => PowerOfMantissa(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128Of<T> value)
    {
        if (typeof(T) == typeof(double))
            return Vector128.Sum(value.Value.AsDouble());
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(value.Value.AsSingle());
        return Vector128.Sum(lower + upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128Of<T> value, Vector128Of<T> lost)
    {
        if (typeof(T) == typeof(float))
            return Sum(value) + Sum(lost);
        DoubleDouble sum = DoubleDouble.Sum(value.Value.AsDouble().ToScalar(), value.Value.AsDouble().GetElement(1));
        return sum.High + (sum.Low + Vector128.Sum(lost.Value.AsDouble()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128Of<T> a, Vector128Of<T> b, Vector128Of<T> c, Vector128Of<T> d, ref double destination, int index)
    {
        Both(a.Value.AsDouble(), b.Value.AsDouble()).StoreUnsafe(ref destination, (nuint)index);
        Both(c.Value.AsDouble(), d.Value.AsDouble()).StoreUnsafe(ref destination, (nuint)index + 2);

        static Vector128<double> Both(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetLower(), b.GetLower()) + Vector128.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128Of<T> Split(Vector128Of<T> value, out Vector128Of<T> exponent)
    {
        Vector128<long> bits = value.Value.AsInt64() - Vector128.Create(DoubleFormat.RootOfHalf);
        Vector128<double> integer = (Vector128.ShiftRightLogical(bits, 52) | Vector128.Create(DoubleFormat.Integer)).AsDouble();
        exponent = new((integer - Vector128.Create((double)(1L << 52))).As<double, T>());
        return new(((bits & Vector128.Create(DoubleFormat.MantissaMask)) + Vector128.Create(DoubleFormat.RootOfHalf)).As<long, T>());
    }
}
