using System.Numerics;

namespace CeAnalyzers.Kernels;

/// <summary>What the kernels need of a vector of T, whatever its width.</summary>
internal interface IVector<TSelf, T> where TSelf : struct, IVector<TSelf, T> where T : IBinaryFloatingPointIeee754<T>
{
    static abstract int Count { get; }

    /// <summary>0, 1, 2, ...</summary>
    static abstract TSelf Indices { get; }

    static abstract TSelf Create(T value);

    static abstract TSelf Load(ref readonly T source, int index);

    static abstract void Store(TSelf value, ref T destination, int index);

    /// <summary>For doubles: as many floats or doubles as a vector has lanes.</summary>
    static abstract TSelf LoadWidened<TSource>(ref readonly TSource source, int index);

    /// <summary>For doubles: to floats or doubles.</summary>
    static abstract void StoreNarrowed<TTarget>(TSelf value, ref TTarget destination, int index);

    static abstract T Lane(TSelf value, int index);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of each pair; where one is NaN, either of them.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>All bits set where the lanes are equal, none where not.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>The value where the mask's bits are not set, 0 where they are.</summary>
    static abstract TSelf Without(TSelf value, TSelf mask);

    static abstract TSelf Xor(TSelf a, TSelf b);

    static abstract TSelf Either(TSelf a, TSelf b);

    static abstract TSelf Either(TSelf a, TSelf b, TSelf c);

    /// <summary>Whether all bits of all lanes are set.</summary>
    static abstract bool IsAll(TSelf mask);

    /// <summary>The power of two whose exponent, with its bias, is in the low bits of the mantissa.</summary>
    static abstract TSelf PowerOfMantissa(TSelf value);

    /// <summary>Whether any lane has bits that are not those of an exponent in the low bits of a mantissa, or, of a number with a table, of one above the index.</summary>
    static abstract bool IsAnyBeyondExponent(TSelf bits);

    /// <summary>The bits of an index into a table that fills one vector, from which every lane can take any entry; 0 where the machine has no such instruction.</summary>
    static abstract int IndexBits { get; }

    /// <summary>Entries of a table, by the low bits of the lanes.</summary>
    static abstract TSelf LookUp(TSelf table, TSelf indices);

    /// <summary>Powers of two whose exponents, with their bias, are in the low bits of the mantissas above the indices, times the entries of a table: the bits of those, less the index in the place where it comes to be.</summary>
    static abstract TSelf PowerOfMantissa(TSelf value, TSelf table);

    /// <summary>The sum of all lanes, added in double precision.</summary>
    static abstract double Sum(TSelf value);

    /// <summary>As above, and of what is far smaller, to which goes what additions of doubles round off.</summary>
    static abstract double Sum(TSelf value, TSelf lost);

    /// <summary>For doubles: writes the sum of the lanes of each vector.</summary>
    static abstract void StoreSums(TSelf a, TSelf b, TSelf c, TSelf d, ref double destination, int index);

    /// <summary>For doubles of 1 and more: value = significand * 2^exponent, the significand from sqrt(1/2) to sqrt(2).</summary>
    static abstract TSelf Split(TSelf value, out TSelf exponent);
}
