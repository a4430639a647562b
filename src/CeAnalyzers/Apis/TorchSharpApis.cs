using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>TorchSharp: functions, tensor methods, modules and losses.</summary>
internal static class TorchSharpApis
{
    private const string Torch = "TorchSharp.torch";
    private const string Tensor = "TorchSharp.torch+Tensor";
    private const string Functional = "TorchSharp.torch+nn+functional";
    private const string Special = "TorchSharp.torch+special";
    private const string Nn = "TorchSharp.torch+nn";

    public static IEnumerable<Api> Rows { get; } =
    [
        .. ApiRows.Makes([Torch, Tensor, Functional, Special], ValueKind.SoftmaxProbability, "softmax"),
        .. ApiRows.Makes([Torch, Tensor, Functional], ValueKind.SigmoidProbability, "sigmoid"),
        .. ApiRows.Makes([Torch, Tensor], ValueKind.SigmoidProbability, "sigmoid_"),
        .. ApiRows.Makes([Special], ValueKind.SigmoidProbability, "expit"),
        .. ApiRows.Makes([Tensor, Functional, Special], ValueKind.LogSoftmax, "log_softmax"),
        .. ApiRows.Makes([Functional], ValueKind.LogSigmoid, "logsigmoid"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Log, "log", "log_"),
        .. ApiRows.Operators([Torch, Tensor], Operator.LogOtherBase, "log2", "log10", "log2_", "log10_"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Log1P, "log1p"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Exp, "exp", "exp_"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Add, "add", "add_"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Subtract, "sub", "sub_", "subtract"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Multiply, "mul", "mul_", "multiply"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Divide, "div", "div_", "divide"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Negate, "neg", "neg_", "negative"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Power, "pow", "pow_"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Square, "square"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Max, "maximum", "clamp_min", "clamp_min_"),
        .. ApiRows.Clips([Torch, Tensor], "clamp", "clamp_", "clip"),
        .. ApiRows.Operators([Torch, Tensor], Operator.Sum, "sum", "mean"),
        .. ApiRows.Passes([Tensor], "view", "reshape", "squeeze", "squeeze_", "unsqueeze", "flatten", "detach", "clone", "to", "to_type", "cpu", "cuda", "contiguous",
            "gather", "index_select", "select", "narrow", "slice", "permute", "transpose", "t", "index", "alias", "expand", "double", "float", "requires_grad_"),
        .. ApiRows.Passes([Torch], "squeeze", "unsqueeze", "flatten", "gather", "index_select", "reshape", "transpose"),
        .. ApiRows.Losses([Functional], LossKind.SoftmaxCrossEntropy, "cross_entropy"),
        .. ApiRows.Losses([Functional], LossKind.BinaryCrossEntropy, "binary_cross_entropy"),
        .. ApiRows.Losses([Functional], LossKind.SigmoidCrossEntropy, "binary_cross_entropy_with_logits"),
        .. ApiRows.Losses([Functional], LossKind.NegativeLogLikelihood, "nll_loss"),
        .. ApiRows.Losses([Functional], LossKind.SquaredError, "mse_loss"),
        .. ApiRows.Losses([Functional], LossKind.KullbackLeibler, "kl_div"),
        .. ApiRows.Modules([Nn], "Softmax", "Softmax2d", "Sigmoid", "LogSoftmax", "LogSigmoid", "Sequential", "Linear", "Flatten", "Dropout", "Identity", "Conv1d", "Conv2d", "ReLU", "Tanh",
            "CrossEntropyLoss", "BCELoss", "BCEWithLogitsLoss", "NLLLoss", "MSELoss", "KLDivLoss"),
        .. ApiRows.Makes(Types("Softmax", "Softmax2d"), ValueKind.SoftmaxProbability, "call", "forward"),
        .. ApiRows.Makes(Types("Sigmoid"), ValueKind.SigmoidProbability, "call", "forward"),
        .. ApiRows.Makes(Types("LogSoftmax"), ValueKind.LogSoftmax, "call", "forward"),
        .. ApiRows.Makes(Types("LogSigmoid"), ValueKind.LogSigmoid, "call", "forward"),
        .. ApiRows.Makes(Types("Linear"), ValueKind.Logits, "call", "forward"),
        .. ApiRows.Passes(Types("Flatten", "Dropout", "Identity"), "call", "forward"),
        .. ApiRows.Losses(Types("CrossEntropyLoss"), LossKind.SoftmaxCrossEntropy, "call", "forward"),
        .. ApiRows.Losses(Types("BCELoss"), LossKind.BinaryCrossEntropy, "call", "forward"),
        .. ApiRows.Losses(Types("BCEWithLogitsLoss"), LossKind.SigmoidCrossEntropy, "call", "forward"),
        .. ApiRows.Losses(Types("NLLLoss"), LossKind.NegativeLogLikelihood, "call", "forward"),
        .. ApiRows.Losses(Types("MSELoss"), LossKind.SquaredError, "call", "forward"),
        .. ApiRows.Losses(Types("KLDivLoss"), LossKind.KullbackLeibler, "call", "forward"),
    ];

    private static string[] Types(params string[] modules) => [.. modules.Select(module => "TorchSharp.Modules." + module)];
}
