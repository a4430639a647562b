using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// Running maxima that start at a number below what is looked through: double max = -1000; for (...) if (x[i] > max) max = x[i]. What they hold is taken
/// for one of the numbers, as where they start at the first: it is one number, which a softmax may subtract whatever it is.
/// </summary>
internal static class Maxima
{
    /// <summary>Leaves out the constant that a running maximum starts at; one above 0 may be a bound.</summary>
    public static void LeaveOutStart(ISymbol symbol, List<Write> writes, Func<Write, Value> valueOf)
    {
        if (writes.Count != 2 || symbol is not ILocalSymbol local || !Numbers.IsScalar(local.Type)) return;
        int at = writes.FindIndex(write => write is { Scope: WriteScope.Whole, Value.ConstantValue.HasValue: true });
        if (at < 0 || !IsLarger(writes[1 - at], local.Name) || valueOf(writes[at]) is not { IsConstant: true, Number: <= 0 }) return;
        writes.RemoveAt(at);
    }

    /// <summary>if (x > max) max = x, if (max &lt; x) { max = x; best = i; }</summary>
    private static bool IsLarger(Write write, string maximum)
    {
        if (write.Syntax is not AssignmentExpressionSyntax { Right: var given, Parent: ExpressionStatementSyntax statement }) return false;
        if ((statement.Parent is BlockSyntax block ? block.Parent : statement.Parent) is not IfStatementSyntax { Condition: BinaryExpressionSyntax condition }) return false;
        (ExpressionSyntax larger, ExpressionSyntax smaller) = condition.OperatorToken.Text is ">" or ">=" ? (condition.Left, condition.Right) : (condition.Right, condition.Left);
        return condition.OperatorToken.Text is ">" or ">=" or "<" or "<=" && smaller is IdentifierNameSyntax { Identifier.ValueText: var name } && name == maximum && SyntaxFactory.AreEquivalent(larger, given);
    }
}
