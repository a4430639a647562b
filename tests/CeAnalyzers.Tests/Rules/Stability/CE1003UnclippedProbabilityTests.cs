using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1003: cross-entropy formulas over probabilities whose making is out of sight; the evidence is the formula and a name.</summary>
public class CE1003UnclippedProbabilityTests
{
    [Theory]
    [InlineData("double CrossEntropy(double[] p, double[] y)")]
    [InlineData("public static double CategoricalCrossEntropy(double[] p, double[] y)")]
    [InlineData("static double cross_entropy(double[] p, double[] y)")]
    [InlineData("double LogLoss(double[] p, double[] y)")]
    [InlineData("double NegativeLogLikelihood(double[] p, double[] y)")]
    [InlineData("double LogLikelihoodCost(double[] p, double[] y)")]
    public Task TheMethodsNameSaysWhatItIs(string signature) => Verify.Diagnostics($$"""
        class Losses
        {
            {{signature}}
            {
                double loss = 0;
                for (int i = 0; i < y.Length; i++) loss -= y[i] * {|CE1003:Math.Log(p[i])|};
                return loss;
            }
        }
        """);

    [Theory]
    [InlineData("double sum = 0; for (int i = 0; i < t.Length; i++) sum += t[i] * {|CE1003:Math.Log(o[i])|}; return -sum;")]
    [InlineData("double sum = 0; for (int i = 0; i < t.Length; i++) { double a = o[i]; sum += -t[i] * {|CE1003:Math.Log(a)|}; } return sum;")]
    [InlineData("return -t.Zip(o, (x, a) => x * {|CE1003:Math.Log(a)|}).Sum();")]
    [InlineData("return -Enumerable.Range(0, t.Length).Sum(i => t[i] * {|CE1003:Math.Log(o[i])|});")]
    [InlineData("return -{|CE1003:Math.Log(o[(int)t[0]])|};")]
    [InlineData("double sum = 0; for (int i = 0; i < t.Length; i++) sum -= t[i] * {|CE1003:Math.Log(o[i])|} + (1 - t[i]) * {|CE1003:Math.Log(1 - o[i])|}; return sum;")]
    [InlineData("return o.Select((a, i) => -t[i] * {|CE1003:Math.Log2(a)|}).Average();")]
    [InlineData("double sum = 0; for (int i = 0; i < t.Length; i++) sum += t[i] > 0 ? {|CE1003:Math.Log(o[i])|} : {|CE1003:Math.Log(1 - o[i])|}; return -sum;")]
    [InlineData("return -o.Zip(t, (a, x) => (a, x)).Where(pair => pair.x > 0).Sum(pair => pair.x * {|CE1003:Math.Log(pair.a)|});")] // a filter of the labels
    [InlineData("int k = Array.IndexOf(t, t.Max()); return -{|CE1003:Math.Log(o[k])|};")] // the index is bounded, not the probability
    [InlineData("double[] q = Determined(o); double sum = 0; for (int i = 0; i < t.Length; i++) sum -= t[i] * {|CE1003:Math.Log(q[i])|}; return sum; static double[] Determined(double[] v) => v.Skip(1).ToArray();")]
    [InlineData("double sum = 0; for (int i = 0; i < t.Length; i++) sum -= Term(o[i], t[i]); return sum; static double Term(double q, double x) => x * {|CE1003:Math.Log(q)|};")]
    public Task TheFormulaInManyShapes(string statements) => Verify.Diagnostics($$"""
        class CrossEntropyLoss
        {
            public double Compute(double[] o, double[] t)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task TheBinaryFormulaInAnyLoss() => Verify.Diagnostics("""
        class Model
        {
            double Loss(double predicted, double actual) =>
                -(actual * {|CE1003:Math.Log(predicted)|} + (1 - actual) * {|CE1003:Math.Log(1 - predicted)|});
        }
        """);

    /// <summary>The log of the true class alone, in what is called a loss.</summary>
    [Theory]
    [InlineData("double Loss(double[] output, int label) => -{|CE1003:Math.Log(output[label])|};")]
    [InlineData("double Cost(double[] predicted, double[] expected) { double sum = 0; for (int i = 0; i < expected.Length; i++) sum += expected[i] * {|CE1003:Math.Log(predicted[i])|}; return -sum; }")]
    [InlineData("double TotalLoss(double[][] probs, int[] labels) { double sum = 0; for (int i = 0; i < labels.Length; i++) sum -= {|CE1003:Math.Log(probs[i][labels[i]])|}; return sum; }")]
    // no label, no minus, another likelihood, another method
    [InlineData("double Loss(double[] output, int k) => -Math.Log(output[k]);")]
    [InlineData("double Loss(double[] output, int label) => Math.Log(output[label]);")]
    [InlineData("double Loss(double predicted, double expected) => predicted - expected * Math.Log(predicted);")]
    [InlineData("double PoissonLoss(double predicted, double expected) => predicted - expected * Math.Log(predicted);")]
    [InlineData("double Bits(double[] output, int label) => -Math.Log(output[label]);")]
    public Task TheTrueClassInAnyLoss(string member) => Verify.Diagnostics($$"""
        class Model
        {
            {{member}}
        }
        """);

    [Theory]
    // the whole formula needs no names
    [InlineData("sum -= t[i] * {|CE1003:Math.Log(v[i])|} + (1 - t[i]) * {|CE1003:Math.Log(1 - v[i])|};")]
    [InlineData("sum += -(1.0 - t[i]) * {|CE1003:Math.Log(1.0 - neuron.Value)|} - t[i] * {|CE1003:Math.Log(neuron.Value)|};")]
    // an entropy, a likelihood of counts, an odds ratio, halves of the formula
    [InlineData("sum += t[i] * Math.Log(v[i]) + (3 - t[i]) * Math.Log(1 - v[i]);")]
    [InlineData("sum += t[i] * Math.Log(v[i]) - t[i] * Math.Log(1 - v[i]);")]
    [InlineData("sum += Math.Log(v[i]) - Math.Log(1 - v[i]);")]
    [InlineData("sum += t[i] * Math.Log(v[i]) + (1 - t[i]) * Math.Log(v[i]);")]
    [InlineData("sum += t[i] * Math.Log(v[i]) + (1 - t[i]) * Math.Log(1 - w[i]);")]
    [InlineData("sum += 0.5 * Math.Log(v[i]) + 0.5 * Math.Log(1 - v[i]);")]
    public Task TheWholeBinaryFormula(string statement) => Verify.Diagnostics($$"""
        class Neuron { public double Value; }

        class Step
        {
            double Run(double[] v, double[] w, double[] t, Neuron neuron)
            {
                double sum = 0;
                for (int i = 0; i < t.Length; i++)
                {
                    {{statement}}
                }

                return sum;
            }
        }
        """);

    [Theory]
    [InlineData("sum /= -n;")]
    [InlineData("sum *= -1.0 / n;")]
    public Task AMinusInTheDivision(string statement) => Verify.Diagnostics($$"""
        class NegativeLogLikelihood
        {
            double Of(double[] scores, int n)
            {
                double sum = 0;
                for (int i = 0; i < n; i++) sum += {|CE1003:Math.Log(scores[i])|};
                {{statement}}
                return sum;
            }
        }
        """);

    [Fact]
    public Task AMatrixOfOutputs() => Verify.Diagnostics("""
        class CrossEntropy
        {
            public float Forward(float[,] outputs, int[] labels)
            {
                float loss = 0;
                for (int i = 0; i < labels.Length; i++) loss -= {|CE1003:MathF.Log(outputs[i, labels[i]])|};
                return loss / labels.Length;
            }
        }
        """);

    [Fact]
    public Task AnIndicatorInFrontOfTheLog() => Verify.Diagnostics("""
        class CrossEntropy
        {
            public double Of(double[] p, int label)
            {
                double loss = 0;
                for (int i = 0; i < p.Length; i++) loss -= (i == label ? 1 : 0) * {|CE1003:Math.Log(p[i])|};
                return loss;
            }
        }
        """);

    /// <summary>Other names of predictions, in lambdas too, and the choice of p or 1 - p.</summary>
    [Theory]
    [InlineData("Func<double, double, double> LossOf() { Func<double, double, double> loss = (target, result) => -target * {|CE1003:Math.Log(result)|}; return loss; }")]
    [InlineData("double Cost(double[] guess, double[] labels) => -labels.Zip(guess, (label, hypothesis) => label * {|CE1003:Math.Log(hypothesis)|}).Sum();")]
    [InlineData("double CrossEntropy(double y, double guess) => -{|CE1003:Math.Log(y == 1 ? guess : 1 - guess)|};")]
    [InlineData("double LogLoss(bool isTrue, double p) => -{|CE1003:Math.Log(isTrue ? p : 1.0 - p)|};")]
    [InlineData("double Error(double[] y, double[] output) { double sum = 0; for (int i = 0; i < y.Length; i++) sum -= {|CE1003:Math.Log(y[i] > 0 ? output[i] : 1 - output[i])|}; return sum; }")]
    [InlineData("double FocalLoss(double y, double p, double gamma) { double pt = y == 1 ? p : 1 - p; return -Math.Pow(1 - pt, gamma) * {|CE1003:Math.Log(pt)|}; }")]
    // a clip, other choices, other logs
    [InlineData("double FocalLoss(double y, double p, double gamma) { p = Math.Clamp(p, 1e-7, 1 - 1e-7); double pt = y == 1 ? p : 1 - p; return -Math.Pow(1 - pt, gamma) * Math.Log(pt); }")]
    [InlineData("double CrossEntropy(double y, double guess) { guess = Math.Clamp(guess, 1e-7, 1 - 1e-7); return -Math.Log(y == 1 ? guess : 1 - guess); }")]
    [InlineData("double LogLoss(bool isLong, double p, double q) => Math.Log(isLong ? p : 2 - q);")]
    [InlineData("double Score(double target, double result) => -target * Math.Log(result);")]
    public Task NamesOfPredictions(string member) => Verify.Diagnostics($$"""
        class Model
        {
            {{member}}
        }
        """);

    [Fact]
    public Task ABoundThatIsNone() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Classifier
        {
            double Loss(double[] z, int label) => -{|CE1001:Math.Log(Math.Max(StableMath.Softmax(z)[label], 0))|};

            double Clamped(double[] z, int label) => -{|CE1001:Math.Log(Math.Clamp(StableMath.Softmax(z)[label], 0.0, 1.0))|};
        }
        """);

    [Fact]
    public async Task TheMessageSaysWhatIsMissing()
    {
        var diagnostic = Assert.Single(await Project.Analyze(Libraries.Plain, """
            class Losses
            {
                double CrossEntropy(double[] predicted, int label) => -Math.Log(predicted[label]);
            }
            """));

        Assert.Equal(
            "'predicted[label]' is a probability in a cross-entropy and nothing keeps it off 0: its log can be minus infinity; clip it, or compute the loss from the logits",
            diagnostic.GetMessage(null));
    }
}
