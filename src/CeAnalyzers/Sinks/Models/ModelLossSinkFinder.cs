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
        if (LossNames.Of(token.ValueText) is not { } kind || !flow.Knowledge.UsesNames(token.SyntaxTree!) || Chosen(token) is not { } loss || LossNames.AreContradicted(token.ValueText, flow)) yield break;
        foreach ((ExpressionSyntax place, ExpressionSyntax model) in Meetings(loss, flow))
        {
            if ((OutputActivation.Beside(place, model, flow) ?? LastLayer.ActivationBeside(place, model) ?? new ModelLayers(place, flow).Last(model)) is not { } layer || LayerActivation.Of(layer, place, CompletedModel.NameOf(model), flow) is not { } value) continue;
            if (value.Kind == ValueKind.SigmoidProbability && LossNames.SayRegression(place)) continue;
            if (flow.ModelOf(place.SyntaxTree).GetOperation(place, flow.Cancellation) is not { } operation || flow.ModelOf(model.SyntaxTree).GetOperation(CompletedModel.NameOf(model), flow.Cancellation) is not { } predicting) continue;
            yield return new LossSink(operation, null, new Api("", token.ValueText) { Loss = kind }, predicting, value, flow);
            yield break;
        }
    }

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

    /// <summary>Where the loss is given to something, with what may be the model there.</summary>
    private static IEnumerable<(ExpressionSyntax Place, ExpressionSyntax Model)> Meetings(ExpressionSyntax loss, FlowAnalysis flow)
    {
        SyntaxNode outer = loss;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) outer = outer.Parent;
        if (outer.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local })
        {
            return flow.Index.FindIn(Bodies.Scope(local), local.Identifier.ValueText, flow.Cancellation).Select(mention => mention.Parent)
                .OfType<IdentifierNameSyntax>().SelectMany(use => Models(use, flow).Select(model => ((ExpressionSyntax)use, model)));
        }

        return Models(outer, flow).Select(model => (loss, model));
    }

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
        || argument.Parent is BaseArgumentListSyntax list && list.Arguments.Any(other => other != argument && LossNames.SayCrossEntropy(other.Expression));
}
