using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1003 where minus, label or name of the loss stand further away from the log.</summary>
public class CE1003ShapeTests
{
    /// <summary>The class says what it is; without a label, a minus has to be somewhere.</summary>
    [Theory]
    [InlineData("double sum = 0; for (int i = 0; i < n; i++) sum += {|CE1003:Math.Log(q[i, k[i]])|}; return -sum / n;")]
    [InlineData("double sum = 0; for (int i = 0; i < n; i++) sum += {|CE1003:Math.Log(q[i, k[i]])|}; return sum * -1.0;")]
    [InlineData("double sum = 0; for (int i = 0; i < n; i++) sum += {|CE1003:Math.Log(q[i, k[i]])|}; return -1.0 / n * sum;")]
    [InlineData("double l = {|CE1003:Math.Log(q[0, k[0]])|}; return -l;")]
    [InlineData("double l; l = {|CE1003:Math.Log(q[0, k[0]])|}; double loss = -(l / n); return loss;")]
    [InlineData("return -Enumerable.Range(0, n).Sum(i => k[i] * {|CE1003:Math.Log(q[i, 0])|});")]
    // no minus: a score to maximise; the minus of another variable, or of the sum before the log is added
    [InlineData("double sum = 0; for (int i = 0; i < n; i++) sum += Math.Log(q[i, k[i]]); return sum / n;")]
    [InlineData("double sum = 0, rest = n; for (int i = 0; i < n; i++) sum += Math.Log(q[i, k[i]]); return -rest;")]
    [InlineData("double sum = n; sum = -sum; sum += Math.Log(q[0, k[0]]); return sum;")]
    public Task AMinusFurtherOut(string statements) => Verify.Diagnostics($$"""
        class CrossEntropyCost
        {
            double Of(double[,] q, int[] k, int n)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>A column of a user's matrix: the label stands first.</summary>
    [Theory]
    [InlineData("double Loss(Matrix p, int label) => -{|CE1003:Math.Log(p[label, 0])|};")]
    [InlineData("double Loss(Matrix p, int row, int label) => -{|CE1003:Math.Log(p[row, label])|};")]
    [InlineData("double Loss(Matrix rates, int label) => -Math.Log(rates[label, 0]);")]
    [InlineData("double Loss(Matrix p, int row) => -Math.Log(p[row, 0]);")]
    public Task AColumn(string loss) => Verify.Diagnostics($$"""
        class Matrix { private readonly double[,] data = new double[3, 3]; public double this[int row, int column] => data[row, column]; public static Matrix operator +(Matrix a, Matrix b) => a; public static Matrix operator *(Matrix a, Matrix b) => b; }

        class Classifier
        {
            {{loss}}
        }
        """);

    /// <summary>Both logs are mapped over a vector, and the labels multiply them afterwards.</summary>
    [Theory]
    [InlineData("var one = output.Map(v => (float){|CE1003:Math.Log(v)|}); var other = output.Map(v => (float){|CE1003:Math.Log(1 - v)|}); return -(wanted * one) - (1 - wanted) * other;")]
    [InlineData("return -(wanted * output.Map(v => MathF.Log(v)));")]
    [InlineData("var one = output.Map(v => MathF.Log(v)); var other = wanted.Map(v => MathF.Log(1 - v)); return -(wanted * one) - (1 - wanted) * other;")]
    [InlineData("var one = output.Map(v => MathF.Log(MathF.Max(v, 1e-7f))); var other = output.Map(v => MathF.Log(MathF.Max(1 - v, 1e-7f))); return -(wanted * one) - (1 - wanted) * other;")]
    public Task Mapped(string statements) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class LogisticCost
        {
            float Of(Vector<float> wanted, Vector<float> output)
            {
                {{statements}}
            }
        }
        """,
        Libraries.MathNet);

