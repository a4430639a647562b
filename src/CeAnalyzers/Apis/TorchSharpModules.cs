using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>TorchSharp's modules: the functions of torch.nn that build them, and what calling them does.</summary>
internal static class TorchSharpModules
{
    private const string Space = "TorchSharp.Modules.";
    private static readonly string[] Calls = ["call", "forward"];

    public static Library Library { get; } = new("TorchSharp.torch+nn",
    [
        .. ApiRows.Modules(["TorchSharp.torch+nn"], Space, "Softmax", "Softmax2d", "Sigmoid", "LogSoftmax", "LogSigmoid", "Sequential", "Linear", "Bilinear", "Flatten", "Unflatten", "Identity",
            "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "ReLU", "Tanh",
            "CrossEntropyLoss", "BCELoss", "BCEWithLogitsLoss", "MultiLabelSoftMarginLoss", "NLLLoss", "MSELoss", "KLDivLoss"),
        .. ApiRows.Makes(Types("Softmax", "Softmax2d"), ValueKind.SoftmaxProbability, Calls),
        .. ApiRows.Makes(Types("Sigmoid"), ValueKind.SigmoidProbability, Calls),
        .. ApiRows.Makes(Types("LogSoftmax"), ValueKind.LogSoftmax, Calls),
        .. ApiRows.Makes(Types("LogSigmoid"), ValueKind.LogSigmoid, Calls),
        .. ApiRows.Makes(Types("Linear", "Bilinear"), ValueKind.Logits, Calls),
        .. ApiRows.Passes(Types("Flatten", "Unflatten", "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "Identity"), Calls),
        .. ApiRows.Operators(Types("Tanh"), Operator.Tanh, Calls),
        .. ApiRows.Losses(Types("CrossEntropyLoss"), LossKind.SoftmaxCrossEntropy, Calls),
        .. ApiRows.Losses(Types("BCELoss"), LossKind.BinaryCrossEntropy, Calls).Select(row => row with { KeepsFinite = true }),
        .. ApiRows.Losses(Types("BCEWithLogitsLoss", "MultiLabelSoftMarginLoss"), LossKind.SigmoidCrossEntropy, Calls),
        .. ApiRows.Losses(Types("NLLLoss"), LossKind.NegativeLogLikelihood, Calls),
        .. ApiRows.Losses(Types("MSELoss"), LossKind.SquaredError, Calls),
        .. ApiRows.Losses(Types("KLDivLoss"), LossKind.KullbackLeibler, Calls),
    ]);

    private static string[] Types(params string[] modules) => [.. modules.Select(module => Space + module)];
}
