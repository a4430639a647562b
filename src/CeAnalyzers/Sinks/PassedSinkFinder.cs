using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Finds calls of losses in source that are wrong for what this call passes, though not for what others pass: a squared error that one caller
/// gives the outputs of a softmax, and another one a regression; a log that one caller gives logits. A log of another file that is bare is wrong there
/// and at the call: who has the call before him does not see it. The names of the call decide whether it is bound.
/// </summary>
internal sealed class PassedSinkFinder : SinkFinder
{
    /// <summary>A loss may call another one.</summary>
    private const int MaxDepth = 2;

    public override IEnumerable<string> WordParts => ["loss", "cost", "entropy", "likelihood", "nll", "bce", "mse", "error", "objective", "criterion", "brier"];

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (flow.CallDepth >= MaxDepth || CallNaming(token) is not { ArgumentList.Arguments.Count: > 0 } syntax) yield break;
        if (!flow.IsTelling(syntax) && !Speech.IsOfProbabilities(syntax.ArgumentList) && flow.DeclaredNames.Count == 0 || UnboundCall.NameOf(syntax) is not { } name || !MayTakeLogOrSquare(name, flow)) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call) yield break;
        foreach (Sink sink in Of(call, flow)) yield return sink;
    }

    private static IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        if (call.Arguments.FirstOrDefault(a => Numbers.IsNumeric(a.Value.Type) && IsActivation(flow.ValueOf(a.Value))) is not { } prediction) return LogitsLossSink.Of(call, flow) is { } logits ? [logits] : [];
        (Value? receiver, Value[] arguments) = flow.Of(call);
        if (Dispatch.Targets(call.TargetMethod, receiver, flow) is not [var target]) return [];
        if (OwnLossSink.Of(call, prediction, target, arguments, receiver, flow) is { } own) return [own];
        if (target.DeclaringSyntaxReferences is not [var reference]) return [];
        SyntaxNode body = reference.GetSyntax(flow.Cancellation);
        HashSet<SyntaxNode> spokenOf = [.. SinkSearch.OfCandidates(body.SyntaxTree, body.Span, flow).Where(SpeaksForAll).Select(sink => sink.Operation.Syntax)];
        return
            from sink in SinkSearch.OfCandidates(body.SyntaxTree, body.Span, flow.Called(target, arguments, receiver))
            where Of(sink) is { } value && IsActivation(value) && (!spokenOf.Contains(sink.Operation.Syntax) || IsOutOfSight(sink, call))
            select sink.PassedBy(call, prediction.Value);
    }

    private static Value? Of(Sink sink) => sink switch
    {
        LogSink log => log.Value,
        SquareSink square => square.Value,
        _ => null,
    };

    /// <summary>A log in another file that takes what this very call passes, with nothing that keeps it off 0.</summary>
    private static bool IsOutOfSight(Sink sink, IInvocationOperation call) =>
        sink is LogSink { Passed: null, IsClipped: false } log && !IsEntropy(log) && log.Operation.Syntax.SyntaxTree != call.Syntax.SyntaxTree;

    /// <summary>The loss itself is reported, whoever calls it.</summary>
    private static bool SpeaksForAll(Sink sink) => sink switch
    {
        LogSink log => log.Value.HasKind || CrossEntropyNames.Suggest(log) || IsEntropy(log),
        SquareSink square => square.Value.HasKind && Labels.AreIn(square),
        _ => false,
    };

    /// <summary>p log p, which is judged where it stands.</summary>
    private static bool IsEntropy(LogSink log) => log.Formula.Target is { } weight && SyntaxFactory.AreEquivalent(weight.Syntax, log.Operand.Syntax);

    private static bool IsActivation(Value value) => value.Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability;

    /// <summary>The call that a word names: by its method, or by the object that it is called on, as in loss.Compute(p, y).</summary>
    private static InvocationExpressionSyntax? CallNaming(SyntaxToken token) =>
        CallSinkFinder.CalledBy(token)
        ?? (token.Parent is SimpleNameSyntax name && Named(name) is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } receiver && access.Expression == receiver && call.Expression == access ? call : null);

    private static ExpressionSyntax Named(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax own && own.Name == name ? own : name;

    /// <summary>A method of this name in source has a log or a square in it.</summary>
    private static bool MayTakeLogOrSquare(string name, FlowAnalysis flow) => flow.Index.Find(name, flow.Cancellation).Any(mention =>
        mention.Parent is MethodDeclarationSyntax method && method.Identifier == mention && (method.Body ?? (SyntaxNode?)method.ExpressionBody) is { } body
        && flow.Index.WordsOf(body.SyntaxTree).CandidatesIn(body.Span).Any());
}
