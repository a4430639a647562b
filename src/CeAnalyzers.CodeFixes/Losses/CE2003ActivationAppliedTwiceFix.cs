using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>Passes the logits where the probabilities were passed, at the sink or at the one call that brings them there; else takes one of the activations away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2003ActivationAppliedTwiceFix() : Fix("CE2003")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        LossSink { Call: { } call } loss =>
        [
            PassLogits(call, loss.Prediction, loss.Value, place) ?? OnlyUse.PassLogits(loss.Prediction, loss.Value, place) ?? CallSite.PassLogits(loss.Prediction, place),
            LastLayer.Drop(loss.Value, place),
            FromProbabilities(loss, place),
        ],
        OwnLossSink loss => [PassLogits(loss.Call, loss.Prediction, loss.Value, place) ?? OnlyUse.PassLogits(loss.Prediction, loss.Value, place)],
        ActivationSink { Value.Source: { } inner } activation when Input(activation) is { } input =>
        [
            (activation.Value.Kind.IsLogProbability() ? null : Nested(activation.Call, input, place)) ?? PassLogits(activation.Call, input, inner, place) ?? OnlyUse.PassLogits(input, inner, place) ?? CallSite.PassLogits(input, place),
        ],
        _ => [],
    };

    private static Rewrite? PassLogits(IInvocationOperation call, IOperation probabilities, Value value, Place place)
    {
        if (call.Syntax is not InvocationExpressionSyntax syntax || LogitsOf(probabilities, value, place.Flow) is not { } logits) return null;
        InvocationExpressionSyntax repaired = syntax.ReplaceNode(probabilities.Syntax, logits.WithTriviaFrom(probabilities.Syntax));
        return IsSameMethod(repaired, call, place) ? new Rewrite("PassLogits", "Pass the logits", Safety.ChangesTraining, probabilities.Syntax, logits) : null;
    }

    private static ExpressionSyntax? LogitsOf(IOperation probabilities, Value value, FlowAnalysis flow) =>
        Logits.OfRow(probabilities, value, probabilities, flow)
        ?? (value.Kind == ValueKind.SigmoidProbability && Logits.OfSigmoid(probabilities, value, flow) is (var logit, false) ? logit : null);

    /// <summary>Softmax(Softmax(z)): the outer call makes way for the inner one.</summary>
    private static Rewrite? Nested(IInvocationOperation outer, IOperation input, Place place) =>
        Variables.Unwrap(input) is IInvocationOperation { Syntax: ExpressionSyntax inner } && outer.Syntax is ExpressionSyntax whole
        && SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(inner).Type, outer.Type)
            ? new Rewrite("Once", "Apply the activation once", Safety.ChangesTraining, whole, inner)
            : null;

    /// <summary>StableLoss has the same loss from probabilities; a gradient would be another one, so the call must have none.</summary>
    private static Rewrite? FromProbabilities(LossSink loss, Place place)
    {
        string? member = (loss.Loss, loss.Value.Kind) switch
        {
            (LossKind.SoftmaxCrossEntropy, ValueKind.SoftmaxProbability) => "CrossEntropy",
            (LossKind.SigmoidCrossEntropy, ValueKind.SigmoidProbability) => "BinaryCrossEntropy",
            _ => null,
        };
        if (member is null || loss is not { Api.Type: "CeAnalyzers.StableLoss", Call.Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } prediction, { NameColon: null } target] } call }) return null;
        return place.Loss(call, member, prediction.Expression, target.Expression) is { } clipped
            ? new Rewrite(member, $"Use StableLoss.{member}, which takes probabilities", Safety.ChangesTraining, call, clipped)
            : null;
    }

    private static bool IsSameMethod(InvocationExpressionSyntax repaired, IInvocationOperation call, Place place) =>
        place.Model.GetSpeculativeSymbolInfo(call.Syntax.SpanStart, repaired, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
        && method.Name == call.TargetMethod.Name && SymbolEqualityComparer.Default.Equals(method.ReturnType, call.TargetMethod.ReturnType);

    private static IOperation? Input(ActivationSink activation) =>
        activation.Flow.Apis.Find(activation.Call.TargetMethod, activation.Call.Instance?.Type) is { } api
            ? ApiCalls.Operands(api, activation.Call).FirstOrDefault()
            : activation.Call.Arguments.FirstOrDefault()?.Value;
}
