using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>TorchSharp's functions and tensor methods: torch, torch.nn.functional, torch.special, torch.distributions.</summary>
internal static class TorchSharpApis
{
    private const string Torch = "TorchSharp.torch";
    private const string Tensor = "TorchSharp.torch+Tensor";
    private const string Functional = "TorchSharp.torch+nn+functional";
    private const string Special = "TorchSharp.torch+special";
    private const string Distributions = "TorchSharp.torch+distributions";
    private static readonly string[] Both = [Torch, Tensor];

    public static Library Library { get; } = new(Torch,
    [
        .. ApiRows.Makes([Torch, Tensor, Functional, Special], ValueKind.SoftmaxProbability, "softmax"),
        .. ApiRows.Makes([Functional], ValueKind.SoftmaxProbability, "softmax2d"),
        .. ApiRows.Makes([Torch, Tensor, Functional, Special], ValueKind.SigmoidProbability, "sigmoid"),
        .. ApiRows.Makes([Torch, Tensor, Special], ValueKind.SigmoidProbability, "sigmoid_").InPlace(),
        .. ApiRows.Makes([Special], ValueKind.SigmoidProbability, "expit"),
        .. ApiRows.Makes([Tensor, Functional, Special], ValueKind.LogSoftmax, "log_softmax"),
        .. ApiRows.Makes([Functional], ValueKind.LogSigmoid, "logsigmoid"),
        .. ApiRows.Makes([Tensor], ValueKind.LogSigmoid, "log_sigmoid"),
        .. ApiRows.Makes(Both, ValueKind.Logits, "logit"),
        .. ApiRows.Makes([Special], ValueKind.Logits, "logit"),
        .. ApiRows.Makes([Functional], ValueKind.OneHot, "one_hot"),
        .. Elementwise(Operator.Log, "log"),
        .. Elementwise(Operator.LogOtherBase, "log2", "log10"),
        .. Elementwise(Operator.Log1P, "log1p"),
        .. Elementwise(Operator.Exp, "exp"),
        .. Elementwise(Operator.ExpM1, "expm1"),
        .. ApiRows.Operators([Special], Operator.ExpM1, "expm1"),
        .. Elementwise(Operator.Add, "add"),
        .. Elementwise(Operator.Subtract, "sub"),
        .. Elementwise(Operator.Multiply, "mul"),
        .. Elementwise(Operator.Divide, "div", "divide", "true_divide"),
        .. Elementwise(Operator.Negate, "neg"),
        .. Elementwise(Operator.Power, "pow"),
        .. Elementwise(Operator.Abs, "abs"),
        .. Elementwise(Operator.SquareRoot, "sqrt"),
        .. Elementwise(Operator.Tanh, "tanh"),
        .. Elementwise(Operator.Sine, "sin"),
        .. Elementwise(Operator.Cosine, "cos"),
        .. ApiRows.Operators([Functional], Operator.Tanh, "tanh"),
        .. Elementwise(Operator.Max, "clamp_min"),
        .. Elementwise(Operator.Min, "clamp_max"),
        .. ApiRows.Operators(Both, Operator.Square, "square"),
        .. ApiRows.Operators(Both, Operator.Negate, "negative"),
        .. ApiRows.Operators([Tensor], Operator.Subtract, "subtract"),
        .. ApiRows.Operators([Tensor], Operator.Multiply, "multiply"),
        .. ApiRows.Operators(Both, Operator.Max, "max", "amax", "maximum", "fmax"),
        .. ApiRows.Operators(Both, Operator.Min, "min", "amin", "minimum", "fmin"),
        .. ApiRows.Operators(Both, Operator.Sum, "sum", "mean", "nansum", "nanmean"),
        .. ApiRows.Formulas(Both, Formulas.LogSumExp, "logsumexp"),
        .. ApiRows.Formulas(Both, Formulas.Reciprocal, "reciprocal"),
        .. ApiRows.Formulas([Torch], Formulas.Either, "where"),
        .. ApiRows.Passes(Both, "diag", "diagonal"),
        .. ApiRows.Clips(Both, "clamp", "clip"),
        .. ApiRows.Clips(Both, "clamp_").InPlace(),
        .. ApiRows.Passes([Tensor], "view", "view_as", "reshape", "squeeze", "squeeze_", "unsqueeze", "unsqueeze_", "flatten", "unflatten", "detach", "clone", "to", "to_type", "type", "type_as",
            "cpu", "cuda", "contiguous", "gather", "index_select", "masked_select", "take", "select", "narrow", "slice", "permute", "transpose", "swapaxes", "t", "index", "alias", "expand", "expand_as",
            "broadcast_to", "double", "float", "half", "bfloat16", "requires_grad_", "item", "data", "ravel", "flip", "DetachFromDisposeScope", "MoveToOuterDisposeScope"),
        .. ApiRows.Passes([Torch], "squeeze", "unsqueeze", "flatten", "gather", "index_select", "masked_select", "take", "reshape", "transpose", "swapaxes", "permute", "ravel", "narrow", "flip", "clone",
            "tensor", "as_tensor", "from_array", "stack", "cat", "concat", "hstack", "vstack"),
        .. ApiRows.Passes([Functional], "dropout"),
        .. ApiRows.Losses([Functional], LossKind.SoftmaxCrossEntropy, "cross_entropy"),
        .. ApiRows.Losses([Functional], LossKind.BinaryCrossEntropy, "binary_cross_entropy").Select(row => row with { KeepsFinite = true }),
        .. ApiRows.Losses([Functional], LossKind.SigmoidCrossEntropy, "binary_cross_entropy_with_logits", "multilabel_soft_margin_loss"),
        .. ApiRows.Losses([Functional], LossKind.NegativeLogLikelihood, "nll_loss"),
        .. ApiRows.Losses([Functional], LossKind.SquaredError, "mse_loss"),
        .. ApiRows.Losses([Functional], LossKind.KullbackLeibler, "kl_div"),
        .. ApiRows.Losses([Distributions], LossKind.SoftmaxDistribution, "Categorical", "OneHotCategorical", "Multinomial", "RelaxedOneHotCategorical", "ExpRelaxedCategorical")
            .Select(row => row with { Prediction = "logits" }),
        .. ApiRows.Losses([Distributions], LossKind.SigmoidDistribution, "Bernoulli", "Binomial", "Geometric", "NegativeBinomial", "RelaxedBernoulli", "LogitRelaxedBernoulli")
            .Select(row => row with { Prediction = "logits" }),
        .. ApiRows.Makes(["TorchSharp.Modules.Categorical", "TorchSharp.Modules.Bernoulli", "TorchSharp.Modules.OneHotCategorical"], ValueKind.LogProbability, "log_prob"),
    ]);

    /// <summary>Functions that have a twin which overwrites its tensor.</summary>
    private static IEnumerable<Api> Elementwise(Operator @operator, params string[] members) =>
        ApiRows.Operators(Both, @operator, members).Concat(ApiRows.Operators(Both, @operator, [.. members.Select(member => member + "_")]).InPlace());
}
