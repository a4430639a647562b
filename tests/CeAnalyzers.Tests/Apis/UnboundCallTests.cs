using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace CeAnalyzers.Tests.Apis;

/// <summary>Calls of libraries that are not there, and dynamic ones: nothing binds, and names are the only evidence.</summary>
public class UnboundCallTests
{
    [Theory]
    [InlineData("var p = tf.nn.softmax(x); return tf.reduce_mean(-tf.reduce_sum(y * {|CE1001:tf.log(p)|}, reduction_indices: 1));")]
    [InlineData("var p = tf.nn.softmax(tf.matmul(x, y) + 1); return -tf.reduce_sum(y * {|CE1001:tf.math.log(p)|}, 1);")]
    [InlineData("return {|CE1001:C.Log(C.Softmax(x))|};")]
    [InlineData("return {|CE1001:K.log(K.softmax(x, axis: -1))|};")]
    [InlineData("var p = x.softmax(1); return {|CE1001:p.log()|};")]
    [InlineData("var p = tf.nn.softmax(x)[0]; return {|CE1001:p.log()|};")]
    [InlineData("var p = x.softmax(1); {|CE1001:p.log_()|}; return p;")]
    [InlineData("return {|CE1007:(1 + (-y * x).exp()).log()|};")]
    [InlineData("return {|CE1006:((x.exp() + (-x).exp()) / 2).log()|};")]
    [InlineData("var p = tf.sigmoid(x); return -(y * {|CE1002:tf.log(p)|} + (1 - y) * {|CE1002:tf.log(1 - p)|});")]
    [InlineData("var p = tf.clip_by_value(tf.nn.softmax(x), 1e-9f, 1.0f); return -tf.reduce_sum(y * {|CE1010:tf.math.log(p)|});")]
    [InlineData("var p = x.sigmoid().clamp(1e-7, 1 - 1e-7); return {|CE1010:p.log()|};")]
    [InlineData("var p = K.maximum(K.softmax(x), 1e-7); return {|CE1010:K.log(p)|};")]
    [InlineData("var e = tf.exp(x - tf.reduce_max(x, axis: 1)); return {|CE1001:tf.log(e / tf.reduce_sum(e, axis: 1))|};")]
    [InlineData("var e = nd.Exp(x - x.max()); return {|CE1001:nd.Log({|CE1005:nd.Exp(x) / nd.Exp(x).Sum(1)|})|};")]
    [InlineData("return {|CE2003:tf.nn.softmax_cross_entropy_with_logits(labels: y, logits: tf.nn.softmax(x))|};")]
    [InlineData("return {|CE2003:tf.nn.sigmoid_cross_entropy_with_logits(y, tf.sigmoid(x))|};")]
    [InlineData("return {|CE2003:CNTKLib.CrossEntropyWithSoftmax(CNTKLib.Softmax(x), y)|};")]
    [InlineData("var p = CNTKLib.Softmax(x); return {|CE2003:CNTKLib.CrossEntropyWithSoftmax(p.Output, y)|};")]
    [InlineData("var p = C.Sigmoid(x); var q = p.Clone(Method.Share, new Dictionary<Tensor, Tensor> { { x, y } }); return {|CE1002:C.Log(q)|};")]
    [InlineData("var p = C.Sigmoid(x); return {|CE1002:C.Log(C.Minus(Constant.Scalar(1.0f, device), p))|};")]
    [InlineData("return {|CE2003:keras.losses.CategoricalCrossentropy(from_logits: true).Call(y, tf.nn.softmax(x))|};")]
    [InlineData("var m = keras.Sequential(new List<ILayer> { keras.layers.Dense(9, activation: \"softmax\") }); m.compile(loss: {|CE2003:keras.losses.CategoricalCrossentropy(from_logits: true)|}); return x;")]
    [InlineData("var m = keras.Sequential(); m.add(keras.layers.Dense(9, \"softmax\")); m.compile(\"sgd\", {|CE2003:keras.losses.CategoricalCrossentropy(from_logits: true)|}); return x;")]
    [InlineData("var m = keras.Model(x, keras.layers.Dense(1, activation: \"sigmoid\").Apply(x)); return {|CE1002:tf.log(m.Apply(y))|};")]
    public Task IsFlagged(string statements) => Verify(statements);

