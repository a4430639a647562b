using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>A loss that several callers share is right for some of them: the call that passes it probabilities is flagged (CE2002, CE1010, CE1002).</summary>
public class CE2002SharedLossTests
{
    [Fact]
    public Task SquaredError() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Losses
        {
            public static double Mse(double[] predicted, double[] actual)
            {
                double sum = 0;
                for (int i = 0; i < predicted.Length; i++) { double error = predicted[i] - actual[i]; sum += error * error; }
                return sum / predicted.Length;
            }

            public static double Halved(double[] predicted, double[] actual) => Mse(predicted, actual) / 2;
        }

        class Models
        {
            double Classify(double[] z, double[] labels) => {|CE2002:Losses.Mse(StableMath.Softmax(z), labels)|};

            double ThroughAnother(double[] z, double[] labels) { var output = StableMath.Softmax(z); return {|CE2002:Losses.Halved(output, labels)|}; }

            double Regress(double[] x, double[] y) => Losses.Mse(x.Select(v => 2 * v + 1).ToArray(), y);

            // between two predictions
            double Distance(double[] z, double[] w) => Losses.Mse(StableMath.Softmax(z), StableMath.Softmax(w));
        }
        """);

    [Fact]
    public Task OurOwn() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Models
        {
            double Classify(double[] z, double[] labels) => {|CE2002:StableLoss.SquaredError(StableMath.Softmax(z), labels)|};

            double One(double z, double label) => {|CE2002:StableLoss.SquaredError(StableMath.Sigmoid(z), label)|};

            double Regress(double[] x, double[] y) => StableLoss.SquaredError(x.Select(v => 2 * v + 1).ToArray(), y);

            double Distance(double[] z, double[] w) => StableLoss.SquaredError(StableMath.Softmax(z), StableMath.Softmax(w));
        }
        """);

    [Fact]
    public Task OurOwnIsReplaced() => Verify.Fix(
        """
        using CeAnalyzers;

        class Models
        {
            double One(double z, double label) => {|CE2002:StableLoss.SquaredError(StableMath.Sigmoid(z), label)|};
        }
        """,
        """
        using CeAnalyzers;

        class Models
        {
            double One(double z, double label) => StableLoss.SigmoidCrossEntropy(z, label);
        }
        """,
        editorConfig: "[*.cs]\nce_unsafe_fixes = true");

    [Fact]
    public Task Logs() => Verify.Diagnostics("""
        using CeAnalyzers;

        interface ICost { double Of(double[] values, int at); }

        class Surprise : ICost
        {
            public double Of(double[] values, int at) => -Math.Log(Math.Max(values[at], 1e-7));
        }

        class Unguarded : ICost
        {
            public double Of(double[] values, int at) => -Math.Log(values[at]);
        }

        class Models
        {
            readonly Surprise cost = new();

            double Classify(double[] z, int c) => {|CE1010:cost.Of(StableMath.Softmax(z), c)|};

            double Bare(double[] z, int c) { var cost = new Unguarded(); return {|CE1001:cost.Of(StableMath.Softmax(z), c)|}; }

            // frequencies
            double Count(double[] shares, int c) => cost.Of(shares, c) + new Unguarded().Of(shares, c);

            // one of the two takes the log of what is clipped: which one runs is not known
            double Either(ICost cost, double[] shares, int c) => cost.Of(shares, c);
        }
        """);

    [Fact]
    public Task AFocalWeightIsNoSquaredError() => Verify.Body(
        "var p = StableMath.Softmax(z); return -Math.Pow(1 - p[label], 2) * {|CE1001:Math.Log(p[label])|};");

    /// <summary>An entropy is judged where it stands.</summary>
    [Fact]
    public Task Entropies() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Info
        {
            public static double Entropy(double[] p) { double h = 0; foreach (double v in p) h -= v * {|CE1008:Math.Log(v)|}; return h; }
        }

        class Models
        {
            double OfClasses(double[] z) => Info.Entropy(StableMath.Softmax(z));

            double OfShares(double[] shares) => Info.Entropy(shares);
        }
        """);

    /// <summary>The log is in a file of its own, and so is the softmax: both places are flagged, as an editor shows one file. A clipped log is flagged where it stands.</summary>
    [Fact]
    public Task InAnotherFile() => Verify.Diagnostics(
    [
        """
        abstract class Cost { public abstract double Loss(double[] output, double[] target); }

        class CrossEntropy : Cost
        {
            public override double Loss(double[] output, double[] target)
            {
                double sum = 0;
                for (int i = 0; i < output.Length; i++) sum -= target[i] * {|CE1001:Math.Log(output[i])|};
                return sum;
            }
        }

        class ClippedCrossEntropy : Cost
        {
            public override double Loss(double[] output, double[] target)
            {
                double sum = 0;
                for (int i = 0; i < output.Length; i++) sum -= target[i] * {|CE1010:Math.Log(output[i] + 1e-9)|};
                return sum;
            }
        }
        """,
        """
        using CeAnalyzers;

        class Layer
        {
            readonly Cost cost = new CrossEntropy();
            readonly Cost clipped = new ClippedCrossEntropy();
            double[] output = [];

            public void Forward(double[] z) => output = StableMath.Softmax(z);

            public double GetLoss(double[] target) => {|CE1001:cost.Loss(output, target)|};

            public double GetClippedLoss(double[] target) => clipped.Loss(output, target);
        }
        """,
    ]);
}
