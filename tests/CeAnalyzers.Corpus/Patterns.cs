namespace CeAnalyzers.Corpus;

/// <summary>Which rules are expected to speak, or to stay silent, where a pattern is labelled.</summary>
public static class Patterns
{
    private static readonly Dictionary<string, string[]> Rules = new()
    {
        ["log-of-softmax"] = ["CE1001"],
        ["log-of-sigmoid"] = ["CE1002"],
        ["unclipped-log"] = ["CE1003"],
        ["bad-epsilon"] = ["CE1004", "CE1011"],
        ["naive-softmax"] = ["CE1005"],
        ["naive-logsumexp"] = ["CE1006"],
        ["naive-softplus"] = ["CE1007"],
        ["entropy-at-zero"] = ["CE1008"],
        ["bce-on-softmax"] = ["CE2001"],
        ["mse-for-classification"] = ["CE2002"],
        ["double-activation"] = ["CE2003"],
        ["logits-to-prob-loss"] = ["CE2004"],
        ["logprob-expected"] = ["CE2005"],
        ["hinge-on-probability"] = ["CE2007"],
        ["single-unit-softmax"] = ["CE2009"],
        ["softmax-wrong-axis"] = ["CE2010"],
        ["handwritten-focal"] = ["CE3002"],
        ["handwritten-label-smoothing"] = ["CE3003"],
        ["grad-through-prob"] = ["CE4001", "CE4002"],
    };

    /// <summary>Rules that see the same expression, the most specific first: one place, one diagnostic.</summary>
    private static readonly string[][] Specificity = [["CE2001"], ["CE1011"], ["CE1001", "CE1002", "CE1010"], ["CE1008"], ["CE1003"], ["CE1013"]];

    public static bool IsKnown(string pattern) => Rules.ContainsKey(pattern);

    public static string Known => string.Join(", ", Rules.Keys);

    public static IReadOnlyList<string> Expected(string pattern, Guard guard, bool isSafe)
    {
        string[] rules = Rules[pattern];
        bool isLogOfActivation = rules is ["CE1001" or "CE1002"];
        return (isLogOfActivation, isSafe, guard) switch
        {
            (true, true, _) => [.. rules, "CE1010"],
            (true, false, Guard.Guarded) => ["CE1010"],
            _ => rules,
        };
    }

    /// <summary>A rule answers for another one that sees the same expression and is less specific.</summary>
    public static bool Answers(string rule, string expected) =>
        rule == expected || (Rank(rule) >= 0 && Rank(rule) < Rank(expected));

    private static int Rank(string rule) => Array.FindIndex(Specificity, rules => rules.Contains(rule));
}
