namespace CeAnalyzers;

/// <summary>The entries of an array of one dimension, or none; those of rectangular arrays are copied to one.</summary>
internal readonly struct Entries<T>
{
    private readonly T[]? _array;

    private Entries(T[]? array) => _array = array;

    public Span<T> Span => _array;

    public static implicit operator Entries<T>(T[]? array) => new(array);
}
