using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Idioms;

/// <summary>x >= 0 ? x : -x, with operators or with the calls of an interface of arithmetic on T.</summary>
internal static class AbsoluteIdiom
{
    public static bool Is(IOperation condition, Value whenTrue, Value whenFalse, Func<IOperation, Value> valueOf) =>
        !whenTrue.IsConstant && whenFalse is { Operator: Operator.Negate, Operands: [var negated] } && negated.SameShape(whenTrue)
        && Compared(Comparison.Of(condition)) is var (greater, least) && valueOf(least).Is(0) && valueOf(greater).SameShape(whenTrue);

    private static (IOperation Greater, IOperation Least)? Compared(Comparison? comparison) => comparison?.Kind switch
    {
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => (comparison.Left, comparison.Right),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => (comparison.Right, comparison.Left),
        _ => null,
    };
}