    [Theory]
    [InlineData("Func<Tensor, Tensor, Tensor> loss = (p, t) => -t * {|CE1001:tf.log(p)|}; return loss(tf.nn.softmax(x), y);")]
    [InlineData("return Loss(Predict(x), y);", "Tensor Predict(Tensor v) => tf.nn.softmax(v); Tensor Loss(Tensor p, Tensor t) => -tf.reduce_sum(t * {|CE1001:tf.log(p)|});")]
    [InlineData("return Loss(t: y, p: Predict(x));", "Tensor Predict(Tensor v) => tf.nn.softmax(v); Tensor Loss(Tensor p, Tensor t) => -tf.reduce_sum(t * {|CE1001:tf.log(p)|});")]
    [InlineData("return Loss(x, y);", "Tensor Predict(Tensor v) { return tf.nn.softmax(v); } Tensor Loss(Tensor v, Tensor t) { var p = Predict(v); return -tf.reduce_sum(t * {|CE1001:tf.log(p)|}); }")]
    [InlineData("var d = Net(x); var f = d.Clone(Method.Share); return {|CE1002:C.Log(f)|};", "Tensor Net(Tensor v) => C.Sigmoid(v);")]
    [InlineData("var p = C.Softmax(x); return Loss(C.SequenceLast(p).Output, y);", "Tensor Loss(Tensor p, Tensor t) => {|CE2003:CNTKLib.CrossEntropyWithSoftmax(p, t)|};")]
    [InlineData("p = tf.nn.softmax(x); return p;", "Tensor p; Tensor Loss(Tensor t) => -tf.reduce_sum(t * {|CE1001:tf.log(p)|});")]
    [InlineData("return {|CE1001:d.log(d.softmax(x))|};", "dynamic d;")]
    [InlineData("var s = x.Sum(v => Math.Exp(v)); return x.Map(v => {|CE1005:Math.Exp(v) / s|});")]
    [InlineData("var e = x.ForEach(v => (float)Math.Exp(v)); float s = e.Sum(); return s == 0 ? e : {|CE1005:e / s|};")]
    [InlineData("var e = x.ForEach(v => (float)Math.Exp(v - x.Max())); return e / e.Sum();")]
    [InlineData("return x.Map(v => 1 / (1 + Math.Exp(-v))).Map(p => -{|CE1002:Math.Log(p)|});")]
    [InlineData("double[] e = {|CE1005:z.Select(v => Mathf.Exp(v)).ToArray()|}; double s = e.Sum(); return e.Select(v => v / s).ToArray();", "double[] z;")]
    [InlineData("var e = z.Select(v => Mathf.Exp(v)).ToList(); var s = e.Sum(); var r = new double[9]; for (int i = 0; i < 9; i++) r[i] = {|CE1005:e[i] / s|}; return r;", "List<double> z;")]
    public Task IsFollowedThroughSource(string statements, string members = "") => Verify(statements, members);

