using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>Values of libraries that have no stable function to call, and that StableMath does not take: flagged, and left to their author.</summary>
public class LibraryFixTests
{
    [Theory]
    [InlineData("var e = np.exp(z); return -np.sum(y * {|CE1001:np.log({|CE1005:e / np.sum(e)|})|});")]
    [InlineData("var p = 1 / (1 + np.exp(-z)); return -np.mean(y * {|CE1002:np.log(p)|});")]
    [InlineData("var p = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7); return -np.mean(y * {|CE1010:np.log(p)|});")]
    [InlineData("var p = 1 / (1 + np.exp(-z)); return np.mean({|CE2002:np.square(p - y)|});")]
    public Task NumSharp(string statements) => NoFix(statements, "using NumSharp;", "NDArray", Libraries.NumSharp);

    [Theory]
    [InlineData("var e = z.PointwiseExp(); return -y.PointwiseMultiply({|CE1001:({|CE1005:e / e.Sum()|}).PointwiseLog()|});")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return -y.PointwiseMultiply({|CE1002:p.PointwiseLog()|});")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic).PointwiseMaximum(1e-7); return -y.PointwiseMultiply({|CE1010:p.PointwiseLog()|});")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return y.Multiply({|CE2002:Distance.MSE(p, y)|});")]
    public Task MathNet(string statements) => NoFix(statements, "using MathNet.Numerics; using MathNet.Numerics.LinearAlgebra;", "Vector<double>", Libraries.MathNet);

    [Theory]
    [InlineData("return -tf.reduce_sum(y * {|CE1001:tf.log(tf.nn.softmax(z))|});")]
    [InlineData("return -tf.reduce_sum(y * {|CE1002:tf.math.log(tf.sigmoid(z))|});")]
    [InlineData("return {|CE2002:tf.square(tf.nn.softmax(z) - y)|};")]
    [InlineData("return {|CE2001:keras.losses.BinaryCrossentropy().Call(y, tf.nn.softmax(z))|};")]
    [InlineData("return {|CE1010:keras.losses.BinaryCrossentropy().Call(y, tf.sigmoid(z))|};")]
    [InlineData("var m = keras.Sequential(keras.layers.Dense(9, activation: \"softmax\")); m.compile(\"sgd\", {|CE2003:keras.losses.CategoricalCrossentropy(from_logits: true)|}); return z;")]
    public Task TensorFlow(string statements) => NoFix(statements, "using Tensorflow; using static Tensorflow.Binding;", "Tensor", Libraries.Stubs);

    private static Task NoFix(string statements, string usings, string type, Libraries libraries) => Verify.NoFix(
        $$"""
        {{usings}}

        class Model
        {
            {{type}} Loss({{type}} z, {{type}} y)
            {
                {{statements}}
            }
        }
        """,
        libraries: libraries);
}
