using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>1 - |p - y| of a label y, the probability of the label: p where it is 1, and 1 - p where it is 0.</summary>
internal static class LabelDistance
{
    /// <summary>What is known of that probability; null of any other value.</summary>
    public static Value? ProbabilityIn(Value value, SyntaxTree tree, FlowAnalysis flow)
    {
        if (value is not { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, { Operator: Operator.Abs, Operands: [{ Operator: Operator.Subtract, Operands: [var one, var other] }] }] }) return null;
        return Of(one, other) ?? Of(other, one);

        Value? Of(Value probability, Value label) =>
            probability.Kind.IsProbability() && IsLabel(label) ? probability.WithGuards(probability.Guards & probability.Guards.OfComplement()) : null;

        bool IsLabel(Value label) =>
            label.Kind is ValueKind.OneHot or ValueKind.MultiHot || label.Kind == ValueKind.Unknown && flow.Knowledge.UsesNames(tree) && Labels.IsName((label.Identity as ISymbol)?.Name);
    }
}
