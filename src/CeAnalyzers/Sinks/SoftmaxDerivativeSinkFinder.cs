using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Finds derivatives of a softmax: by their shape, in what is named a gradient, where flow or names say that the entries are a softmax's.</summary>
internal sealed class SoftmaxDerivativeSinkFinder : SinkFinder
{
    /// <summary>No cross-entropy follows a softmax over positions, so that there is nothing to fuse it with.</summary>
    private static readonly Regex Attention = new("att(entio)?n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override string Operators => "*-";

    public override IEnumerable<string> Words => SoftmaxJacobian.Differences;

    public override IEnumerable<string> NeededParts => ["softmax", "soft_max"];

    public override bool Allows(string text, int position) =>
        position > 0 && position + 1 < text.Length && text[position + 1] is not ('-' or '=' or '>' or '/' or '*') && text[position - 1] is not ('-' or '/' or '*');

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        ExpressionSyntax? syntax = token.Parent switch
        {
            BinaryExpressionSyntax binary when binary.OperatorToken == token => binary,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum } => sum,
            _ => CallSinkFinder.CalledBy(token),
        };
        if (syntax is null || SoftmaxJacobian.Of(syntax) is not { } jacobian || !GradientNames.SayGradient(syntax) || Attention.IsMatch(jacobian.Entry.ToString()) || NamesAround.Declared(syntax).Any(Attention.IsMatch)) yield break;
        if (Value(jacobian.Entry, flow) is not { } entry || !IsOfSoftmax(syntax, jacobian, entry, flow)) yield break;
        ExpressionSyntax? rest = jacobian.IsDiagonal ? Rest(syntax, entry, flow) : null;
        if (rest is BinaryExpressionSyntax product && SoftmaxJacobian.Of(product) is not null) yield break; // which is a sink of its own
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(rest as ConditionalExpressionSyntax ?? jacobian.Whole, flow.Cancellation) is { } operation)
            yield return new SoftmaxDerivativeSink(operation, entry, jacobian.IsDiagonal && rest is null, flow);
    }

    private static bool IsOfSoftmax(ExpressionSyntax syntax, SoftmaxJacobian jacobian, Value entry, FlowAnalysis flow)
    {
        Value? delta = jacobian.Delta is { } shown ? Value(shown, flow) : null;
        if (entry.Operator == Operator.Exp && delta is { Operator: Operator.Sum, Operands: [var summed] }) return summed.SameShape(entry); // e (S - e), of what e / S makes
        return (entry.HasKind ? entry.Kind == ValueKind.SoftmaxProbability : GradientNames.SaySoftmax(syntax, flow) && !IsMadeOtherwise(jacobian.Entry, flow))
            && (jacobian.Delta is null || delta?.Kind == ValueKind.OneHot || IndicatorLocal.Is(jacobian.Delta));
    }

    /// <summary>The type around stores a sigmoid in the field or property, whatever it is called; other types may store other things in what they inherit.</summary>
    private static bool IsMadeOtherwise(ExpressionSyntax entry, FlowAnalysis flow)
    {
        IOperation? operation = flow.ModelOf(entry.SyntaxTree).GetOperation(entry, flow.Cancellation);
        return (Variables.Container(operation) ?? Variables.Named(operation)) is { Kind: SymbolKind.Field or SymbolKind.Property } member && entry.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && MemberWrites.In(type, member, flow).Any(write => write.Value is { } value && flow.ValueOf(value).Kind == ValueKind.SigmoidProbability);
    }

    private static Value? Value(ExpressionSyntax expression, FlowAnalysis flow) =>
        flow.ModelOf(expression.SyntaxTree).GetOperation(expression, flow.Cancellation) is { } operation ? flow.ValueOf(operation) : null;

    /// <summary>The entries off the diagonal, a product of two different entries: the ?: of both where there is one. Null where the member has none.</summary>
    private static ExpressionSyntax? Rest(ExpressionSyntax diagonal, Value entry, FlowAnalysis flow)
    {
        bool IsEntry(ExpressionSyntax factor) => factor is ElementAccessExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax && Value(factor, flow) is { } value && value.SameShape(entry);
        bool IsProduct(ExpressionSyntax other) => other is InvocationExpressionSyntax ? entry.Operator == Operator.Exp && IsExponentialOfTwo(Value(other, flow), entry.Operands[0]) : Factors.IsProduct(other) && Factors.Of((BinaryExpressionSyntax)other).All.Count(IsEntry) > 1;
        ExpressionSyntax? product = diagonal.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<ExpressionSyntax>().FirstOrDefault(other =>
            other is BinaryExpressionSyntax or InvocationExpressionSyntax && !other.Span.OverlapsWith(diagonal.Span) && IsProduct(other));
        return product?.Ancestors().OfType<ConditionalExpressionSyntax>().FirstOrDefault(choice => choice.Span.Contains(diagonal.Span)) ?? product;
    }

    /// <summary>exp(x[i] + x[j]), the product of two exponentials.</summary>
    private static bool IsExponentialOfTwo(Value? value, Value logit) =>
        value is { Operator: Operator.Exp, Operands: [{ Operator: Operator.Add, Operands: [var first, var second] }] } && first.SameShape(logit) && second.SameShape(logit);
}
