namespace CeAnalyzers.Kinds;

/// <summary>How sure a kind is, the weakest first: a join keeps the weaker one.</summary>
internal enum Evidence
{
    /// <summary>Names alone.</summary>
    Named,

    /// <summary>An annotation of the user.</summary>
    Declared,

    /// <summary>Flow from a known API, an idiom or a body that was analysed.</summary>
    Proven,
}
