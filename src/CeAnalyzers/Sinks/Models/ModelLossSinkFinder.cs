using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>
/// Finds the losses that are chosen by a name, an object, a member of an enum or a delegate, for a model that is put together from layers: what the
/// last layer makes is the prediction.
/// </summary>
internal sealed class ModelLossSinkFinder : SinkFinder
{
    public override IEnumerable<string> WordParts => LossNames.Parts;

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (LossNames.Of(token.ValueText) is not { } kind || !flow.Knowledge.UsesNames(token.SyntaxTree!) || (Chosen(token) ?? CallSinkFinder.CalledBy(token)) is not { } loss || LossNames.AreContradicted(token.ValueText, flow)) yield break;
        foreach (Meeting meeting in Meetings(loss, flow))
        {
            if (Predicted(meeting, flow) is not { } value || flow.ModelOf(meeting.Place.SyntaxTree).GetOperation(meeting.Place, flow.Cancellation) is not { } operation || flow.ModelOf(meeting.Prediction.SyntaxTree).GetOperation(meeting.Prediction, flow.Cancellation) is not { } prediction) continue;
            Value known = meeting.Target is null ? value : flow.ValueOf(prediction);
            if (known.HasKind && known.Kind != value.Kind || value.Kind == ValueKind.SigmoidProbability && meeting.Target is not null && ScaledAmounts.MayBe(meeting.Target, flow)) continue;
            yield return new LossSink(operation, null, new Api("", token.ValueText) { Loss = kind }, prediction, known.HasKind ? known : value, flow);
            yield break;
        }
    }

    /// <summary>What the last layer of the model makes; null where the code does not say, or where it is a regression.</summary>
    private static Value? Predicted(Meeting meeting, FlowAnalysis flow) =>
        (OutputActivation.Beside(meeting.Place, meeting.Model, flow) ?? LastLayer.ActivationBeside(meeting.Place, meeting.Model) ?? new ModelLayers(meeting.Place, flow).Last(meeting.Model)) is { } layer
        && LayerActivation.Of(layer, meeting.Place, CompletedModel.NameOf(meeting.Model), flow) is { } value
        && !(value.Kind == ValueKind.SigmoidProbability && LossNames.SayRegression(meeting.Place))
            ? value
            : null;

    /// <summary>The whole expression that names the loss: new Mse(), Loss.Mse, Mse, "mse".</summary>
    private static ExpressionSyntax? Chosen(SyntaxToken token)
    {
        ExpressionSyntax? named = token.Parent switch
        {
            LiteralExpressionSyntax text => text,
            SimpleNameSyntax { Parent: QualifiedNameSyntax qualified } name when qualified.Right == name => qualified,
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name => access,
            SimpleNameSyntax name => name,
            _ => null,
        };
        return named?.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == named => creation,
            InvocationExpressionSyntax call when call.Expression == named && call.ArgumentList.Arguments.Count == 0 => call,
            InvocationExpressionSyntax or MemberAccessExpressionSyntax => null,
            _ => named is TypeSyntax and not SimpleNameSyntax ? null : named,
        };
    }

    /// <summary>Where the loss is given to something, or is called, with what may be the model there.</summary>
    private static IEnumerable<Meeting> Meetings(ExpressionSyntax loss, FlowAnalysis flow)
    {
        if (loss is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call) return Called(call, flow);
        SyntaxNode outer = loss;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) outer = outer.Parent;
        if (outer.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local })
        {
            return flow.Index.FindIn(Bodies.Scope(local), local.Identifier.ValueText, flow.Cancellation).Select(mention => mention.Parent)
                .OfType<IdentifierNameSyntax>().SelectMany(use => At(use, use, flow));
        }

        return At(loss, outer, flow);
    }

    private static IEnumerable<Meeting> At(ExpressionSyntax loss, SyntaxNode outer, FlowAnalysis flow) =>
        outer.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == outer ? Called(call, flow)
        : Models(outer, flow).Select(model => new Meeting(loss, model, CompletedModel.NameOf(model), null));

    /// <summary>Mse(output, target), mse.Forward(output, target): one of the two is the output of a model. Where both are, one model learns from another.</summary>
    private static IEnumerable<Meeting> Called(InvocationExpressionSyntax call, FlowAnalysis flow) =>
        call.ArgumentList.Arguments is not [{ Expression: var first }, { Expression: var second }, ..] ? [] : (ModelOutput.ModelOf(first, flow), ModelOutput.ModelOf(second, flow)) switch
        {
            ({ } model, null) => [new Meeting(call, model, first, second)],
            (null, { } model) => [new Meeting(call, model, second, first)],
            _ => [],
        };

    private static IEnumerable<ExpressionSyntax> Models(SyntaxNode loss, FlowAnalysis flow)
    {
        switch (loss.Parent)
        {
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument when !IsMetric(argument):
                if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }) yield return receiver;
                foreach (ArgumentSyntax other in list.Arguments.Where(a => a != argument)) yield return other.Expression;
                break;
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } list } argument when !IsMetric(argument):
                foreach (ArgumentSyntax other in list.Arguments.Where(a => a != argument)) yield return other.Expression;
                yield return creation;
                if (CompletedModel.Of(creation, flow) is { } completed) yield return completed;
                break;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } set when LossNames.IsPlace(set.Left):
                yield return made;
                break;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var owner } left } when LossNames.IsPlace(left):
                yield return owner;
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } when LossNames.IsPlace(left):
                if (CompletedModel.In(block) is { } only) yield return only;
                break;
        }
    }

    private static bool IsMetric(ArgumentSyntax argument) =>
        argument.NameColon is { Name.Identifier.ValueText: var name } && name.IndexOf("metric", StringComparison.OrdinalIgnoreCase) >= 0
        || argument.Parent is BaseArgumentListSyntax list && list.Arguments.Any(other => other != argument && LossNames.SayCrossEntropy(other.Expression.ToString()));

    /// <summary>A loss and the model that it is for.</summary>
    /// <param name="Place">The loss, or its call.</param>
    /// <param name="Model">What may be the model.</param>
    /// <param name="Prediction">What is reported: the model, or its output.</param>
    /// <param name="Target">What the output is compared with, where the loss is called.</param>
    private sealed record Meeting(ExpressionSyntax Place, ExpressionSyntax Model, ExpressionSyntax Prediction, ExpressionSyntax? Target);
}
