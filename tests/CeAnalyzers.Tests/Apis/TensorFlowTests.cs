using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>TensorFlow.NET, by its public signatures.</summary>
public class TensorFlowTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.Stubs, "using Tensorflow; using Tensorflow.NumPy; using static Tensorflow.Binding;", "Tensor x, Tensor y, NDArray a");

    [Theory]
    [InlineData("Probe(tf.nn.softmax(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(tf.sigmoid(x));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(tf.reshape(tf.nn.softmax(x), new Shape(-1, 10)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(tf.cast(tf.stop_gradient(tf.nn.sigmoid(x)), tf.float32));", ValueKind.SigmoidProbability)]
    [InlineData("var e = tf.exp(x - tf.reduce_max(x, axis: 1, keepdims: true)); Probe(tf.divide(e, tf.reduce_sum(e, axis: 1, keepdims: true)));", ValueKind.SoftmaxProbability)]
    [InlineData("var e = tf.exp(x); Probe(e / tf.reduce_sum(e, keepdims: true));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(x - tf.reduce_logsumexp(x, axis: 1, keepdims: true));", ValueKind.LogSoftmax)]
    [InlineData("Probe(tf.math.log(tf.nn.softmax(x)));", ValueKind.LogSoftmax)]
    [InlineData("Probe(tf.one_hot(y, depth: 10));", ValueKind.OneHot)]
    [InlineData("var e = np.exp(a); Probe(e / np.sum(e));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(tf.multiply(tf.nn.softmax(x), y));", ValueKind.Unknown)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("var p = tf.nn.softmax(x); return tf.reduce_mean(-tf.reduce_sum(y * {|CE1001:tf.log(p)|}, reduction_indices: 1));")]
    [InlineData("var p = tf.nn.softmax(x); return -tf.reduce_sum(tf.multiply(y, {|CE1001:tf.math.log(p)|}));")]
    [InlineData("var p = tf.sigmoid(x); return -(y * {|CE1002:tf.log(p)|} + (1 - y) * {|CE1002:tf.log(1 - p)|});")]
    [InlineData("var p = tf.clip_by_value(tf.nn.softmax(x), 1e-9f, 1.0f); return -tf.reduce_sum(y * {|CE1010:tf.math.log(p)|});")]
    [InlineData("return {|CE2003:tf.nn.softmax_cross_entropy_with_logits(labels: y, logits: tf.nn.softmax(x))|};")]
    [InlineData("return {|CE2003:tf.nn.sparse_softmax_cross_entropy_with_logits(logits: tf.nn.softmax(x), labels: y)|};")]
    [InlineData("return {|CE2003:tf.nn.sigmoid_cross_entropy_with_logits(y, tf.sigmoid(x))|};")]
    [InlineData("return tf.reduce_mean({|CE2002:tf.square(tf.nn.softmax(x) - y)|});")]
    [InlineData("return tf.reduce_mean({|CE2002:tf.pow(tf.nn.softmax(x) - y, 2)|});")]
    [InlineData("return tf.reduce_mean({|CE2002:tf.squared_difference(tf.nn.softmax(x), y)|});")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // logits where logits belong; labels may be a distribution
    [InlineData("return tf.nn.softmax_cross_entropy_with_logits(labels: tf.nn.softmax(y), logits: x);")]
    [InlineData("return tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: x);")]
    // numbers of any kind
    [InlineData("return tf.log(x);")]
    // regression
    [InlineData("return tf.reduce_mean(tf.square(tf.matmul(x, x) - y));")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
