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
        LossSink { Loss: LossKind.BinaryCrossEntropy or LossKind.CrossEntropy } loss when loss.Value.Kind == ValueKind.Logits => Report(loss, loss.Prediction, loss.Value, null, loss.Name),
        LossSink { Loss: LossKind.BinaryCrossEntropy or LossKind.CrossEntropy } loss when LogitsByUse.Activation(loss.Prediction, loss.Value, loss.Flow) is { } activation => Report(loss, loss.Prediction, loss.Value, activation, loss.Name),
        LogitsLossSink loss => Report(loss, loss.Prediction, loss.Value, loss.Activation, loss.Loss),
        CompiledModelSink model => Diagnostic.Create(Rule, model.Operation.Syntax.GetLocation(), [model.LastLayer.GetLocation()], Describe.Expression(model.LastLayer), ", having no activation", model.Loss),
        _ => null,
    };

    /// <summary>Of logits that are known by themselves, or by the activation that they go through elsewhere.</summary>
    private static Diagnostic Report(Sink loss, IOperation prediction, Value value, SyntaxNode? activation, string name)
    {
        Location[] origins = activation is not null ? [activation.GetLocation()] : value.Origin is { } origin ? [origin.Location] : [];
        string maker = activation is not null ? $", which go through '{Describe.Expression(activation)}' elsewhere" : Describe.Maker(value, loss.Operation);
        return Diagnostic.Create(Rule, loss.Operation.Syntax.GetLocation(), origins, Describe.Expression(prediction.Syntax), maker, name);
    }
}
