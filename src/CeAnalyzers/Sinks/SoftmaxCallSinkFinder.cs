using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the calls that make a softmax: Divide(e, sum), e.Multiply(1 / sum), Exp(z - logSumExp).</summary>
internal sealed class SoftmaxCallSinkFinder : CallSinkFinder
{
    private static readonly HashSet<string> Divisions = ["Divide", "Div", "div", "div_", "PointwiseDivide", "DivideInPlace", "DivBy", "DivideBy", "DividedBy", "Multiply", "mul", "mul_", "MultiplyInPlace"];
    private static readonly HashSet<string> Exponentials = ["Exp", "exp", "PointwiseExp", "FastExp", "ExpFast"];

    public override IEnumerable<string> Words => [.. Divisions, .. Exponentials];

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) => Exponentials.Contains(ExponentialText.NameOf(syntax))
        ? Operand(syntax) is { } exponent && ExponentialText.Strip(exponent) is BinaryExpressionSyntax difference && difference.IsKind(SyntaxKind.SubtractExpression)
            && ExponentialText.MayBeNormaliser(difference.Right, flow)
        : flow.IsMadeHere(syntax);

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => (SoftmaxSink.Of(call, flow) ?? SoftmaxSink.ByMethod(call, flow)) is { } softmax ? [softmax] : [];

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => SoftmaxSink.Of(call.Operation, flow) is { } softmax ? [softmax] : [];

    private static ExpressionSyntax? Operand(InvocationExpressionSyntax syntax) =>
        syntax.ArgumentList.Arguments.Count > 0 ? syntax.ArgumentList.Arguments[0].Expression : (syntax.Expression as MemberAccessExpressionSyntax)?.Expression;
}
