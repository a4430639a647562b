namespace CeAnalyzers.Kinds;

/// <summary>
/// What a number in classification code means. A flat lattice:
/// <code>
///                              Unknown
///    /        |          |          |            |         |         |         |         \
/// Logits   Softmax    Sigmoid  Probability   Log...     Margin  ClassIndex  OneHot   MultiHot
///    \        |          |          |            |         |         |         |         /
///                              Nothing
/// </code>
/// </summary>
internal enum ValueKind
{
    /// <summary>No value reaches this place: the identity of the join.</summary>
    Nothing,

    /// <summary>Anything: never flagged.</summary>
    Unknown,

    /// <summary>Scores before softmax or sigmoid: any real number.</summary>
    Logits,

    /// <summary>Entries of a softmax: in [0, 1], a row sums to 1.</summary>
    SoftmaxProbability,

    /// <summary>Results of a sigmoid: in [0, 1], each by itself.</summary>
    SigmoidProbability,

    /// <summary>A probability of unknown origin.</summary>
    Probability,

    /// <summary>The log of a softmax entry.</summary>
    LogSoftmax,

    /// <summary>The log of a sigmoid.</summary>
    LogSigmoid,

    /// <summary>The log of a probability of unknown origin.</summary>
    LogProbability,

    /// <summary>A signed distance for a hinge loss.</summary>
    Margin,

    /// <summary>The number of the true class.</summary>
    ClassIndex,

    /// <summary>A row with one 1 at the true class.</summary>
    OneHot,

    /// <summary>Labels of zeros and ones, of which a row may have any number of ones.</summary>
    MultiHot,
}
