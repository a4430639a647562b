using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the operators that make a softmax: e / sum, e /= sum, e * (1 / sum).</summary>
internal sealed class SoftmaxSinkFinder : SinkFinder
{
    public override string Operators => "/*";

    public override bool ListensFor(string text, int start, int end) => ExponentialText.IsWord(text, start, end);

    /// <summary>Between operands, or with '=' behind it; a number is neither an exponential nor a sum.</summary>
    public override bool Allows(string text, int position)
    {
        int end = position + 1 < text.Length && text[position + 1] == '=' ? position + 2 : position + 1;
        if (!Operands.TryFind(text, position, end, out int left, out int right)) return false;
        return (text[left] is ')' or ']' || EndsName(text, left)) && (text[right] == '(' || FileWords.IsWord(text[right]) && !char.IsDigit(text[right]));
    }

    private static bool EndsName(string text, int end)
    {
        int start = FileWords.StartOfWord(text, end + 1);
        return start <= end && !char.IsDigit(text[start]);
    }

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is not ExpressionSyntax syntax || !MayBe(syntax, flow)) yield break;
        if (SoftmaxSink.Of(flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation), flow) is { } softmax) yield return softmax;
    }

    private static bool MayBe(ExpressionSyntax syntax, FlowAnalysis flow) => (syntax, syntax.Kind()) switch
    {
        (BinaryExpressionSyntax division, SyntaxKind.DivideExpression) => !IsStopTest(division) && ExponentialText.MayBeShare(division.Left, flow) && ExponentialText.MayBeSum(division.Right, flow),
        (BinaryExpressionSyntax product, SyntaxKind.MultiplyExpression) =>
            ExponentialText.MayBeShare(product.Left, flow) && ExponentialText.MayBeReciprocal(product.Right, flow) || ExponentialText.MayBeShare(product.Right, flow) && ExponentialText.MayBeReciprocal(product.Left, flow),
        (AssignmentExpressionSyntax division, SyntaxKind.DivideAssignmentExpression) => ExponentialText.MayBeShare(division.Left, flow) && ExponentialText.MayBeSum(division.Right, flow),
        (AssignmentExpressionSyntax product, SyntaxKind.MultiplyAssignmentExpression) => ExponentialText.MayBeShare(product.Left, flow) && ExponentialText.MayBeReciprocal(product.Right, flow),
        _ => false,
    };

    /// <summary>while (term / sum > tolerance): the end of a series.</summary>
    private static bool IsStopTest(BinaryExpressionSyntax division)
    {
        if (division.Left is ElementAccessExpressionSyntax) return false;
        SyntaxNode node = division;
        while (node.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax) node = node.Parent;
        return node.Parent is BinaryExpressionSyntax comparison && (comparison.IsKind(SyntaxKind.GreaterThanExpression) || comparison.IsKind(SyntaxKind.LessThanExpression));
    }
}
