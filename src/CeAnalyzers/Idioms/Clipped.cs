using System.Text.RegularExpressions;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>What is inside a clip: p of max(p, e), clamp(p, e, 1 - e), p + e, by shape alone.</summary>
internal static class Clipped
{
    public static readonly Regex EpsilonName = new("eps|tiny|small|stab|^smooth(ing)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Value Inside(Value value) => value switch
    {
        { Operator: Operator.Clip or Operator.ClipOnPurpose, Operands: [var inside, ..] } => Inside(inside),
        { Operator: Operator.Max or Operator.Min, Operands: [var inside, var bound] } when IsBound(bound) => Inside(inside),
        { Operator: Operator.Max or Operator.Min, Operands: [var bound, var inside] } when IsBound(bound) => Inside(inside),
        { Operator: Operator.Add, Operands: [var inside, var epsilon] } when IsEpsilon(epsilon) => Inside(inside),
        { Operator: Operator.Add, Operands: [var epsilon, var inside] } when IsEpsilon(epsilon) => Inside(inside),
        _ => value,
    };

    private static bool IsBound(Value value) => value.IsConstant || IsNamedEpsilon(value);

    private static bool IsEpsilon(Value value) => value is { IsConstant: true, Number: > 0 and <= EpsilonSize.Largest } || IsNamedEpsilon(value);

    /// <summary>A variable whose value is not known, with the name of an epsilon.</summary>
    public static bool IsNamedEpsilon(Value value) => value is { Operator: Operator.Leaf, HasKind: false, Identity: ISymbol symbol } && EpsilonName.IsMatch(symbol.Name);
}