    [Theory]
    // nothing says that it is a probability
    [InlineData("return tf.log(x);")]
    [InlineData("return tf.log(tf.matmul(x, y));")]
    [InlineData("var f = x.Clone(Method.Share); f = f.Clone(Method.Share); return C.Log(f.Output);")]
    [InlineData("var p = C.Softmax(x); return C.Log(p.Arguments);")]
    // some callers pass logits
    [InlineData("var p = C.Softmax(x); return C.Plus(Loss(p.Output, y), Loss(x, y));", "Tensor Loss(Tensor p, Tensor t) => CNTKLib.CrossEntropyWithSoftmax(p, t);")]
    // logits where logits belong; labels may be a distribution
    [InlineData("return tf.nn.softmax_cross_entropy_with_logits(labels: tf.nn.softmax(y), logits: x);")]
    [InlineData("return keras.losses.CategoricalCrossentropy().Call(y, tf.nn.softmax(x));")]
    // from_logits may be the first flag or another
    [InlineData("return keras.losses.BinaryCrossentropy(true).Call(y, tf.sigmoid(x));")]
    // its body is in sight and says otherwise
    [InlineData("return tf.log(Softmax(x));", "Tensor Softmax(Tensor v) => {|CE1006:tf.log(tf.reduce_sum(tf.exp(v)))|};")]
    [InlineData("return Log(tf.nn.softmax(x));", "Tensor Log(Tensor v) { Console.WriteLine(v); return v; }")]
    // the maximum is subtracted; another function is applied
    [InlineData("var m = x.Max(v => v); var s = x.Sum(v => Math.Exp(v - m)); return x.Map(v => Math.Exp(v - m) / s);")]
    [InlineData("var s = x.Sum(v => Math.Exp(v)); return y.Map(v => Math.Exp(v) / s);")]
    [InlineData("double m = z.Max(); double[] e = z.Select(v => Mathf.Exp(v - m)).ToArray(); double s = e.Sum(); return e.Select(v => v / s).ToArray();", "double[] z;")]
    [InlineData("double[] e = z.Select(v => Mathf.Exp(v)).ToArray(); double s = z.Sum(); return e.Select(v => v / s).ToArray();", "double[] z;")]
    [InlineData("return x.Filter(v => 1 / (1 + Math.Exp(-v))).Map(p => -Math.Log(p));")]
    // not the function of that name
    [InlineData("return log.Softmax(x);")]
    [InlineData("logger.Log(tf.nn.softmax(x).ToString()); return x;")]
    [InlineData("Debug.Log(tf.nn.softmax(x)); return x;")]
    [InlineData("output.Log(tf.nn.softmax(x)); return x;")]
    [InlineData("x.ForEach(v => Debug.Log(tf.sigmoid(v))); return x;")]
    [InlineData("x.ForEach(v => this.errorLogger.Log(tf.sigmoid(v))); return x;")]
    [InlineData("return tf.Summary.Log(tf.argmax(tf.nn.softmax(x), 1));")]
    // two methods in sight, neither of which the call must mean
    [InlineData("return tf.log(F(y[0]));", "Tensor F(Tensor v) => tf.nn.softmax(v); Tensor F(Other v) => v;")]
    public Task IsSilent(string statements, string members = "") => Verify(statements, members);

    [Theory]
    [InlineData("return tf.log(tf.nn.softmax(x));")]
    [InlineData("return tf.nn.softmax_cross_entropy_with_logits(labels: y, logits: tf.nn.softmax(x));")]
    public Task IsSilentWhereNamesAreNoEvidence(string statements) => Verify(statements, editorConfig: """
        root = true
        [*.cs]
        ce_named_evidence = false
        """);

