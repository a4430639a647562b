using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Branches that no probability takes, since they ask for one outside of [0, 1]: if (p &lt; 0) p = 1e-7, p > 1 ? 1 - 1e-7 : p. They look like clips, but 0 and 1
/// pass: what is given there is never given.
/// </summary>
internal static class VainClips
{
    /// <summary>Whether a write or return stands alone in such a branch.</summary>
    public static bool AreAround(IOperation place, Evaluation evaluation, Frame frame) =>
        Branches.Around(place) is (var choice, var holds) && IsNever(choice.Condition, holds, evaluation, frame);

    /// <summary>Whether the condition is never <paramref name="holds"/>.</summary>
    public static bool IsNever(IOperation condition, bool holds, Evaluation evaluation, Frame frame)
    {
        IOperation? compared = null;
        return Conditions.Says(condition, holds, IsNoNumber, (kind, bound) => IsOutside(kind, bound) && IsProbability(compared!));

        // once: in a loop, what is compared may be what the branch gave in the round before
        bool IsProbability(IOperation value) => evaluation.Once(value, frame, () => evaluation.Evaluate(value, frame)).Kind.IsProbability();

        bool IsNoNumber(IOperation operation)
        {
            compared = operation;
            return Constants.Number(operation) is null;
        }
    }

    /// <summary>Whether no probability matches the pattern.</summary>
    public static bool IsNever(IPatternOperation pattern) => Conditions.Says(pattern, holds: true, IsOutside);

    private static bool IsOutside(BinaryOperatorKind kind, IOperation bound) => Constants.Number(bound) is { } number && kind switch
    {
        BinaryOperatorKind.LessThan => number <= 0,
        BinaryOperatorKind.LessThanOrEqual => number < 0,
        BinaryOperatorKind.GreaterThan => number >= 1,
        BinaryOperatorKind.GreaterThanOrEqual => number > 1,
        _ => false,
    };
}
