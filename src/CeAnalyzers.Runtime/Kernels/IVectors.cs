namespace CeAnalyzers.Kernels;

/// <summary>How many vectors a row fills: few that the compiler knows, so that there is no loop over them, or as many as there are.</summary>
internal interface IVectors
{
    static abstract int Count(int vectors);
}

internal readonly struct One : IVectors
{
    public static int Count(int vectors) => 1;
}

internal readonly struct Two : IVectors
{
    public static int Count(int vectors) => 2;
}

internal readonly struct Many : IVectors
{
    public static int Count(int vectors) => vectors;
}
