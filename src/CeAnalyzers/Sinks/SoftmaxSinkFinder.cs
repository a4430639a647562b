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

    public override bool ListensFor(string word) => ExponentialText.IsWord(word);

    /// <summary>Between operands, or with '=' behind it; a number is neither an exponential nor a sum.</summary>
    public override bool Allows(string text, int position)
    {
        int end = position + 1 < text.Length && text[position + 1] == '=' ? position + 2 : position + 1;
        if (!Operands.TryFind(text, position, end, out int left, out int right)) return false;
        return (text[left] is ')' or ']' || EndsName(text, left)) && (text[right] == '(' || FileWords.IsWord(text[right]) && !char.IsDigit(text[right]));
    }

    private static bool EndsName(string text, int end)
    {
        int start = end + 1;
        while (start > 0 && FileWords.IsWord(text[start - 1])) start--;
        return start <= end && !char.IsDigit(text[start]);
    }

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is not ExpressionSyntax syntax || !MayBe(syntax, flow) || !ExponentialText.IsMentionedAround(syntax, flow)) yield break;
        if (SoftmaxSink.Of(flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation), flow) is { } softmax) yield return softmax;
    }

    private static bool MayBe(ExpressionSyntax syntax, FlowAnalysis flow) => (syntax, syntax.Kind()) switch
    {
        (BinaryExpressionSyntax division, SyntaxKind.DivideExpression) => ExponentialText.MayBeShare(division.Left) && ExponentialText.MayBeSum(division.Right, flow),
        (BinaryExpressionSyntax product, SyntaxKind.MultiplyExpression) =>
            ExponentialText.MayBeShare(product.Left) && ExponentialText.MayBeReciprocal(product.Right, flow) || ExponentialText.MayBeShare(product.Right) && ExponentialText.MayBeReciprocal(product.Left, flow),
        (AssignmentExpressionSyntax division, SyntaxKind.DivideAssignmentExpression) => ExponentialText.MayBeSum(division.Right, flow),
        (AssignmentExpressionSyntax product, SyntaxKind.MultiplyAssignmentExpression) => ExponentialText.MayBeReciprocal(product.Right, flow),
        _ => false,
    };
}
