using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>Log of a probability is a log-probability, exp of that a probability again.</summary>
internal static class LogIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) => value switch
    {
        { Operator: Operator.Log, Operands: [{ IsComplement: false } p] } when p.Kind.IsProbability()
            => value.With(p.Kind.Log(), p.Evidence, p.Origin, p.Source),
        { Operator: Operator.Exp, Operands: [var log] } when log.Kind.IsLogProbability()
            => Exp(value.With(log.Kind.Exp(), log.Evidence, log.Origin, log.Source), log),
        _ => null,
    };

    private static Value Exp(Value probability, Value log) => log.IsUnshifted ? probability.AsUnshifted() : probability;
}