    /// <summary>The log is held by a local, and multiplied by the label where that is read.</summary>
    [Theory]
    [InlineData("double l = {|CE1003:Math.Log(q[0, k[0]])|}; return k[0] * l;")]
    [InlineData("double l = {|CE1003:Math.Log(q[0, k[0]])|}; return Scaled(k[0] * l);")]
    // read twice, or by itself
    [InlineData("double l = Math.Log(q[0, k[0]]); return l > -9 ? k[0] * l : -9;")]
    [InlineData("double l = Math.Log(q[0, k[0]]); return Scaled(l);")]
    public Task AStoredLog(string statements) => Verify.Diagnostics($$"""
        abstract class CrossEntropyCost
        {
            protected abstract double Scaled(double value);

            double Of(double[,] q, int[] k, int n)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>Two terms in two statements, of a prediction that each round of the loop has anew; a clip to 0 and 1 lets both pass.</summary>
    [Theory]
    [InlineData("double prediction = Predict(i);", true)]
    [InlineData("double prediction = Predict(i); if (prediction < 0) prediction = 0; if (prediction > 1) prediction = 1;", true)]
    [InlineData("double prediction = Predict(i); prediction = prediction < 0 ? 0 : prediction > 1 ? 1 : prediction;", true)]
    [InlineData("double prediction = Predict(i); if (prediction < 1e-9) prediction = 1e-9; if (prediction > 1 - 1e-9) prediction = 1 - 1e-9;", false)]
    public Task TwoTermsOfARound(string prediction, bool isFlagged) => Verify.Diagnostics($$"""
        abstract class LogisticLoss
        {
            protected abstract double Predict(int i);

            double Of(double[] k)
            {
                double sum = 0;
                for (int i = 0; i < k.Length; i++)
                {
                    {{prediction}}
                    sum -= k[i] * {{(isFlagged ? "{|CE1003:Math.Log(prediction)|}" : "Math.Log(prediction)")}};
                    sum -= (1 - k[i]) * {{(isFlagged ? "{|CE1003:Math.Log(1 - prediction)|}" : "Math.Log(1 - prediction)")}};
                }

                return sum;
            }
        }
        """);

    [Theory]
    [InlineData("-t.PointwiseMultiply({|CE1003:a.PointwiseLog()|}).Sum()")]
    [InlineData("-{|CE1003:a.PointwiseLog()|}.PointwiseMultiply(t).Sum()")]
    [InlineData("-t.DotProduct({|CE1003:a.PointwiseLog()|})")]
    [InlineData("-{|CE1003:a.PointwiseLog()|}.DotProduct(t)")]
    [InlineData("-t.DotProduct(a.PointwiseMaximum(1e-9).PointwiseLog())")]
    [InlineData("t.PointwiseMultiply({|CE1003:a.PointwiseLog()|}).Negate().Sum()")]
    // kept off 0
    [InlineData("-t.PointwiseMultiply(a.PointwiseMaximum(1e-9).PointwiseLog()).Sum()")]
    public Task AProductByACall(string loss) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class CrossEntropyCost
        {
            public double Of(Vector<double> a, Vector<double> t) => {{loss}};
        }
        """,
        Libraries.MathNet);

    [Fact]
    public Task TensorsOfUsers() => Verify.Diagnostics("""
        abstract class Tensor
        {
            public abstract Tensor Log();
            public abstract Tensor Mul(Tensor other);
            public abstract Tensor Sum();
            public abstract Tensor Neg();
        }

        class CategoricalCrossEntropy
        {
            public Tensor Of(Tensor prediction, Tensor target) => target.Mul({|CE1003:prediction.Log()|}).Sum().Neg();
        }
        """);

    /// <summary>A log that is handed to a function which maps it over a user's matrix.</summary>
    [Theory]
    [InlineData("Matrix.HadamardProduct(y, {|CE1003:Matrix.Evaluate(output, Math.Log)|})")]
    [InlineData("Matrix.HadamardProduct(y, Matrix.Evaluate(output, Math.Exp))")]
    [InlineData("Matrix.Plus(y, Matrix.Evaluate(output, Math.Log))")]
    public Task AMethodForEachElement(string loss) => Verify.Diagnostics($$"""
        class Matrix(int rows)
        {
            private readonly double[] data = new double[rows];

            public static Matrix Evaluate(Matrix m, Func<double, double> map)
            {
                var result = new Matrix(m.data.Length);
                for (int i = 0; i < m.data.Length; i++) result.data[i] = map(m.data[i]);
                return result;
            }

            public static Matrix HadamardProduct(Matrix a, Matrix b)
            {
                var result = new Matrix(a.data.Length);
                for (int i = 0; i < a.data.Length; i++) result.data[i] = a.data[i] * b.data[i];
                return result;
            }

            public static Matrix Plus(Matrix a, Matrix b)
            {
                var result = new Matrix(a.data.Length);
                for (int i = 0; i < a.data.Length; i++) result.data[i] = a.data[i] + b.data[i];
                return result;
            }
        }

        class CrossEntropyCost
        {
            public Matrix Of(Matrix output, Matrix y) => {{loss}};
        }
        """);

    /// <summary>The name of the loss is what chose the branch.</summary>
    [Theory]
    [InlineData("switch (kind) { case Kind.CrossEntropy: for (int i = 0; i < n; i++) cost += w[i] * {|CE1003:Math.Log(v[i])|}; break; }")]
    [InlineData("if (kind == Kind.CrossEntropy) { for (int i = 0; i < n; i++) cost -= w[i] * {|CE1003:Math.Log(v[i])|}; }")]
    // another branch, a comparison of numbers, a log that is no term of it
    [InlineData("switch (kind) { case Kind.Deviance: for (int i = 0; i < n; i++) cost += w[i] * Math.Log(v[i]); break; }")]
    [InlineData("double crossEntropy = 2; if (crossEntropy > n) cost = w[0] * Math.Log(v[0]);")]
    [InlineData("if (kind == Kind.CrossEntropy) cost = Math.Log(v[0]) / Math.Log(2);")]
    public Task TheChoiceOfALoss(string statements) => Verify.Diagnostics($$"""
        enum Kind { CrossEntropy, Deviance }

        class Trainer
        {
            double Value(Kind kind, double[] v, double[] w, int n)
            {
                double cost = 0;
                {{statements}}
                return cost;
            }
        }
        """);

