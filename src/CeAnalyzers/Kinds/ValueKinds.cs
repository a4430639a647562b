namespace CeAnalyzers.Kinds;

/// <summary>The order and the families of <see cref="ValueKind"/>.</summary>
internal static class ValueKinds
{
    /// <summary>The least kind that both are: equal kinds stay, <see cref="ValueKind.Nothing"/> adds nothing, the rest is unknown.</summary>
    public static ValueKind Join(ValueKind left, ValueKind right) =>
        left == right || right == ValueKind.Nothing ? left
        : left == ValueKind.Nothing ? right
        : ValueKind.Unknown;

    public static bool IsProbability(this ValueKind kind) =>
        kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability or ValueKind.Probability;

    public static bool IsLogProbability(this ValueKind kind) =>
        kind is ValueKind.LogSoftmax or ValueKind.LogSigmoid or ValueKind.LogProbability;

    /// <summary>The kind that the log of a value of this kind has.</summary>
    public static ValueKind Log(this ValueKind kind) => kind switch
    {
        ValueKind.SoftmaxProbability => ValueKind.LogSoftmax,
        ValueKind.SigmoidProbability => ValueKind.LogSigmoid,
        ValueKind.Probability => ValueKind.LogProbability,
        _ => ValueKind.Unknown,
    };

    /// <summary>The kind that the exponential of a value of this kind has.</summary>
    public static ValueKind Exp(this ValueKind kind) => kind switch
    {
        ValueKind.LogSoftmax => ValueKind.SoftmaxProbability,
        ValueKind.LogSigmoid => ValueKind.SigmoidProbability,
        ValueKind.LogProbability => ValueKind.Probability,
        _ => ValueKind.Unknown,
    };

    /// <summary>The kind in words, as messages say it: "holds ...".</summary>
    public static string Describe(this ValueKind kind) => kind switch
    {
        ValueKind.Logits => "logits",
        ValueKind.SoftmaxProbability => "softmax probabilities",
        ValueKind.SigmoidProbability => "sigmoid probabilities",
        ValueKind.Probability => "probabilities",
        ValueKind.LogSoftmax => "log-probabilities of a softmax",
        ValueKind.LogSigmoid => "log-probabilities of a sigmoid",
        ValueKind.LogProbability => "log-probabilities",
        ValueKind.Margin => "margins",
        ValueKind.ClassIndex => "class indices",
        ValueKind.OneHot => "one-hot labels",
        ValueKind.MultiHot => "multi-hot labels",
        _ => "values of unknown kind",
    };
}
