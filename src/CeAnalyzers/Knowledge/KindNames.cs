using CeAnalyzers.Kinds;

namespace CeAnalyzers.Knowledge;

/// <summary>The kinds as CeAnalyzers.Kinds.txt writes them.</summary>
internal static class KindNames
{
    private static readonly Dictionary<string, ValueKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Logits"] = ValueKind.Logits,
        ["Probabilities"] = ValueKind.Probability,
        ["SoftmaxProbabilities"] = ValueKind.SoftmaxProbability,
        ["SigmoidProbabilities"] = ValueKind.SigmoidProbability,
        ["LogProbabilities"] = ValueKind.LogProbability,
        ["Margins"] = ValueKind.Margin,
        ["MultiLabel"] = ValueKind.MultiHot,
    };

    /// <summary>All of them, as messages list them.</summary>
    public static string All { get; } = string.Join(", ", Kinds.Keys);

    public static ValueKind? Find(string name) => Kinds.TryGetValue(name, out ValueKind kind) ? kind : null;
}