    /// <summary>A longer name that ends in a word for predictions, before a label.</summary>
    [Theory]
    [InlineData("networkOutputs", "expectedOutputs", true)]
    [InlineData("actionProbs", "targets", true)]
    [InlineData("class_probabilities", "labels", true)]
    [InlineData("netPred", "desired", true)]
    // other words, and labels themselves
    [InlineData("inputs", "targets", false)]
    [InlineData("expectedOutputs", "targets", false)]
    [InlineData("fallouts", "targets", false)]
    public Task LongerNamesOfPredictions(string prediction, string label, bool isFlagged) => Verify.Diagnostics($$"""
        class Trainer
        {
            double Cost(double[] {{prediction}}, double[] {{label}})
            {
                double sum = 0;
                for (int i = 0; i < {{label}}.Length; i++) sum -= {{label}}[i] * {{(isFlagged ? $"{{|CE1003:Math.Log({prediction}[i])|}}" : $"Math.Log({prediction}[i])")}};
                return sum;
            }
        }
        """);

    /// <summary>The element of the label, both handed to a method of a loss.</summary>
    [Theory]
    [InlineData("LossFunctions", "double[] v, int label", "-{|CE1003:Math.Log(v[label])|}")]
    [InlineData("LossFunctions", "float[] values, int trueClass", "-(float){|CE1003:Math.Log(values[trueClass])|}")]
    // no loss, no minus, no label, another thing that classes have
    [InlineData("Scores", "double[] v, int label", "-Math.Log(v[label])")]
    [InlineData("LossFunctions", "double[] v, int label", "Math.Log(v[label])")]
    [InlineData("LossFunctions", "double[] v, int row", "-Math.Log(v[row])")]
    [InlineData("LossFunctions", "double[] classWeights, int label", "-Math.Log(classWeights[label])")]
    [InlineData("LossFunctions", "int[] v, int label", "-Math.Log(v[label])")]
    public Task TheElementOfTheLabel(string type, string parameters, string value) => Verify.Diagnostics($$"""
        static class {{type}}
        {
            public static double Of({{parameters}}) => {{value}};
        }
        """);

    /// <summary>The logs go into a row of their own, which is multiplied and summed.</summary>
    [Theory]
    [InlineData("{|CE1003:TensorPrimitives.Log(v, logs)|}; return -TensorPrimitives.Dot<float>(logs, t);")]
    [InlineData("{|CE1003:TensorPrimitives.Log(v, logs)|}; TensorPrimitives.Multiply(logs, t, logs); return -TensorPrimitives.Sum<float>(logs);")]
    [InlineData("TensorPrimitives.Log(v, logs); return TensorPrimitives.Dot<float>(logs, t);")]
    public Task ARowOfLogs(string statements) => Verify.Diagnostics(
        $$"""
        using System.Numerics.Tensors;

        class CrossEntropyCost
        {
            public float Of(ReadOnlySpan<float> v, ReadOnlySpan<float> t, Span<float> logs)
            {
                {{statements}}
            }
        }
        """,
        Libraries.Tensors);

    /// <summary>What the predictions give the label, by a product with one-hot labels or by the distance from the label.</summary>
    [Theory]
    [InlineData("-{|CE1003:Math.Log(output.Zip(desired, (a, b) => a * b).Sum())|}")]
    [InlineData("-{|CE1003:Math.Log(1 - Math.Abs(output[0] - desired[0]))|}")]
    [InlineData("-{|CE1003:Math.Log(1 - Math.Abs(desired[0] - output[0]))|}")]
    // no minus, no labels, more than a probability, clipped
    [InlineData("Math.Log(output.Zip(desired, (a, b) => a * b).Sum())")]
    [InlineData("-Math.Log(output.Zip(weights, (a, b) => a * b).Sum())")]
    [InlineData("-Math.Log(1 + output.Zip(desired, (a, b) => a * b).Sum())")]
    [InlineData("-Math.Log(output.Zip(desired, (a, b) => a * b).Sum() + 1e-9)")]
    [InlineData("-Math.Log(1 - Math.Abs(output[0] - weights[0]))")]
    [InlineData("-Math.Log(1 + 1e-9 - Math.Abs(output[0] - desired[0]))")]
    public Task TheProbabilityOfTheLabel(string loss) => Verify.Diagnostics($$"""
        class LogLikelihoodCost
        {
            public double Compute(double[] output, double[] desired, double[] weights) => {{loss}};
        }
        """);
}
