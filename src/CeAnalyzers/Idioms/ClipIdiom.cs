using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>A probability kept away from 0 or 1: max(p, e), min(p, 1 - e), clamp(p, e, 1 - e), p + e.</summary>
internal static class ClipIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) => value switch
    {
        { Operator: Operator.ClipOnPurpose, Operands: [var p, ..] } when p.Kind.IsProbability() || !p.HasKind
            => value.WithKindOf(p).WithGuards(Guards.AboveZero | Guards.BelowOne | Guards.Deliberate),
        { Operator: Operator.Clip, Operands: [var p, ..] } when p.Kind.IsProbability() => Clipped(value, p, Below(value, 1) | Above(value, 2)),
        // the largest entry of a row is no clip and needs none
        { Operator: Operator.Max, Operands: [var p] } when p.Kind.IsProbability() => Clipped(value, p, Guards.AboveZero | Guards.Deliberate),
        { Operator: Operator.Max, Operands: [var p, _] } when p.Kind.IsProbability() => Clipped(value, p, Below(value, 1)),
        { Operator: Operator.Max, Operands: [_, var p] } when p.Kind.IsProbability() => Clipped(value, p, Below(value, 0)),
        { Operator: Operator.Min, Operands: [var p, _] } when p.Kind.IsProbability() => Clipped(value, p, Above(value, 1)),
        { Operator: Operator.Min, Operands: [_, var p] } when p.Kind.IsProbability() => Clipped(value, p, Above(value, 0)),
        { Operator: Operator.Add, Operands: [var p, { IsConstant: true, Number: > 0 and < 0.1 }] } when p.Kind.IsProbability() => Clipped(value, p, Guards.AboveZero),
        { Operator: Operator.Add, Operands: [{ IsConstant: true, Number: > 0 and < 0.1 }, var p] } when p.Kind.IsProbability() => Clipped(value, p, Guards.AboveZero),
        { Operator: Operator.Add, Operands: [var p, var epsilon] } when p.Kind.IsProbability() && Idioms.Clipped.IsNamedEpsilon(epsilon) => Clipped(value, p, Guards.AboveZero),
        { Operator: Operator.Add, Operands: [var epsilon, var p] } when p.Kind.IsProbability() && Idioms.Clipped.IsNamedEpsilon(epsilon) => Clipped(value, p, Guards.AboveZero),
        _ => null,
    };

    private static Value Clipped(Value value, Value probability, Guards added) => value.WithKindOf(probability).WithGuards(probability.Guards | added);

    /// <summary>A bound that is not known is given the benefit of the doubt; 0 is no bound.</summary>
    private static Guards Below(Value clip, int bound) =>
        clip.Operands.Length <= bound || clip.Operands[bound] is { IsConstant: true, Number: <= 0 } ? Guards.None : Guards.AboveZero;

    private static Guards Above(Value clip, int bound) =>
        clip.Operands.Length <= bound || clip.Operands[bound] is { IsConstant: true, Number: >= 1 } ? Guards.None : Guards.BelowOne;
}
