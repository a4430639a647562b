using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>y log p + (1 - y) log(1 - p), or minus that, in any order, also where an epsilon clips p and 1 - p.</summary>
/// <param name="Sum">The sum of the two terms.</param>
/// <param name="Probability">p.</param>
/// <param name="Target">y.</param>
/// <param name="IsLoss">Both terms have a minus, so the sum is the loss; else it is minus the loss.</param>
internal sealed record BinaryFormula(ExpressionSyntax Sum, IOperation Probability, IOperation Target, bool IsLoss)
{
    public static BinaryFormula? Around(LogSink log)
    {
        if (log.Formula.Binary is not IBinaryOperation { Syntax: ExpressionSyntax syntax } sum) return null;
        if (LossTerm.Of(sum.LeftOperand) is not { } left || LossTerm.Of(sum.RightOperand) is not { } right) return null;
        if (sum.OperatorKind == BinaryOperatorKind.Subtract) right = right.Negated();
        if (left.IsNegated != right.IsNegated) return null;
        (left, right) = (left with { Operand = Clip.Inside(left.Operand) }, right with { Operand = Clip.Inside(right.Operand) });
        (LossTerm direct, LossTerm complement) = LossFormula.IsComplement(left.Operand) ? (right, left) : (left, right);
        return AddToOne(direct.Operand, complement.Operand) && AddToOne(direct.Target, complement.Target) && Repeatable.Is(direct.Operand.Syntax) && Repeatable.Is(direct.Target.Syntax)
            ? new BinaryFormula(syntax, direct.Operand, direct.Target, left.IsNegated)
            : null;
    }

    /// <summary>Puts the loss in one call where the sum stood.</summary>
    public (SyntaxNode Target, SyntaxNode Replacement) Put(ExpressionSyntax loss) => IsLoss ? (Sum, loss) : Sign.Replace(Sum, loss, Probability.SemanticModel!);

    /// <summary>The second is 1 less the first.</summary>
    private static bool AddToOne(IOperation first, IOperation second) =>
        LossFormula.IsComplement(second) && Clip.Inside(((IBinaryOperation)Variables.Unwrap(second)!).RightOperand) is { } subtracted
        && SyntaxFactory.AreEquivalent(subtracted.Syntax, first.Syntax);
}
