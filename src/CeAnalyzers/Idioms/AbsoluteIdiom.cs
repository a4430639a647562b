using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Idioms;

/// <summary>|x| and -|x| by a choice: x >= 0 ? x : -x, with operators or with the calls of an interface of arithmetic on T.</summary>
internal static class AbsoluteIdiom
{
    public static Value? Of(IOperation condition, Value whenTrue, Value whenFalse, SyntaxNode syntax, Func<IOperation, Value> valueOf)
    {
        if (whenTrue.Operator != Operator.Negate && whenFalse.Operator != Operator.Negate || Compared(Comparison.Of(condition)) is not var (greater, least)) return null;
        (Value larger, Value smaller) = (valueOf(greater), valueOf(least));
        return smaller.Is(0) ? Of(larger, whenTrue, whenFalse, syntax) : larger.Is(0) ? Of(smaller, whenFalse, whenTrue, syntax) : null;
    }

    private static Value? Of(Value x, Value wherePositive, Value whereNegative, SyntaxNode syntax) =>
        x.IsConstant ? null
        : wherePositive.SameShape(x) && IsMinus(whereNegative, x) ? Arithmetic.Apply(Operator.Abs, syntax, x)
        : IsMinus(wherePositive, x) && whereNegative.SameShape(x) ? Arithmetic.Apply(Operator.Negate, syntax, Arithmetic.Apply(Operator.Abs, syntax, x))
        : null;

    private static bool IsMinus(Value value, Value x) => value is { Operator: Operator.Negate, Operands: [var negated] } && negated.SameShape(x);

    private static (IOperation Greater, IOperation Least)? Compared(Comparison? comparison) => comparison?.Kind switch
    {
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => (comparison.Left, comparison.Right),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => (comparison.Right, comparison.Left),
        _ => null,
    };
}
