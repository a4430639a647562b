namespace CeAnalyzers.Kinds;

/// <summary>What keeps a probability away from the ends of [0, 1]. A join keeps what both have.</summary>
[Flags]
internal enum Guards
{
    None = 0,

    /// <summary>At least some epsilon above 0: clipped below, or a positive number added.</summary>
    AboveZero = 1,

    /// <summary>At least some epsilon below 1.</summary>
    BelowOne = 2,

    /// <summary>Kept off 0 by <c>StableMath.ClipProbability</c>, a filter or its like: a choice made on purpose, not to be argued with.</summary>
    Deliberate = 4,
}

internal static class GuardsExtensions
{
    public static bool Has(this Guards guards, Guards which) => (guards & which) == which;

    /// <summary>The guards of 1 - p.</summary>
    public static Guards OfComplement(this Guards guards) =>
        (guards & Guards.Deliberate)
        | (guards.Has(Guards.AboveZero) ? Guards.BelowOne : Guards.None)
        | (guards.Has(Guards.BelowOne) ? Guards.AboveZero : Guards.None);
}
