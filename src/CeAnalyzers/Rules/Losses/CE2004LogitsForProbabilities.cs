using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>Logits in a loss that takes probabilities: by flow, because an activation elsewhere takes them, or in a model that is compiled with the loss's name.</summary>
internal sealed class CE2004LogitsForProbabilities : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2004",
        "Logits where probabilities are expected",
        "'{0}' holds logits{1}, where '{2}' expects probabilities: use the loss that takes logits",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "Logits are any real numbers, and a loss that takes probabilities takes the log of them and of 1 less them: NaN below 0 and above 1, or whatever the library clips them to, with no gradient left. The loss that takes logits applies the activation itself, and stably.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 45;

    public override Diagnostic? Judge(Sink sink) => sink switch
    {
        LossSink { Loss: LossKind.BinaryCrossEntropy or LossKind.CrossEntropy } loss when loss.Value.Kind == ValueKind.Logits => Report(loss, loss.Value.Origin, Describe.Maker(loss.Value, loss.Operation)),
        LossSink { Loss: LossKind.BinaryCrossEntropy or LossKind.CrossEntropy } loss when LogitsByUse.Activation(loss) is { } activation => Report(loss, new Origin(activation), $", which go through '{Describe.Expression(activation)}' elsewhere"),
        CompiledModelSink model => Diagnostic.Create(Rule, model.Operation.Syntax.GetLocation(), [model.LastLayer.GetLocation()], Describe.Expression(model.LastLayer), ", having no activation", model.Loss),
        _ => null,
    };

    private static Diagnostic Report(LossSink loss, Origin? origin, string maker) =>
        Diagnostic.Create(Rule, loss.Operation.Syntax.GetLocation(), origin is null ? [] : [origin.Location], Describe.Expression(loss.Prediction.Syntax), maker, loss.Name);
}
