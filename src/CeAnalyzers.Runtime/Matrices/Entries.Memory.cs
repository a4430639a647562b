using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers;

/// <summary>The entries of an array of one or two dimensions, or none: what work on other cores can hold, which cannot hold a span.</summary>
internal readonly struct Entries<T>
{
    private readonly Array? _array;

    private Entries(Array? array) => _array = array;

    public Span<T> Span => _array is null ? default : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(_array)), _array.Length);

    public static implicit operator Entries<T>(T[]? array) => new(array);

    public static implicit operator Entries<T>(T[,]? array) => new(array);
}
