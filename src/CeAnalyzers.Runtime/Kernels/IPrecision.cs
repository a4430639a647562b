namespace CeAnalyzers.Kernels;

/// <summary>How exact a kernel of double lanes is: to the last place of a double, or as much as a float shows.</summary>
internal interface IPrecision
{
    static abstract bool IsCoarse { get; }
}

internal readonly struct Full : IPrecision
{
    public static bool IsCoarse => false;
}

internal readonly struct Coarse : IPrecision
{
    public static bool IsCoarse => true;
}
