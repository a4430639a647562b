using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds squares of differences that are products: x * x, also as the end of 0.5 * x * x.</summary>
internal sealed class ProductSinkFinder : SinkFinder
{
    public override string Operators => "*";

    /// <summary>The same word on both sides, or brackets.</summary>
    public override bool Allows(string text, int position)
    {
        if (!Operands.TryFind(text, position, position + 1, out int left, out int right)) return false;
        if (text[left] is ')' or ']') return text[left] == ']' || text[right] == '(';
        int length = 0;
        while (right + length < text.Length && FileWords.IsWord(text[right + length])) length++;
        return length > 0 && left - length + 1 >= 0 && string.CompareOrdinal(text, left - length + 1, text, right, length) == 0;
    }

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is not BinaryExpressionSyntax syntax || !syntax.IsKind(SyntaxKind.MultiplyExpression)) yield break;
        ExpressionSyntax other = syntax.Left is BinaryExpressionSyntax factors && factors.IsKind(SyntaxKind.MultiplyExpression) ? factors.Right : syntax.Left;
        if (syntax.Right is LiteralExpressionSyntax || !SyntaxFactory.AreEquivalent(other, syntax.Right) || !SquareSink.MayBe(syntax.Right, flow)) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is IBinaryOperation product && SquareSink.Of(product, product.RightOperand, flow) is { } square) yield return square;
    }
}
