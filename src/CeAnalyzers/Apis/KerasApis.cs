using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>
/// Keras, as TensorFlow.NET and Keras.NET have it: layers and losses that are built, losses and activations that are called. Its losses take
/// probabilities unless told from_logits, and clip them by themselves.
/// </summary>
internal static class KerasApis
{
    private const string LayerSpace = "Tensorflow.Keras.Layers.";
    private const string LossSpace = "Tensorflow.Keras.Losses.";
    private static readonly string[] Entry = ["Tensorflow.Keras.IKerasApi", "Tensorflow.Keras.KerasInterface"];
    private static readonly string[] Layers = [LayerSpace + "ILayersApi", LayerSpace + "LayersApi"];
    private static readonly string[] Losses = [LossSpace + "ILossesApi", LossSpace + "LossesApi"];
    private static readonly string[] Backend = ["Tensorflow.Keras.BackendImpl"];
    private static readonly string[] Functions = ["Keras.Losses"];

    public static Library Library { get; } = new(LossSpace + "ILossFunc",
    [
        .. ApiRows.Modules(Entry, "Tensorflow.Keras.", "Sequential", "Model"),
        .. ApiRows.Modules(Layers, LayerSpace, "Dense", "Conv2D", "Flatten", "Dropout", "Softmax"),
        .. ApiRows.Makes([LayerSpace + "Dense", LayerSpace + "Conv2D"], ValueKind.Logits, "Apply"),
        .. ApiRows.Makes([LayerSpace + "Softmax"], ValueKind.SoftmaxProbability, "Apply"),
        .. ApiRows.Passes([LayerSpace + "Flatten", LayerSpace + "Dropout"], "Apply"),
        .. ApiRows.Modules(Losses, LossSpace, "BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy", "MeanSquaredError"),
        .. Probabilities([LossSpace + "BinaryCrossentropy"], "y_pred", LossKind.BinaryCrossEntropy, LossKind.SigmoidCrossEntropy, "Call"),
        .. Probabilities([LossSpace + "CategoricalCrossentropy", LossSpace + "SparseCategoricalCrossentropy"], "y_pred", LossKind.CrossEntropy, LossKind.SoftmaxCrossEntropy, "Call"),
        .. ApiRows.Losses([LossSpace + "MeanSquaredError"], LossKind.SquaredError, "Call").Select(row => row with { Prediction = "y_pred" }),
        .. Probabilities(Backend, "output", LossKind.BinaryCrossEntropy, LossKind.SigmoidCrossEntropy, "binary_crossentropy"),
        .. Probabilities(Backend, "output", LossKind.CrossEntropy, LossKind.SoftmaxCrossEntropy, "categorical_crossentropy", "sparse_categorical_crossentropy"),
    ]);

    public static Library KerasNet { get; } = new("Keras.Losses",
    [
        .. ApiRows.Makes(["Keras.Activations"], ValueKind.SoftmaxProbability, "Softmax"),
        .. ApiRows.Makes(["Keras.Activations"], ValueKind.SigmoidProbability, "Sigmoid"),
        .. Probabilities(Functions, "y_pred", LossKind.BinaryCrossEntropy, null, "BinaryCrossentropy"),
        .. Probabilities(Functions, "y_pred", LossKind.CrossEntropy, null, "CategoricalCrossentropy", "SparseCategoricalCrossentropy"),
        .. ApiRows.Losses(Functions, LossKind.SquaredError, "MeanSquaredError").Select(row => row with { Prediction = "y_pred" }),
    ]);

    /// <summary>The loss that a model is compiled with by this name; null where it is no loss of classes.</summary>
    public static Api? LossNamed(string name) => name switch
    {
        "binary_crossentropy" => KnownApis.FindModule(LossSpace + "BinaryCrossentropy", "Call"),
        "categorical_crossentropy" => KnownApis.FindModule(LossSpace + "CategoricalCrossentropy", "Call"),
        "sparse_categorical_crossentropy" => KnownApis.FindModule(LossSpace + "SparseCategoricalCrossentropy", "Call"),
        "mse" or "mean_squared_error" => KnownApis.FindModule(LossSpace + "MeanSquaredError", "Call"),
        _ => null,
    };

    private static IEnumerable<Api> Probabilities(string[] types, string prediction, LossKind loss, LossKind? fromLogits, params string[] members) =>
        ApiRows.Losses(types, loss, members).Select(row => row with { Prediction = prediction, FromLogits = fromLogits, KeepsFinite = true });
}
