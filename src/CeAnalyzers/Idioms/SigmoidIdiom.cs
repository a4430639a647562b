using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>1 / (1 + exp(-z)), exp(z) / (1 + exp(z)), (1 + tanh(z / 2)) / 2.</summary>
internal static class SigmoidIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) => value switch
    {
        { Operator: Operator.Divide, Operands: [{ IsConstant: true, Number: 1 }, var sum] } when OnePlusExp(sum) is { } negated
            => Sigmoid(Arithmetic.Apply(Operator.Negate, syntax, negated), syntax),
        { Operator: Operator.Divide, Operands: [{ Operator: Operator.Exp, Operands: [var z] }, var sum] } when OnePlusExp(sum) is { } same && same.SameShape(z)
            => Sigmoid(z, syntax),
        { Operator: Operator.Multiply, Operands: [{ IsConstant: true, Number: 0.5 }, var sum] } when OnePlusTanh(sum) is { } z => Sigmoid(z, syntax),
        { Operator: Operator.Divide, Operands: [var sum, { IsConstant: true, Number: 2 }] } when OnePlusTanh(sum) is { } z => Sigmoid(z, syntax),
        { Operator: Operator.Add, Operands: [{ IsConstant: true, Number: 0.5 }, { Operator: Operator.Multiply, Operands: [{ IsConstant: true, Number: 0.5 }, { Operator: Operator.Tanh } tanh] }] }
            when Half(tanh.Operands[0]) is { } z => Sigmoid(z, syntax),
        _ => null,
    };

    /// <summary>x of 1 + exp(x).</summary>
    public static Value? OnePlusExp(Value value) => value switch
    {
        { Operator: Operator.Add, Operands: [{ IsConstant: true, Number: 1 }, { Operator: Operator.Exp } exp] } => exp.Operands[0],
        { Operator: Operator.Add, Operands: [{ Operator: Operator.Exp } exp, { IsConstant: true, Number: 1 }] } => exp.Operands[0],
        _ => null,
    };

    private static Value? OnePlusTanh(Value value) => value switch
    {
        { Operator: Operator.Add, Operands: [{ IsConstant: true, Number: 1 }, { Operator: Operator.Tanh } tanh] } => Half(tanh.Operands[0]),
        { Operator: Operator.Add, Operands: [{ Operator: Operator.Tanh } tanh, { IsConstant: true, Number: 1 }] } => Half(tanh.Operands[0]),
        _ => null,
    };

    private static Value? Half(Value value) => value switch
    {
        { Operator: Operator.Multiply, Operands: [{ IsConstant: true, Number: 0.5 }, var z] } => z,
        { Operator: Operator.Multiply, Operands: [var z, { IsConstant: true, Number: 0.5 }] } => z,
        { Operator: Operator.Divide, Operands: [var z, { IsConstant: true, Number: 2 }] } => z,
        _ => null,
    };

    private static Value Sigmoid(Value logit, SyntaxNode syntax) =>
        Value.Leaf(syntax).With(ValueKind.SigmoidProbability, Evidence.Proven, new Origin(syntax), logit);
}
