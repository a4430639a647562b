using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>TorchSharp's own calls for what is made of exponentials of tensors: softplus, logsumexp, logaddexp and softmax.</summary>
internal static class TorchExponentials
{
    /// <summary>torch.log(1 + torch.exp(x)) and x.exp().log1p() become x.softplus().</summary>
    public static Rewrite? Softplus(ExponentialLogSink sink) =>
        sink is { Form: ExponentialLog.OnePlus, Operation: IInvocationOperation { Type: { } tensor, Syntax: var call } log } && LogBase.IsNatural(log, sink.Flow) && ExponentialLogRewrites.Exponents(sink, tensor) is [var x]
            ? Rewritten("softplus", call, TorchRewrites.Method(x, "softplus", []))
            : null;

    /// <summary>x.exp().sum(1).log() becomes x.logsumexp(1), torch.log(a.exp() + b.exp()) a.logaddexp(b).</summary>
    public static Rewrite? LogSumExp(ExponentialLogSink sink)
    {
        if (sink.Operation is not IInvocationOperation { Type: { } tensor, Syntax: var call } log || !LogBase.IsNatural(log, sink.Flow)) return null;
        if (sink.Form == ExponentialLog.Sum)
            return ExponentialLogRewrites.Exponents(sink, tensor) is [var a, var b] ? Rewritten("logaddexp", call, TorchRewrites.Method(a, "logaddexp", [SyntaxFactory.Argument(b)])) : null;
        return sink.Form == ExponentialLog.RowSum && TorchSum.Of(sink.Operand, sink.Flow) is { } sum && Exponent(sum.Summed, call, sink.Flow) is { } x
            ? Rewritten("logsumexp", call, TorchRewrites.Method(x, "logsumexp", [sum.Dimension, .. sum.Rest]))
            : null;
    }

    /// <summary>e / e.sum(1, keepdim: true), where e is x.exp(), becomes x.softmax(1).</summary>
    public static Rewrite? Softmax(SoftmaxSink sink)
    {
        if (sink.Operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, Syntax: var quotient } division) return null;
        if (TorchSum.Of(division.RightOperand, sink.Flow) is not { IsAlongside: true } sum || !IsSame(division.LeftOperand, sum.Summed)) return null;
        return Exponent(division.LeftOperand, quotient, sink.Flow) is { } x ? Rewritten("softmax", quotient, TorchRewrites.Method(x, "softmax", [sum.Dimension])) : null;
    }

    private static Rewrite Rewritten(string member, SyntaxNode target, ExpressionSyntax fused) => new(member, $"Use {member}", Safety.MoreAccurate, target, fused);

    /// <summary>x of x.exp(), as it can be written at the place that uses it.</summary>
    private static ExpressionSyntax? Exponent(IOperation exponential, SyntaxNode use, FlowAnalysis flow)
    {
        if (Held.By(exponential, flow) is not { } made || Exponential.ExponentOf(made, flow) is not { Syntax: ExpressionSyntax x } exponent) return null;
        return use.Span.Contains(made.Syntax.Span) || Region.Between(made, use, flow)?.Keeps(exponent) == true ? x : null;
    }

    /// <summary>The same local, or the same expression of variables alone.</summary>
    private static bool IsSame(IOperation one, IOperation other) =>
        Variables.Unwrap(one) is ILocalReferenceOperation local ? SymbolEqualityComparer.Default.Equals(local.Local, Variables.Named(other))
        : SyntaxFactory.AreEquivalent(Bare(one), Bare(other)) && one.DescendantsAndSelf().OfType<IInvocationOperation>().All(call => call == Variables.Unwrap(one));

    private static SyntaxNode? Bare(IOperation operation) => Variables.Unwrap(operation)?.Syntax;
}
