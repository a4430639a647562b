using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>Our own runtime library: what the fixes rewrite to is understood like any other code.</summary>
internal static class RuntimeApis
{
    private static readonly string[] Math = ["CeAnalyzers.StableMath"];
    private static readonly string[] Losses = ["CeAnalyzers.StableLoss"];

    public static Library Library { get; } = new("CeAnalyzers.StableMath",
    [
        .. ApiRows.Makes(Math, ValueKind.SoftmaxProbability, "Softmax").IntoDestination(),
        .. ApiRows.Makes(Math, ValueKind.SigmoidProbability, "Sigmoid").IntoDestination(),
        .. ApiRows.Makes(Math, ValueKind.LogSoftmax, "LogSoftmax").IntoDestination(),
        .. ApiRows.Makes(Math, ValueKind.LogSigmoid, "LogSigmoid").IntoDestination(),
        .. ApiRows.Makes(Math, ValueKind.Logits, "Logit"),
        .. ApiRows.Formulas(Math, Formulas.LogSumExp, "LogSumExp").IntoDestination(),
        .. ApiRows.Operators(Math, Operator.ClipOnPurpose, "ClipProbability"),
        .. ApiRows.Operators(Math, Operator.Log1P, "Log1P"),
        .. ApiRows.Operators(Math, Operator.ExpM1, "ExpM1"),
        .. ApiRows.Losses(Losses, LossKind.SoftmaxCrossEntropy, "SoftmaxCrossEntropy"),
        .. ApiRows.Losses(Losses, LossKind.SigmoidCrossEntropy, "SigmoidCrossEntropy"),
        .. ApiRows.Losses(Losses, LossKind.SoftmaxDistribution, "SoftmaxFocal", "KullbackLeibler"),
        .. ApiRows.Losses(Losses, LossKind.SigmoidDistribution, "SigmoidFocal"),
        .. ApiRows.Losses(Losses, LossKind.CrossEntropy, "CrossEntropy"),
        .. ApiRows.Losses(Losses, LossKind.BinaryCrossEntropy, "BinaryCrossEntropy"),
        .. ApiRows.Losses(Losses, LossKind.SquaredDistance, "SquaredError"),
    ]);
}
