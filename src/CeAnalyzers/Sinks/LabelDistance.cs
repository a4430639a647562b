using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>1 - |p - y| and p y + (1 - p) (1 - y) of a label y, the probability of the label: p where it is 1, and 1 - p where it is 0.</summary>
internal static class LabelDistance
{
    /// <summary>What is known of that probability; null of any other value.</summary>
    public static Value? ProbabilityIn(Value value, SyntaxTree tree, FlowAnalysis flow)
    {
        if (value is { Operator: Operator.Add, Operands: [{ Operator: Operator.Multiply } left, { Operator: Operator.Multiply } right] }) return Mixed(left, right) ?? Mixed(right, left);
        if (value is not { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, { Operator: Operator.Abs, Operands: [{ Operator: Operator.Subtract, Operands: [var one, var other] }] }] }) return null;
        return Of(one, other) ?? Of(other, one);

        Value? Of(Value probability, Value label) =>
            probability.Kind.IsProbability() && IsLabel(label) ? probability.WithGuards(probability.Guards & probability.Guards.OfComplement()) : null;

        // p y and (1 - p) (1 - y); the logit of one of them is not that of the label
        Value? Mixed(Value likely, Value unlikely) => (Sides(likely, [unlikely.Operands[0], unlikely.Operands[1]]) ?? Sides(likely, [unlikely.Operands[1], unlikely.Operands[0]]))?.NotOnlyOfItsSource();

        Value? Sides(Value likely, IReadOnlyList<Value> unlikely) =>
            unlikely is [{ IsComplement: true } complement, { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, var label] }] && likely.Operands.FirstOrDefault(o => !o.SameShape(label)) is { IsComplement: false } probability
            && probability.Kind == complement.Kind && likely.Operands.Any(label.SameShape) ? Of(probability, label) : null;

        bool IsLabel(Value label) =>
            label.Kind is ValueKind.OneHot or ValueKind.MultiHot || label.Kind == ValueKind.Unknown && flow.Knowledge.UsesNames(tree) && Labels.IsName((label.Identity as ISymbol)?.Name);
    }
}
