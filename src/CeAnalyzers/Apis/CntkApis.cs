using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>CNTK: the functions of CNTKLib. Its log is kept at -85.1, the log of 1e-37.</summary>
internal static class CntkApis
{
    private static readonly string[] Type = ["CNTK.CNTKLib"];

    public static Library Library { get; } = new("CNTK.CNTKLib",
    [
        .. ApiRows.Makes(Type, ValueKind.SoftmaxProbability, "Softmax"),
        .. ApiRows.Makes(Type, ValueKind.LogSoftmax, "LogSoftmax"),
        .. ApiRows.Makes(Type, ValueKind.SigmoidProbability, "Sigmoid"),
        .. ApiRows.Makes(Type, ValueKind.OneHot, "OneHotOp"),
        .. ApiRows.Operators(Type, Operator.Log, "Log").Select(row => row with { KeepsFinite = true }),
        .. ApiRows.Operators(Type, Operator.Exp, "Exp"),
        .. ApiRows.Operators(Type, Operator.Tanh, "Tanh"),
        .. ApiRows.Operators(Type, Operator.Sine, "Sin"),
        .. ApiRows.Operators(Type, Operator.Cosine, "Cos"),
        .. ApiRows.Operators(Type, Operator.Abs, "Abs"),
        .. ApiRows.Operators(Type, Operator.Square, "Square"),
        .. ApiRows.Operators(Type, Operator.Power, "Pow"),
        .. ApiRows.Operators(Type, Operator.Negate, "Negate"),
        .. ApiRows.Operators(Type, Operator.Add, "Plus"),
        .. ApiRows.Operators(Type, Operator.Subtract, "Minus"),
        .. ApiRows.Operators(Type, Operator.Multiply, "ElementTimes"),
        .. ApiRows.Operators(Type, Operator.Divide, "ElementDivide"),
        .. ApiRows.Operators(Type, Operator.Max, "ElementMax", "ReduceMax"),
        .. ApiRows.Operators(Type, Operator.Min, "ElementMin", "ReduceMin"),
        .. ApiRows.Operators(Type, Operator.Sum, "ReduceSum", "ReduceMean"),
        .. ApiRows.Formulas(Type, Formulas.LogSumExp, "ReduceLogSum"),
        .. ApiRows.Formulas(Type, Formulas.Reciprocal, "Reciprocal"),
        .. ApiRows.Clips(Type, "Clip"),
        .. ApiRows.Passes(Type, "Reshape", "StopGradient", "Dropout", "SequenceFirst", "SequenceLast"),
        .. ApiRows.Passes(["CNTK.Variable"], ".ctor"),
        .. ApiRows.Passes(["CNTK.Constant"], "Scalar"),
        .. ApiRows.Losses(Type, LossKind.SoftmaxCrossEntropy, "CrossEntropyWithSoftmax"),
        .. ApiRows.Losses(Type, LossKind.BinaryCrossEntropy, "BinaryCrossEntropy", "WeightedBinaryCrossEntropy").Select(row => row with { KeepsFinite = true }),
        .. ApiRows.Losses(Type, LossKind.SquaredError, "SquaredError"),
    ]);
}