    [Theory]
    [InlineData("return -{|CE1010:Math.Log(ops.ToDouble(Softmax(z)[c]) + 1e-8)|};")]
    [InlineData("var p = new Vector<T>(Row(z)); return -{|CE1010:Math.Log(ops.ToDouble(p[c]) + 1e-8)|};", "T[] Row(T[] z) => Softmax(z);")]
    [InlineData("return -{|CE1010:Math.Log(Math.Max(Convert.ToDouble(Wrapped(z)[c]), 1e-10))|};", "Vector<T> Wrapped(T[] z) => new Vector<T>(Softmax(z));")]
    [InlineData("T sum = ops.Zero; T max = ops.FromDouble(3); for (int i = 0; i < 3; i++) { p[i] = ops.Exp(ops.Subtract(z[i], max)); sum = ops.Add(sum, p[i]); } for (int i = 0; i < 3; i++) { p[i] = ops.Divide(p[i], sum); } var q = p[c]; return ops.Negate({|CE1010:ops.Log(ops.Add(q, ops.FromDouble(1e-8)))|});")]
    [InlineData("T max = z[0]; for (int b = 0; b < 9; b++) { var q = new T[3]; T sum = ops.Zero; for (int i = 0; i < 3; i++) { q[i] = ops.Exp(ops.Subtract(z[i], max)); sum = ops.Add(sum, q[i]); } for (int i = 0; i < 3; i++) { q[i] = ops.Divide(q[i], sum); } var r = q[c]; total = ops.Subtract(total, {|CE1010:ops.Log(ops.Add(r, ops.FromDouble(1e-8)))|}); } return 0;")]
    [InlineData("var e = {|CE1005:z.Transform(x => ops.Exp(x))|}; T sum = e.Sum(); p = e.Transform(x => ops.Divide(x, sum)); return 0;")]
    [InlineData("if (ops.GreaterThan(z[0], ops.FromDouble(20.0))) return 20; return ops.ToDouble(ops.Log(ops.Add(ops.One, ops.Exp(z[0]))));")] // an early return
    [InlineData("T v = ops.GreaterThanOrEquals(z[0], ops.Zero) ? z[0] : ops.Negate(z[0]); return ops.ToDouble(ops.Log(ops.Add(ops.One, ops.Exp(ops.Negate(v)))));")] // |z|
    [InlineData("T q = ops.Add(Softmax(z)[c], ops.FromDouble(1e-10)); double r = ops.ToDouble(q); return r * Math.Log(r / c);")] // kept off 0
    [InlineData("var e = ops.Exp(ops.Negate(z[0])); return ops.ToDouble({|CE1007:ops.Log(ops.Add(ops.One, e))|});")]
    [InlineData("var e = Rows<T>.Exp(z); T sum = Rows<T>.Sum(e); return {|CE1005:Rows<T>.Divide(e, sum)|}[c];")]
    [InlineData("var e = Rows<T>.Exp(z); T sum = Rows<T>.Sum(e); var sums = new Vector<T>(Enumerable.Repeat(sum, z.Length).ToArray()); return {|CE1005:Rows<T>.Divide(e, sums)|}[c];")]
    [InlineData("var e = Rows<T>.Exp(z); T sum = Rows<T>.Sum(e); return {|CE1005:Rows<T>.Divide(e, Enumerable.Repeat(sum, e.Length).ToArray())|}[c];")]
    [InlineData("var e = Rows<T>.Exp(z); T sum = Rows<T>.Sum(e); var sums = new Vector<T>(Enumerable.Repeat(sum, e.Length).ToArray()); return {|CE1005:Rows<T>.Divide(e, sums)|}[c];")]
    [InlineData("T eps = ops.FromDouble(1e-10); T top = {|CE1004:ops.Subtract(ops.One, eps)|}; T q = Sigmoid(z[0]); if (ops.LessThan(q, eps)) q = eps; if (ops.GreaterThan(q, top)) q = top; return ops.ToDouble(ops.Add({|CE1010:ops.Log(q)|}, {|CE1002:ops.Log(ops.Subtract(ops.One, q))|}));")]
    [InlineData("T eps = ops.FromDouble(1e-6); T top = ops.Subtract(ops.One, eps); T q = Sigmoid(z[0]); if (ops.LessThan(q, eps)) q = eps; if (ops.GreaterThan(q, top)) q = top; return ops.ToDouble({|CE1010:ops.Log(ops.Subtract(ops.One, q))|});")]
    public Task OfArithmeticOnT(string statements, string members = "") => new AnalyzerTest([$$"""
        class Model<T>
        {
            INumericOperations<T> ops; T[] p; T total;
            T[] Softmax(T[] z) { T max = z[0]; T sum = ops.Zero; var e = new T[3]; for (int i = 0; i < 3; i++) { if (ops.GreaterThan(z[i], max)) max = z[i]; } for (int i = 0; i < 3; i++) { e[i] = ops.FromDouble(Math.Exp(ops.ToDouble(ops.Subtract(z[i], max)))); sum = ops.Add(sum, e[i]); } for (int i = 0; i < 3; i++) e[i] = ops.Divide(e[i], sum); return e; }
            {{members}}
            double Run(T[] z, int c) { {{statements}} }
        }
        """], Libraries.Plain, null, null)
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A compound assignment of what does not bind has no operator but in its syntax.</summary>
    [Theory]
    [InlineData("float sum = 0; for (int i = 0; i < z.Length; i++) sum += Mathf.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Mathf.Exp(z[i]) / sum|}; return -{|CE1001:Mathf.Log(p[c])|};")]
    [InlineData("float loss = 0; for (int i = 0; i < z.Length; i++) { float s = 1 / (1 + Mathf.Exp(-z[i])); loss -= p[i] * {|CE1002:Mathf.Log(s)|}; } return loss;")]
    [InlineData("float s = Mathf.Clamp01(1 / (1 + Mathf.Exp(-z[0]))); return -{|CE1002:Mathf.Log(s)|};")]
    [InlineData("float s = Mathf.Clamp01(z[0]); return -Mathf.Log(s + 1e-6f);")]
    [InlineData("float max = Mathf.Max(z), sum = 0; for (int i = 0; i < z.Length; i++) sum += Mathf.Exp(z[i] - max); for (int i = 0; i < z.Length; i++) p[i] = Mathf.Exp(z[i] - max) / sum; return p[c];")]
    [InlineData("float sum = 1; for (int i = 0; i < z.Length; i++) sum *= Mathf.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[i] = Mathf.Exp(z[i]) / sum; return p[c];")] // no sum
    public Task Accumulated(string statements) => new AnalyzerTest([$$"""
        using UnityEngine;

        class Model : MonoBehaviour
        {
            float Run(float[] z, float[] p, int c)
            {
                {{statements}}
            }
        }
        """], Libraries.Plain, null, null)
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Layers of one's own as extension methods, given an activation of a library that is not there.</summary>
    [Theory]
    [InlineData("x.Dense(30, CNTKLib.ReLU).Dense(10, CNTKLib.Softmax).ToNetwork()", "{|CE2003:CNTKLib.CrossEntropyWithSoftmax(net.Output, y)|}")]
    [InlineData("Layers.Dense(x, 10, CNTKLib.Softmax).ToNetwork()", "{|CE2003:CNTKLib.CrossEntropyWithSoftmax(net.Output, y)|}")]
    [InlineData("x.Dense(30, CNTKLib.Softmax).Dense(10, CNTKLib.ReLU).ToNetwork()", "CNTKLib.CrossEntropyWithSoftmax(net.Output, y)")]
    [InlineData("x.Dense(30, CNTKLib.Sigmoid).Dense(10).ToNetwork()", "CNTKLib.CrossEntropyWithSoftmax(net.Output, y)")]
    [InlineData("x.Dense(10, names.Softmax).ToNetwork()", "CNTKLib.CrossEntropyWithSoftmax(net.Output, y)")]
    public Task LayersWithActivations(string network, string loss) => new AnalyzerTest(
        [
            $$"""
            static class Layers
            {
                public static CNTK.Variable Dense(this CNTK.Variable input, int size, Func<CNTK.Variable, CNTK.Function> activation, string name = "") => (CNTK.Variable)activation(input.Dense(size, name));

                public static CNTK.Variable Dense(this CNTK.Variable input, int size, string name = "") => CNTKLib.Times(new CNTK.Parameter(size), input, name);

                public static CNTK.Function ToNetwork(this CNTK.Variable input) => (CNTK.Function)input;
            }

            class Names
            {
                public string Softmax = "out";
            }

            class Program
            {
                object Run(CNTK.Variable x, CNTK.Variable y, Names names)
                {
                    var net = {{network}};
                    return {{loss}};
                }
            }
            """,
        ],
        Libraries.Plain,
        null,
        null)
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string statements, string members = "", string? editorConfig = null) => new AnalyzerTest(
        [
            $$"""
            using static Tensorflow.Binding;
            using C = CNTK.CNTKLib;

            class Model
            {
                {{members}}

                Tensor Run(Tensor x, Tensor y)
                {
                    {{statements}}
                }
            }
            """,
        ],
        Libraries.Plain,
        editorConfig,
        null)
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);
}
