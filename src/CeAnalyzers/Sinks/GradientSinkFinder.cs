using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Epsilons;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Finds derivatives of cross-entropies by their probabilities: quotients in what is named a gradient.</summary>
internal sealed class GradientSinkFinder : SinkFinder
{
    public override string Operators => "/";

    public override IEnumerable<string> Words => Division.Names;

    public override IEnumerable<string> NeededParts => GradientNames.NeededParts;

    /// <summary>A name, an element or a bracket on both sides: neither a comment nor a division by a number.</summary>
    public override bool Allows(string text, int position)
    {
        return Operands.TryFind(text, position, position + 1, out int left, out int right)
            && (FileWords.IsWord(text[left]) || text[left] is ')' or ']') && (text[right] == '(' || FileWords.IsWord(text[right]) && !char.IsDigit(text[right]));
    }

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        ExpressionSyntax? syntax = token.Parent is BinaryExpressionSyntax quotient && quotient.IsKind(SyntaxKind.DivideExpression) ? quotient : CallSinkFinder.CalledBy(token);
        if (syntax is null) yield break;
        bool isGradient = GradientNames.SayGradient(syntax);
        if (!(isGradient ? IsLikely(syntax, flow) || IsBesideLog(syntax, flow) : GradientNames.SayBinaryCrossEntropy(syntax, flow))) yield break;
        if (Division.Of(flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation)) is { } division && GradientSink.Of(division, flow) is { } sink
            && (isGradient || sink.IsBinary || IsBesideLog(syntax, flow))) yield return sink; // no other formula is the whole binary one
    }

    private static bool IsBesideLog(ExpressionSyntax syntax, FlowAnalysis flow) => syntax is BinaryExpressionSyntax quotient && LogBeside.Has(quotient, flow);

    /// <summary>Two quotients of matrices with a sign between them, of which the second may be the complements', whatever makes those.</summary>
    private static bool IsBesideQuotient(ExpressionSyntax syntax)
    {
        SyntaxNode term = syntax;
        while (term.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax) term = term.Parent;
        return syntax is InvocationExpressionSyntax && term.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } sum
            && Factors.Bare(sum.Left == term ? sum.Right : sum.Left) is InvocationExpressionSyntax other && Division.Names.Contains(UnboundCall.NameOf(other));
    }

    /// <summary>By name, by a formula with 1 - p in it, or by what is divided by.</summary>
    private static bool IsLikely(ExpressionSyntax syntax, FlowAnalysis flow) =>
        GradientNames.SayCrossEntropy(syntax, flow)
        || GradientNames.SayLoss(syntax, flow) && (IsBesideQuotient(syntax) || syntax.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(difference => difference.IsKind(SyntaxKind.SubtractExpression) && OneMinusSinkFinder.IsOne(difference.Left)))
        || flow.MayMatter(syntax is BinaryExpressionSyntax quotient ? quotient.Right : syntax);
}
