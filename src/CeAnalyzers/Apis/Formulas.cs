using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>Library functions that are more than one operator.</summary>
internal static class Formulas
{
    /// <summary>log sum exp x, which subtracts the maximum itself.</summary>
    public static Value LogSumExp(SyntaxNode syntax, Value[] operands) =>
        Arithmetic.Apply(Operator.Log, syntax, Arithmetic.Apply(Operator.Sum, syntax, Arithmetic.Apply(Operator.Exp, syntax, operands[0])));

    /// <summary>1 / x.</summary>
    public static Value Reciprocal(SyntaxNode syntax, Value[] operands) => Arithmetic.Apply(Operator.Divide, syntax, Value.Constant(1), operands[0]);
}
