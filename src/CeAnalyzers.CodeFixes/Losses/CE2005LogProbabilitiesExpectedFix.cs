using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>The negative log-likelihood of a softmax or of logits becomes the cross-entropy of the logits; elsewhere the softmax becomes a log-softmax, or the target is declared to be no log.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2005LogProbabilitiesExpectedFix() : Fix("CE2005")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink is not LossSink { Call.Syntax: InvocationExpressionSyntax call } loss ? [] : (loss.Loss, loss.Value.Kind) switch
    {
        (LossKind.NegativeLogLikelihood, ValueKind.Logits) when HaveTheSamePlaces(call) => [TorchLoss.Instead(loss, "cross_entropy", call.ArgumentList, place)],
        (LossKind.NegativeLogLikelihood, ValueKind.SoftmaxProbability) => [TorchLoss.FromLogits(loss, place), LogSoftmax(loss, place)],
        (LossKind.KullbackLeibler, ValueKind.SoftmaxProbability) => [LogSoftmax(loss, place)],
        (LossKind.KullbackLeibler, _) when LogTarget.Of(loss) is { } target && loss.Flow.ValueOf(target).Kind.IsProbability() => [NoLogTarget(call, place)],
        _ => [],
    };

    /// <summary>The fourth parameter of the one is not that of the other.</summary>
    private static bool HaveTheSamePlaces(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Skip(3).All(argument => argument.NameColon is not null);

    /// <summary>softmax(x, d) becomes log_softmax(x, d), where nothing else reads it.</summary>
    private static Rewrite? LogSoftmax(LossSink loss, Place place)
    {
        if (Probability.MakerOf(loss.Prediction, loss.Value, place.Flow) is not IInvocationOperation { TargetMethod.Name: "softmax", Syntax: InvocationExpressionSyntax call } maker) return null;
        if (Variables.Unwrap(loss.Prediction) != maker && !OnlyUse.Is(loss.Prediction, place) || TorchLoss.Renamed(call.Expression, "log_softmax") is not { } function) return null;
        InvocationExpressionSyntax logarithm = call.WithExpression(function);
        return TorchLoss.Binds(logarithm, call, "log_softmax", place) ? new Rewrite("LogSoftmax", "Take the log-softmax", Safety.ChangesTraining, call, logarithm) : null;
    }

    private static Rewrite? NoLogTarget(InvocationExpressionSyntax call, Place place)
    {
        if (call.ArgumentList.Arguments.Count != 2) return null;
        InvocationExpressionSyntax repaired = call.WithArgumentList(Place.ArgumentList(
        [
            .. call.ArgumentList.Arguments,
            SyntaxFactory.Argument(SyntaxFactory.NameColon("log_target").WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)),
        ]));
        return TorchLoss.Binds(repaired, call, "kl_div", place) ? new Rewrite("NoLogTarget", "Pass log_target: false", Safety.ChangesTraining, call, repaired) : null;
    }
}
