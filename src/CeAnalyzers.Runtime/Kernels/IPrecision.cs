namespace CeAnalyzers.Kernels;

/// <summary>
/// How exact a kernel is: to the last place of its format; nearly so, adding terms by twos before what is rounded off is kept, for exponentials that leave room for that; no
/// more than a loss needs (a kernel of doubles: one of floats); or with digits beyond, for functions that multiply errors.
/// </summary>
internal interface IPrecision
{
    static abstract bool IsPaired { get; }

    static abstract bool IsCoarse { get; }

    static abstract bool IsExact { get; }
}

internal readonly struct Full : IPrecision
{
    public static bool IsPaired => false;

    public static bool IsCoarse => false;

    public static bool IsExact => false;
}

internal readonly struct Paired : IPrecision
{
    public static bool IsPaired => true;

    public static bool IsCoarse => false;

    public static bool IsExact => false;
}

internal readonly struct Coarse : IPrecision
{
    public static bool IsPaired => false;

    public static bool IsCoarse => true;

    public static bool IsExact => false;
}

internal readonly struct Exact : IPrecision
{
    public static bool IsPaired => false;

    public static bool IsCoarse => false;

    public static bool IsExact => true;
}
