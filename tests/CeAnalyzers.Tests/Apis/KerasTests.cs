using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>Keras in TensorFlow.NET and Keras.NET, by their public signatures.</summary>
public class KerasTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.Stubs, "using Tensorflow; using Tensorflow.Keras.Layers; using static Tensorflow.Binding;", "Tensor x, Tensor y, bool flag, Numpy.NDarray a, Numpy.NDarray b");

    [Theory]
    [InlineData("Probe(keras.layers.Dense(10, activation: \"softmax\").Apply(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(keras.layers.Dense(1, activation: keras.activations.Sigmoid).Apply(x));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(keras.layers.Dense(10).Apply(x));", ValueKind.Logits)]
    [InlineData("Probe(keras.layers.Dense(10, activation: \"linear\").Apply(x));", ValueKind.Logits)]
    [InlineData("Probe(keras.layers.Dense(10, activation: \"relu\").Apply(x));", ValueKind.Unknown)]
    [InlineData("Probe(keras.layers.Softmax().Apply(keras.layers.Dense(10).Apply(x)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(keras.Sequential(keras.layers.Flatten(), keras.layers.Dense(10, activation: \"softmax\")).Apply(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(keras.Sequential(new List<ILayer> { keras.layers.Dense(10), keras.layers.Softmax() }).Apply(x));", ValueKind.SoftmaxProbability)]
    [InlineData("var model = keras.Sequential(); model.add(keras.layers.Flatten()); model.add(keras.layers.Dense(10, activation: \"softmax\")); Probe(model.Apply(x));", ValueKind.SoftmaxProbability)]
    [InlineData("var h = keras.layers.Dense(10).Apply(x); h = keras.layers.Softmax().Apply(h); var model = keras.Model(x, h); Probe(model.Apply(y));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(Keras.Activations.Softmax(a));", ValueKind.SoftmaxProbability)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("return {|CE2003:keras.losses.CategoricalCrossentropy(from_logits: true).Call(y, tf.nn.softmax(x))|};")]
    [InlineData("var loss = keras.losses.BinaryCrossentropy(true); return {|CE2003:loss.Call(y_pred: tf.sigmoid(x), y_true: y)|};")]
    [InlineData("return {|CE2003:keras.backend.categorical_crossentropy(y, tf.nn.softmax(x), from_logits: true)|};")]
    [InlineData("return {|CE2001:keras.losses.BinaryCrossentropy().Call(y, tf.nn.softmax(x))|};")]
    [InlineData("return {|CE1010:keras.backend.binary_crossentropy(y, tf.sigmoid(x))|};")]
    [InlineData("return {|CE2002:keras.losses.MeanSquaredError().Call(y, tf.nn.softmax(x))|};")]
    [InlineData("return {|CE2001:Keras.Losses.BinaryCrossentropy(a, Keras.Activations.Softmax(b))|};")]
    [InlineData("return {|CE2002:Keras.Losses.MeanSquaredError(y_pred: Keras.Activations.Softmax(b), y_true: a)|};")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    private const string Model = "var model = keras.Sequential(keras.layers.Flatten(), keras.layers.Dense(10, activation: \"softmax\")); ";

    [Theory]
    [InlineData(Model + "model.compile(\"sgd\", {|CE2003:keras.losses.SparseCategoricalCrossentropy(from_logits: true)|}); return model;")]
    [InlineData(Model + "model.compile(loss: {|CE2001:keras.losses.BinaryCrossentropy()|}, optimizer: \"sgd\"); return model;")]
    [InlineData(Model + "model.compile(\"sgd\", {|CE2001:\"binary_crossentropy\"|}, []); return model;")]
    [InlineData(Model + "model.compile(\"sgd\", {|CE2002:\"mse\"|}, []); return model;")]
    [InlineData("var model = keras.Sequential(); model.add(keras.layers.Dense(1, activation: \"sigmoid\")); model.compile(\"sgd\", {|CE2003:keras.losses.BinaryCrossentropy(from_logits: true)|}); return model;")]
    // the loss takes probabilities
    [InlineData(Model + "model.compile(\"sgd\", keras.losses.SparseCategoricalCrossentropy()); return model;")]
    [InlineData(Model + "model.compile(\"sgd\", \"categorical_crossentropy\", []); return model;")]
    [InlineData("var model = keras.Sequential(keras.layers.Dense(1, activation: \"sigmoid\")); model.compile(\"sgd\", \"binary_crossentropy\", []); return model;")]
    // the model makes logits
    [InlineData("var model = keras.Sequential(keras.layers.Dense(10)); model.compile(\"sgd\", keras.losses.CategoricalCrossentropy(from_logits: true)); return model;")]
    // regression
    [InlineData("var model = keras.Sequential(keras.layers.Dense(1)); model.compile(\"sgd\", \"mse\", []); return model;")]
    // a layer after the softmax
    [InlineData(Model + "model.add(keras.layers.Dense(10)); model.compile(\"sgd\", keras.losses.CategoricalCrossentropy(from_logits: true)); return model;")]
    public Task CompiledModels(string statements) => Probe.Verify(statements);

    [Theory]
    // it takes probabilities unless told otherwise
    [InlineData("return keras.losses.CategoricalCrossentropy().Call(y, tf.nn.softmax(x));")]
    [InlineData("return keras.losses.SparseCategoricalCrossentropy(from_logits: false).Call(y, tf.nn.softmax(x));")]
    [InlineData("return Keras.Losses.CategoricalCrossentropy(a, Keras.Activations.Softmax(b));")]
    // logits, and told so
    [InlineData("return keras.losses.CategoricalCrossentropy(from_logits: true).Call(y, keras.layers.Dense(10).Apply(x));")]
    // who knows
    [InlineData("return keras.losses.CategoricalCrossentropy(from_logits: flag).Call(y, tf.nn.softmax(x));")]
    // the labels come first
    [InlineData("return keras.losses.MeanSquaredError().Call(tf.nn.softmax(x), y);")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
