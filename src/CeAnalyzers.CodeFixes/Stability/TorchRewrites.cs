using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>TorchSharp's own fused calls, through which gradients flow: x.softmax(d).log() becomes x.log_softmax(d).</summary>
internal static class TorchRewrites
{
    public static Rewrite? LogSoftmax(LogSink log) =>
        Log(log, made => Method(made.Input, "log_softmax", made.Options)) is { } fused
            ? new Rewrite("log_softmax", "Use log_softmax", Safety.MoreAccurate, log.Operation.Syntax, fused)
            : null;

    public static Rewrite? LogSigmoid(LogSink log) =>
        Log(log, made => Method(made.IsComplement ? Place.Negate(made.Input) : made.Input, "log_sigmoid", [])) is { } fused
            ? new Rewrite("log_sigmoid", "Use log_sigmoid", Safety.MoreAccurate, log.Operation.Syntax, fused)
            : null;

    /// <summary>binary_cross_entropy(sigmoid(x), y) becomes binary_cross_entropy_with_logits(x, y).</summary>
    public static Rewrite? WithLogits(LossSink loss)
    {
        if (loss is not { Call: { TargetMethod.Name: "binary_cross_entropy", Syntax: InvocationExpressionSyntax call }, Prediction.Syntax: ExpressionSyntax prediction }) return null;
        if (Activation.Of(loss.Prediction, loss.Value, loss.Flow) is not { IsComplement: false } made) return null;
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null) return null;
        IdentifierNameSyntax fused = SyntaxFactory.IdentifierName("binary_cross_entropy_with_logits");
        SyntaxNode replacement = call.ReplaceNodes([name, prediction], (old, _) => (old == name ? fused : made.Input.WithoutTrivia()).WithTriviaFrom(old));
        return new Rewrite("with_logits", "Use binary_cross_entropy_with_logits", Safety.MoreAccurate, call, replacement);
    }

    /// <summary>input.name(arguments).</summary>
    public static ExpressionSyntax Method(ExpressionSyntax input, string name, ArgumentSyntax[] arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Place.Parenthesize(input.WithoutTrivia()), SyntaxFactory.IdentifierName(name)),
        Place.ArgumentList(arguments));

    /// <summary>What is under the log, with the log of the activation in the place of the activation: a view of a log is the log of the view.</summary>
    private static ExpressionSyntax? Log(LogSink log, Func<Activation, ExpressionSyntax> fuse) =>
        log.Call?.TargetMethod.Name == "log" ? Rebuild(log.Operand, log, fuse) : null;

    private static ExpressionSyntax? Rebuild(IOperation operation, LogSink log, Func<Activation, ExpressionSyntax> fuse)
    {
        operation = Variables.Unwrap(operation)!;
        if (Activation.Of(operation, log.Value, log.Flow) is { } made) return fuse(made);
        IOperation? inner = operation switch
        {
            IInvocationOperation call when log.Flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { Passes: true } api => ApiCalls.Operands(api, call).FirstOrDefault(),
            IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Instance,
            _ => null,
        };
        if (inner is not null) return Rebuild(inner, log, fuse) is { } fused && operation.Syntax is ExpressionSyntax view ? view.ReplaceNode(inner.Syntax, Place.Parenthesize(fused).WithTriviaFrom(inner.Syntax)) : null;
        return Probability.Clipped(operation, log.Value.Origin!, log.Flow) is { } clipped ? Rebuild(clipped, log, fuse) : null;
    }

    /// <summary>A call of softmax or sigmoid that can be written again where its result is used.</summary>
    private sealed record Activation(ExpressionSyntax Input, ArgumentSyntax[] Options, bool IsComplement)
    {
        public static Activation? Of(IOperation use, Kinds.Value value, FlowAnalysis flow)
        {
            if (Probability.Of(use, value, flow) is not { Index: null, Maker: IInvocationOperation call, IsComplement: var complement }) return null;
            if (flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is not { } api || api.Type.StartsWith("TorchSharp.Modules.Softmax", StringComparison.Ordinal)) return null;
            if (ApiCalls.Operands(api, call) is not [var input, ..]) return null;
            List<IArgumentOperation> options = [.. call.Arguments.Where(a => a.Value != input && !a.IsImplicit)];
            bool isHere = use.Syntax.Span.Contains(call.Syntax.Span);
            Region? region = isHere ? null : Region.Between(call, use.Syntax, flow);
            bool reaches = isHere || region is not null && region.Keeps(input) && options.All(o => region.Keeps(o.Value));
            return reaches && input.Syntax is ExpressionSyntax syntax ? new Activation(syntax, [.. options.Select(o => (ArgumentSyntax)o.Syntax)], complement) : null;
        }
    }
}
