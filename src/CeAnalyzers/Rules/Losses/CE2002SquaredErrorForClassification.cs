using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>Squared error over softmax or sigmoid outputs: its gradient vanishes where the model is confidently wrong.</summary>
internal sealed class CE2002SquaredErrorForClassification : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2002",
        "Squared error for classification",
        "'{0}' holds {1}{2}: the gradient of the squared error through them vanishes where the model is confidently wrong; use the cross-entropy of the logits",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "The derivative of a softmax or sigmoid is near 0 at both ends, and squared error multiplies by it: a sample that is classified with certainty and wrongly teaches nothing. The gradient of cross-entropy is p - y there, close to 1.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 40;

    public override Diagnostic? Judge(Sink sink) => Found(sink) is { } found && !GradientChecks.AreAround(sink.Operation.Syntax) ? found : null;

    private static Diagnostic? Found(Sink sink) => sink switch
    {
        SquareSink { Value.Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability } square when square.Value.Evidence == Evidence.Proven && Labels.AreIn(square) && !IsOfAmounts(square.Value, square.Target, square.Flow)
            => sink.Report(Rule, square.Prediction, square.Value),
        LossSink { Loss: LossKind.SquaredError, Value.Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability } loss when !IsOfAmounts(loss.Value, loss.Target, loss.Flow) && !Reconstruction.Is(loss.Prediction, loss.Target, loss.Flow) => sink.Report(Rule, loss.Prediction, loss.Value),
        _ => null,
    };

    /// <summary>A sigmoid may end a regression too; a softmax does not.</summary>
    private static bool IsOfAmounts(Value prediction, IOperation? target, FlowAnalysis flow) =>
        prediction.Kind == ValueKind.SigmoidProbability && target is not null && (ScaledAmounts.MayBe(target, flow) || IsCurve(prediction.Source));

    /// <summary>k * (x - x0), (x - x0) / s: the slope and the middle of a curve that is fitted to measurements; a model of classes adds up features.</summary>
    private static bool IsCurve(Value? logit) => logit switch
    {
        { Operator: Operator.Negate, Operands: [var negated] } => IsCurve(negated),
        { Operator: Operator.Multiply, Operands: [var slope, { Operator: Operator.Subtract }] } => !slope.IsConstant,
        { Operator: Operator.Multiply or Operator.Divide, Operands: [{ Operator: Operator.Subtract }, var slope] } => !slope.IsConstant,
        _ => false,
    };
}
