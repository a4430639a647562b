using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// What a variable holds that is given an exponential in each of two branches, or to whose exponential a branch adds something: if (isCorrected) e[i] = Math.Exp(z[i] + c); else
/// e[i] = Math.Exp(z[i]). Which exponent it is makes no difference to what a softmax of them is, and each may overflow.
/// </summary>
internal static class BranchExponentials
{
    /// <summary>The exponential of what the first of the writes stands for; null where something else may reach the place, or a branch may be a guard of its exponent.</summary>
    public static Value? Of(IReadOnlyList<Write> writes, Func<Write, Value> valueOf)
    {
        if (writes.Count is < 2 or > Definitions.MaxPaths || writes.Any(IsCompared)) return null;
        List<Value> values = [.. writes.Select(valueOf)];
        List<Value> exponentials = [.. values.Where(MayOverflow)];
        return exponentials.Count > 0 && values.All(value => exponentials.Contains(value) || IsSumWith(value, exponentials)) ? Value.Of(Operator.Exp, null, Value.Leaf(writes.OrderBy(write => write.Syntax.SpanStart).First().Syntax)) : null;
    }

    private static bool MayOverflow(Value value) => value is { Operator: Operator.Exp, HasKind: false, Operands: [var exponent] } && !HasMinus(exponent) && LogSumExp.Overflows(exponent);

    /// <summary>One of them and something else.</summary>
    private static bool IsSumWith(Value value, List<Value> exponentials) =>
        value is { Operator: Operator.Add, HasKind: false, Operands: [var left, var right] } && exponentials.Exists(exponential => exponential.SameShape(left) || exponential.SameShape(right));

    /// <summary>-x in one branch and x in the other are a guard.</summary>
    private static bool HasMinus(Value exponent) => exponent.Operator == Operator.Negate || exponent.Operands.Any(HasMinus);

    /// <summary>A comparison chose the branch: it may keep the exponent small.</summary>
    private static bool IsCompared(Write write) => write.Syntax.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).Any(a => a switch
    {
        IfStatementSyntax { Condition: var condition } => HasOrder(condition),
        SwitchStatementSyntax or SwitchExpressionSyntax => a.DescendantNodes().Any(part => part is RelationalPatternSyntax),
        _ => false,
    });

    private static bool HasOrder(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(part =>
        part is RelationalPatternSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression });
}
