using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>TensorFlow.NET: the functions of tf, tf.nn and tf.math, and of its np.</summary>
internal static class TensorFlowApis
{
    private const string Tf = "Tensorflow.tensorflow";
    private const string Nn = Tf + "+nn_internal";
    private const string Maths = Tf + "+MathApi";
    private const string Np = "Tensorflow.NumPy.np";
    private static readonly string[] Both = [Tf, Maths];
    private static readonly string[] Three = [Tf, Maths, Np];

    public static Library Library { get; } = new(Tf,
    [
        .. ApiRows.Makes([Nn], ValueKind.SoftmaxProbability, "softmax"),
        .. ApiRows.Makes([Tf, Nn], ValueKind.SigmoidProbability, "sigmoid"),
        .. ApiRows.Makes([Tf], ValueKind.OneHot, "one_hot"),
        .. ApiRows.Operators(Three, Operator.Log, "log"),
        .. ApiRows.Operators([Tf], Operator.Log1P, "log1p"),
        .. ApiRows.Operators([Tf, Np], Operator.Exp, "exp"),
        .. ApiRows.Operators([Tf, Nn, Maths], Operator.Tanh, "tanh"),
        .. ApiRows.Operators([Tf], Operator.Sine, "sin"),
        .. ApiRows.Operators([Tf], Operator.Cosine, "cos"),
        .. ApiRows.Operators([Tf], Operator.Abs, "abs"),
        .. ApiRows.Operators(Three, Operator.Square, "square"),
        .. ApiRows.Operators([Tf], Operator.Power, "pow"),
        .. ApiRows.Operators([Np], Operator.Power, "power"),
        .. ApiRows.Operators([Tf, Np], Operator.Add, "add"),
        .. ApiRows.Operators([Tf], Operator.Subtract, "sub", "subtract"),
        .. ApiRows.Operators(Three, Operator.Multiply, "multiply"),
        .. ApiRows.Operators([Tf], Operator.Divide, "div", "divide", "truediv"),
        .. ApiRows.Operators([Tf], Operator.Negate, "negative"),
        .. ApiRows.Operators([Tf, Np], Operator.Max, "maximum"),
        .. ApiRows.Operators([Tf, Np], Operator.Min, "minimum"),
        .. ApiRows.Operators([Tf], Operator.Max, "max", "reduce_max"),
        .. ApiRows.Operators([Tf], Operator.Min, "min", "reduce_min"),
        .. ApiRows.Operators([Tf], Operator.Sum, "reduce_sum", "reduce_mean"),
        .. ApiRows.Operators(Three, Operator.Sum, "sum"),
        .. ApiRows.Operators([Np], Operator.Sum, "mean"),
        .. ApiRows.Formulas([Tf], Formulas.LogSumExp, "reduce_logsumexp"),
        .. ApiRows.Clips([Tf], "clip_by_value"),
        .. ApiRows.Passes([Tf], "reshape", "squeeze", "expand_dims", "transpose", "identity", "gather", "stop_gradient", "boolean_mask", "cast"),
        .. ApiRows.Passes([Nn], "dropout"),
        .. ApiRows.Losses([Nn], LossKind.SoftmaxCrossEntropy, "softmax_cross_entropy_with_logits", "softmax_cross_entropy_with_logits_v2", "sparse_softmax_cross_entropy_with_logits")
            .Select(row => row with { Prediction = "logits" }),
        .. ApiRows.Losses([Nn], LossKind.SigmoidCrossEntropy, "sigmoid_cross_entropy_with_logits").Select(row => row with { Prediction = "logits" }),
        .. ApiRows.Losses([Tf], LossKind.SquaredDistance, "squared_difference"),
    ]);
}
