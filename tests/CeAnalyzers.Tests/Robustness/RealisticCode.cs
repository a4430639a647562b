using System.Text.RegularExpressions;

namespace CeAnalyzers.Tests.Robustness;

/// <summary>A small classifier as people write them, with most of the mistakes there are; flagged places in markup.</summary>
internal static partial class RealisticCode
{
    public const string Network = """
        using System.Numerics.Tensors;

        namespace Digits;

        public interface ILayer
        {
            double[] Forward(double[] input);
        }

        public sealed class DenseLayer(int inputs, int outputs) : ILayer
        {
            private readonly double[,] weights = new double[outputs, inputs];
            private readonly double[] bias = new double[outputs];

            public double[] Forward(double[] input)
            {
                var sums = new double[outputs];
                for (int o = 0; o < outputs; o++)
                {
                    double sum = bias[o];
                    for (int i = 0; i < inputs; i++) sum += weights[o, i] * input[i];
                    sums[o] = sum;
                }

                return sums;
            }
        }

        public static class Activations
        {
            public static double Sigmoid(double x) => 1.0 / (1.0 + Math.Exp(-x));

            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                var result = new double[z.Length];
                double sum = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    result[i] = Math.Exp(z[i] - max);
                    sum += result[i];
                }

                for (int i = 0; i < z.Length; i++) result[i] /= sum;
                return result;
            }

            public static double Softplus(double x) => {|CE1007:Math.Log(1 + Math.Exp(x))|};

            public static double[] Unshifted(double[] z)
            {
                double sum = z.Sum(Math.Exp);
                return z.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToArray();
            }

            public static double SoftmaxDerivative(double s) => {|CE4002:s * (1 - s)|};

            public static void Fast(float[] z, float[] result) => {|CE1012:TensorPrimitives.SoftMax<float>(z, result)|};
        }

        public class Network
        {
            private readonly List<ILayer> layers = new() { new DenseLayer(64, 32), new DenseLayer(32, 10) };

            public double[] Output { get; private set; } = Array.Empty<double>();

            public double[] Scores(double[] x) => layers.Aggregate(x, (values, layer) => layer.Forward(values));

            public double[] Forward(double[] x)
            {
                Output = Activations.Softmax(Scores(x));
                return Output;
            }

            public int Predict(double[] x)
            {
                double[] p = Forward(x);
                return Array.IndexOf(p, p.Max());
            }
        }
        """;

    public const string Losses = """
        using CeAnalyzers;

        namespace Digits;

        public record Sample(double[] Pixels, int Label);

        public static class Losses
        {
            public static double NegativeLogLikelihood(double[] output, int label) => -{|CE1001:Math.Log(output[label])|};

            public static double CrossEntropy(double[] p, double[] y)
            {
                double loss = 0;
                for (int i = 0; i < p.Length; i++) loss -= y[i] * {|CE1003:Math.Log(p[i])|};
                return loss;
            }

            public static double CrossEntropyGradient(double p, double y) => {|CE4001:-y / p|};

            public static double Information(double[] shares) => -shares.Sum(s => s * {|CE1008:Math.Log(s)|});

            public static float Bounded(float p) => Math.Clamp(p, 1e-8f, {|CE1004:1f - 1e-8f|});

            public static double Unbounded(double p) => Math.Min(p, {|CE1011:1 - double.Epsilon|});

            public static double Unstable(double[] scores, int label) => {|CE1006:Math.Log(scores.Sum(Math.Exp))|} - scores[label];

            public static double Stable(double[] scores, int label)
            {
                double max = scores.Max();
                return max + Math.Log(scores.Sum(s => Math.Exp(s - max))) - scores[label];
            }
        }

        public class Trainer
        {
            private readonly Network network = new();
            private readonly ILayer detector = new DenseLayer(64, 1);

            [Logits]
            public double[] LastScores { get; private set; } = [];

            public double Tags(double[] scores, [MultiLabel] double[] tags) => {|CE2006:StableLoss.SoftmaxCrossEntropy(scores, tags)|};

            public double Rare(double[] scores, [ClassCounts(174, 1623)] int label) => {|CE3001:StableLoss.SoftmaxCrossEntropy(scores, label)|};

            public void Remember(Sample sample) => LastScores = {|CE2011:network.Forward(sample.Pixels)|};

            public double Loss(Sample sample) => Losses.NegativeLogLikelihood(network.Forward(sample.Pixels), sample.Label);

            public double Clipped(Sample sample)
            {
                var p = network.Forward(sample.Pixels);
                return -{|CE1010:Math.Log(p[sample.Label] + 1e-10)|};
            }

            public double IsEight(Sample sample)
            {
                double y = sample.Label == 8 ? 1 : 0;
                double p = Activations.Sigmoid(detector.Forward(sample.Pixels)[0]);
                return -(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|});
            }

            public double PerClass(Sample sample)
            {
                double[] p = network.Forward(sample.Pixels);
                double loss = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    double y = i == sample.Label ? 1 : 0;
                    loss -= y * Math.Log(p[i]) + (1 - y) * {|CE2001:Math.Log(1 - p[i])|};
                }

                return loss;
            }

            public double Squared(Sample sample, double[] target)
            {
                network.Forward(sample.Pixels);
                double sum = 0;
                for (int i = 0; i < target.Length; i++) sum += {|CE2002:Math.Pow(network.Output[i] - target[i], 2)|};
                return sum / 2;
            }

            public double Twice(Sample sample)
            {
                double[] p = network.Forward(sample.Pixels);
                return {|CE2003:StableLoss.SoftmaxCrossEntropy(p, sample.Label)|};
            }

            public double Confused(Sample sample)
            {
                double[] scores = network.Scores(sample.Pixels);
                Console.WriteLine(Activations.Softmax(scores)[sample.Label]);
                return {|CE2004:StableLoss.CrossEntropy(scores, sample.Label)|};
            }

            public double[] Gradient(Sample sample) => network.Forward(sample.Pixels).Select((p, i) => p - (i == sample.Label ? 1 : 0)).ToArray();

            public double Entropy(Sample sample)
            {
                double entropy = 0;
                foreach (double p in network.Forward(sample.Pixels))
                {
                    if (p <= 0) continue;
                    entropy -= p * Math.Log(p);
                }

                return entropy;
            }
        }
        """;

    public const string Tensors = """
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Digits;

        public class TensorTrainer
        {
            private readonly TorchSharp.Modules.Linear output = nn.Linear(64, 10);

            public Tensor Loss(Tensor x, Tensor labels)
            {
                Tensor p = nn.functional.softmax(output.forward(x), 1);
                return {|CE2005:nn.functional.nll_loss(p, labels)|};
            }

            public Tensor Stable(Tensor x, Tensor labels) => nn.functional.cross_entropy(output.forward(x), labels);
        }
        """;

    /// <summary>A source as it is compiled.</summary>
    public static string WithoutMarkup(string source) => Markup().Replace(source, "");

    [GeneratedRegex(@"\{\|CE\d+:|\|\}")]
    private static partial Regex Markup();
}
