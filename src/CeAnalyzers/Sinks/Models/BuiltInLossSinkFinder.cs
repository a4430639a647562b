using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>
/// Finds models that end in a softmax and are trained by a method of their own class that takes the squared error, whatever the layers are:
/// net.Train(x, y), where Train computes 2 * (Forward(x) - y). The first call tells; the class itself is right for a regression.
/// </summary>
internal sealed class BuiltInLossSinkFinder : SinkFinder
{
    public override IEnumerable<string> Words => ["Fit"];

    public override IEnumerable<string> WordParts => ["train", "backward", "backprop", "learn"];

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (CallSinkFinder.CalledBy(token) is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax model }, ArgumentList.Arguments.Count: > 1 } call || !flow.Knowledge.UsesNames(token.SyntaxTree!) || !IsFirst(call, model, token.ValueText, flow)) yield break;
        if (new ModelLayers(call, flow).Last(model) is not { } layer || LayerActivation.Of(layer, call, model, flow) is not { Kind: ValueKind.SoftmaxProbability } output) yield break;
        SemanticModel semantics = flow.ModelOf(call.SyntaxTree);
        if (semantics.GetTypeInfo(model, flow.Cancellation).Type is not INamedTypeSymbol type || !SquaredErrors.AreBuiltInto(type, token.ValueText, flow)) yield break;
        if (semantics.GetOperation(call, flow.Cancellation) is { } operation && semantics.GetOperation(model, flow.Cancellation) is { } prediction)
            yield return new LossSink(operation, null, new Api("", token.ValueText) { Loss = LossKind.SquaredError }, prediction, output, flow);
    }

    private static bool IsFirst(InvocationExpressionSyntax call, IdentifierNameSyntax model, string method, FlowAnalysis flow) =>
        flow.Index.FindIn(Bodies.Scope(call), method, flow.Cancellation).Select(CallSinkFinder.CalledBy)
            .FirstOrDefault(other => other is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } } && owner.Identifier.ValueText == model.Identifier.ValueText) == call;
}
