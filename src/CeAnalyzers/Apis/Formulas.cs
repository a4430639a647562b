using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>Library functions that are more than one operator.</summary>
internal static class Formulas
{
    /// <summary>m + log sum exp(x - m), with the maximum m: libraries subtract it themselves.</summary>
    public static Value LogSumExp(SyntaxNode syntax, Value[] operands)
    {
        Value maximum = Arithmetic.Apply(Operator.Max, syntax, operands[0]);
        Value shifted = Arithmetic.Apply(Operator.Exp, syntax, Arithmetic.Apply(Operator.Subtract, syntax, operands[0], maximum));
        return Arithmetic.Apply(Operator.Add, syntax, maximum, Arithmetic.Apply(Operator.Log, syntax, Arithmetic.Apply(Operator.Sum, syntax, shifted)));
    }

    /// <summary>where(condition, x, y): of each element one or the other.</summary>
    public static Value Either(SyntaxNode syntax, Value[] operands) => operands is [_, var x, var y] ? ValueJoin.Join(x, y) : Value.Leaf(syntax);

    /// <summary>1 / x.</summary>
    public static Value Reciprocal(SyntaxNode syntax, Value[] operands) => Arithmetic.Apply(Operator.Divide, syntax, Value.Constant(1), operands[0]);

    /// <summary>x divided by its p-norm: where p is 1 and nothing in x is negative, by its sum.</summary>
    public static Value Normalised(SyntaxNode syntax, Value[] operands) => operands switch
    {
        [{ Kind: ValueKind.SoftmaxProbability } p, { IsConstant: true, Number: 1 }] => p,
        [{ Operator: Operator.Exp } or { Kind: ValueKind.SigmoidProbability }, { IsConstant: true, Number: 1 }] => Arithmetic.Apply(Operator.Divide, syntax, operands[0], Arithmetic.Apply(Operator.Sum, syntax, operands[0])),
        _ => Value.Leaf(syntax),
    };
}
