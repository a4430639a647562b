using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Gradients;

/// <summary>CE4001: derivatives of cross-entropies by the probabilities, by what flow knows of the divisor or by what the code is called.</summary>
public class CE4001GradientThroughProbabilitiesTests
{
    [Theory]
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|}")]
    [InlineData("{|CE4001:(p - y) / ((1 - p) * p)|}")]
    [InlineData("-({|CE4001:(y - p) / (p * (1.0 - p))|})")]
    [InlineData("{|CE4001:(p - y) / (p - p * p)|}")]
    [InlineData("{|CE4001:(y - p) / (p * p - p)|}")]
    [InlineData("{|CE4001:(p - y) / p / (1 - p)|}")]
    [InlineData("{|CE4001:(p - y) / (p * (1 - p) + 1e-8)|}")]
    [InlineData("{|CE4001:(p - y) / Math.Max(p * (1 - p), 1e-8)|}")]
    [InlineData("{|CE4001:(1 - y) / (1 - p) - y / p|}")]
    [InlineData("{|CE4001:-y / p + (1 - y) / (1 - p)|}")]
    [InlineData("-({|CE4001:y / p - (1 - y) / (1 - p)|})")]
    [InlineData("{|CE4001:-(y / (p + 1e-7)) + (1 - y) / (1 - p + 1e-7)|}")]
    [InlineData("{|CE4001:(-p + y) / (p * (p - 1))|}")]
    [InlineData("{|CE4001:-y / p|}")]
    [InlineData("-1 * ({|CE4001:y / p|})")]
    [InlineData("-({|CE4001:y / p|})")]
    [InlineData("-({|CE4001:y / Math.Max(p, 1e-12)|})")]
    [InlineData("y == 1 ? {|CE4001:-1 / p|} : 0")]
    [InlineData("-({|CE4001:y / (p + epsilon)|})")]
    [InlineData("-({|CE4001:y / Math.Max(p, tiny)|})")]
    public Task ByName(string derivative) => Verify.Diagnostics(
        $$"""
        class CrossEntropy
        {
            private double epsilon = 1e-9;

            private readonly double tiny = 1e-12;

            public double Derivative(double y, double p) => {{derivative}};

            public void Set(double value) => epsilon = value;
        }
        """);

    [Theory]
    [InlineData("var p = StableMath.Softmax(z); double[] gradient = new double[3]; for (int i = 0; i < 3; i++) gradient[i] = {|CE4001:-y[i] / p[i]|};")]
    [InlineData("var p = StableMath.Softmax(z); double[] gradient = new double[3]; gradient[label] = {|CE4001:-1 / p[label]|};")]
    [InlineData("var p = StableMath.Softmax(z); double[] gradient = new double[3]; for (int i = 0; i < 3; i++) gradient[i] -= {|CE4001:y[i] / (p[i] + 1e-9)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); double delta = {|CE4001:(p - y[0]) / (p * (1 - p))|} * p * (1 - p);")]
    [InlineData("double a = StableMath.Sigmoid(z[0]); double dA = {|CE4001:-(y[0] / a) + (1 - y[0]) / (1 - a)|}; double gradient = dA * a * (1 - a);")]
    [InlineData("var p = z.Select(v => 1 / (1 + Math.Exp(-v))).ToArray(); double[] dLossGrad = p.Zip(y, (q, t) => {|CE4001:(1 - t) / (1 - q) - t / q|}).ToArray();")]
    [InlineData("var p = StableMath.Softmax(z); double[] grads = p.Select((q, i) => {|CE4001:-y[i] / q|}).ToArray();")]
    public Task ByFlow(string statements) => Verify.Body(statements + " return 0;");

    /// <summary>Factors that only scale the quotient, and the element of the true class alone.</summary>
    [Theory]
    [InlineData("{|CE4001:-scale * y[i] / (o[i] + 1e-9)|}")]
    [InlineData("{|CE4001:-1.0 / (n * o[label])|}")]
    [InlineData("{|CE4001:-1.0 / (o.Length * o[label])|}")]
    [InlineData("{|CE4001:-2 * y[i] / o[i]|}")]
    [InlineData("{|CE4001:-1f / o[label]|}")]
    [InlineData("{|CE4001:(o[i] - y[i]) / (o[i] * (1 - o[i]) * n)|}")]
    [InlineData("{|CE4001:(o[i] - y[i]) / (n * o[i] * (1 - o[i]))|}")]
    [InlineData("{|CE4001:(o[i] - y[i]) / (o[i] * n * (1 - o[i]))|}")]
    [InlineData("{|CE4001:(o[i] - y[i]) / ((1 - o[i]) * o.Length * o[i])|}")]
    [InlineData("{|CE4001:2 * (o[i] - y[i]) / (o[i] * (1 - o[i]))|}")]
    [InlineData("{|CE4001:scale * (y[i] - o[i]) / (o[i] * (1 - o[i]) * o.Length * 2)|}")]
    // a positive slope is not that of a loss; other quotients
    [InlineData("1.0 / (n * o[label])")]
    [InlineData("-scale * y[i] / n")]
    [InlineData("-1.0 / weights[label]")]
    [InlineData("-1.0 / n")]
    // a factor that is no scale, another variance
    [InlineData("(o[i] - y[i]) / (o[i] * (1 - o[i]) * y[i])")]
    [InlineData("(o[i] - y[i]) / (n * n * (1 - o[i]))")]
    [InlineData("(o[i] - y[i]) / (n * o[i])")]
    public Task Scaled(string derivative) => Verify.Diagnostics(
        $$"""
        class CrossEntropyLayer
        {
            public double Backward(double[] y, double[] o, double[] weights, int i, int label, int n, double scale) => {{derivative}};
        }
        """);

    /// <summary>The element that a lambda is handed is one of the row, whatever it is called.</summary>
    [Theory]
    [InlineData("p.Select((v, i) => {|CE4001:-y[i] / v|})")]
    [InlineData("p.Select((v, i) => {|CE4001:-y[i] / (v + 1e-7)|})")]
    [InlineData("y.Select((v, i) => {|CE4001:-v / p[i]|})")]
    [InlineData("weights.Select((v, i) => -y[i] / v)")]
    [InlineData("p.Select((v, i) => -y[i] / weights[i])")]
    [InlineData("weights.Zip(p, (v, w) => -y[0] / v)")]
    public Task OfALambda(string derivative) => Verify.Diagnostics(
        $$"""
        class CrossEntropyLoss
        {
            private readonly double[] weights = new double[3];
            private double[] p, y;

            public void Forward(double[] predicted, double[] target) => (p, y) = (predicted, target);

            public IEnumerable<double> Backward() => {{derivative}};
        }
        """);

    /// <summary>The slope of the activation multiplies each term, and p is what the activation returns.</summary>
    [Theory]
    [InlineData("{|CE4001:-y / f.Value(z) * f.Slope(z) + (1 - y) / (1 - f.Value(z)) * f.Slope(z)|}")]
    [InlineData("{|CE4001:-(y / f.Value(z)) * f.Slope(z) + (1 - y) / (1 - f.Value(z)) * f.Slope(z)|}")]
    // other slopes, the same sign, another p
    [InlineData("-y / f.Value(z) * f.Slope(z) + (1 - y) / (1 - f.Value(z)) * f.Slope(y)")]
    [InlineData("y / f.Value(z) * f.Slope(z) + (1 - y) / (1 - f.Value(z)) * f.Slope(z)")]
    [InlineData("-y / f.Value(z) * f.Slope(z) + (1 - y) / (1 - f.Value(y)) * f.Slope(z)")]
    public Task BothTermsTimesASlope(string derivative) => Verify.Diagnostics($$"""
        interface IActivation
        {
            double Value(double z);
            double Slope(double z);
        }

        class LogLoss
        {
            public double Derivative(IActivation f, double z, double y) => {{derivative}};
        }
        """);

    /// <summary>A class is named for derivatives and its method for the loss.</summary>
    [Theory]
    [InlineData("Derivatives", "CrossEntropy", "{|CE4001:-y / p|}")]
    [InlineData("Gradients", "BinaryCrossEntropy", "{|CE4001:-y / p|}")]
    [InlineData("Derivatives", "LogRatio", "-y / p")]
    [InlineData("Losses", "CrossEntropy", "-y / p")]
    public Task ByTheNamesOfTypeAndMethod(string type, string method, string derivative) => Verify.Diagnostics($$"""
        static class {{type}}
        {
            public static double {{method}}(double y, double p) => {{derivative}};
        }
        """);

    /// <summary>The operator that divides vectors element by element, called by its name; an epsilon is added by a method.</summary>
    [Theory]
    [InlineData("-{|CE4001:Vector<double>.op_DotDivide(actual, estimated)|}")]
    [InlineData("-{|CE4001:Vector<double>.op_DotDivide(actual, estimated.Add(1e-8))|}")]
    [InlineData("-{|CE4001:actual.PointwiseDivide(estimated.Add(small))|}")]
    [InlineData("-Vector<double>.op_DotDivide(actual, norms)")]
    public Task OfVectorsByMethods(string derivative) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class CrossEntropyCost(Vector<double> norms)
        {
            private const double small = 1e-8;

            public Vector<double> Derivative(Vector<double> estimated, Vector<double> actual) => norms.Count > 0 ? {{derivative}} : estimated;
        }
        """,
        Libraries.MathNet);

    /// <summary>Pairs of a sequence of predictions and one of targets.</summary>
    [Theory]
    [InlineData("predicted.Zip(target).Select(x => {|CE4001:-1.0 * x.Second / x.First|}).ToArray()")]
    [InlineData("predicted.Zip(target).Select(x => {|CE4001:(-1.0 * x.Second) / (x.First + 1e-9)|}).ToArray()")]
    [InlineData("target.Zip(predicted).Select(x => {|CE4001:-x.First / x.Second|}).ToArray()")]
    [InlineData("weights.Zip(target).Select(x => -x.Second / x.First).ToArray()")]
    public Task OverPairs(string derivative) => Verify.Diagnostics($$"""
        static class Losses
        {
            public static double[] CategoricalCrossEntropyDerivative(double[] target, double[] predicted, double[] weights) => {{derivative}};
        }
        """);

    [Theory]
    [InlineData("{|CE4001:t.PointwiseDivide(y, result)|};")]
    [InlineData("t.PointwiseDivide(norms, result);")] // rows are normalised
    [InlineData("x.PointwiseDivide(y, result);")] // no label
    public Task VectorsInFields(string statement) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class CrossEntropyLayer(Vector<double> first, Vector<double> second)
        {
            private readonly Vector<double> y = first, t = second, x = first, norms = second;

            public void Backward(Vector<double> result) => {{statement}}
        }
        """,
        Libraries.MathNet);

    /// <summary>The complements are made elsewhere.</summary>
    [Theory]
    [InlineData("{|CE4001:t.PointwiseDivide(o) - t.Map(rest).PointwiseDivide(o.Map(rest))|}")]
    [InlineData("{|CE4001:notT.PointwiseDivide(notO) - t.PointwiseDivide(o)|}")]
    // other complements, the same sign
    [InlineData("t.PointwiseDivide(o) - t.Map(rest).PointwiseDivide(t.Map(rest))")]
    [InlineData("t.PointwiseDivide(o) + t.Map(rest).PointwiseDivide(o.Map(rest))")]
    public Task TermsOfMatrices(string derivative) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class Costs
        {
            public Matrix<double> Gradient(Matrix<double> o, Matrix<double> t)
            {
                Func<double, double> rest = v => 1 - v;
                Matrix<double> notT = 1 - t, notO = 1 - o;
                return {{derivative}};
            }
        }
        """,
        Libraries.MathNet);

    /// <summary>The number that is divided is the argument.</summary>
    [Theory]
    [InlineData("{|CE4001:output.DivideByThis(-1)|}.PointwiseMultiply(t)")]
    [InlineData("norms.DivideByThis(-1).PointwiseMultiply(t)")]
    [InlineData("output.DivideByThis(1).PointwiseMultiply(t)")]
    public Task DividedByTheReceiver(string derivative) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class LogLikelihood
        {
            public Vector<double> Derivative(Vector<double> output, Vector<double> norms, Vector<double> t) => {{derivative}};
        }
        """,
        Libraries.MathNet);

    /// <summary>A d before the name of the loss.</summary>
    [Theory]
    [InlineData("double DBinaryCrossEntropy(double y, double p) => {|CE4001:(p - y) / (p * (1 - p))|};")]
    [InlineData("double dNetworkLoss(double y, double p) => {|CE4001:(p - y) / (p * (1 - p))|};")]
    [InlineData("double DecibelLoss(double y, double p) => (p - y) / (p * (1 - p));")] // a word that begins with it
    public Task ByAnAbbreviatedName(string member) => Verify.Diagnostics($$"""
        class Network
        {
            private const string Hint = "derivative";

            {{member}}
        }
        """);

    [Theory]
    [InlineData("double LossDer(double y, double p) => {|CE4001:(p - y) / (p * (1 - p))|};")]
    [InlineData("double loss_der(double y, double p) => {|CE4001:(p - y) / (p * (1 - p))|};")]
    [InlineData("double LossDerOf(double y, double p) => {|CE4001:(p - y) / (p * (1 - p))|};")]
    [InlineData("double logDer(double output, double expected) { if (expected == 1) return {|CE4001:-1.0 / output|}; else return 1.0 / (1.0 - output); }")]
    [InlineData("double Loss(double y, double p, bool derivative) { if (derivative) return {|CE4001:(p - y) / (p * (1 - p))|}; return 0; }")]
    [InlineData("double Loss(double y, double p, bool prime) => prime ? {|CE4001:(p - y) / (p * (1 - p))|} : 0;")]
    [InlineData("double Loss(double y, double p, bool deriv) { if (!deriv) return 0; return {|CE4001:(p - y) / (p * (1 - p))|}; }")]
    [InlineData("double Loss(double y, double p, bool deriv) { if (deriv == false) { return 0; } else { return {|CE4001:(p - y) / (p * (1 - p))|}; } }")]
    // where the flag is not set, another flag, other words
    [InlineData("double Loss(double y, double p, bool deriv) { if (deriv) return 0; return (p - y) / (p * (1 - p)); }")]
    [InlineData("double Loss(double y, double p, bool deriv, bool other) => other ? (p - y) / (p * (1 - p)) : 0;")]
    [InlineData("double LossOrder(double y, double p) => (p - y) / (p * (1 - p));")]
    [InlineData("double Reducedloss(double y, double p) => (p - y) / (p * (1 - p));")]
    [InlineData("double logScale(double output, double expected) => -1.0 / output;")]
    public Task ByShortNamesAndFlags(string member) => Verify.Diagnostics($$"""
        class CostFunction
        {
            private const string Hint = "derivative";

            {{member}}
        }
        """);

    /// <summary>The whole formula of a class that is named for its loss is its gradient, whatever the method is called.</summary>
    [Theory]
    [InlineData("class BinaryCrossEntropy { static void Kernel(float[] p, float[] y, int i) { float q = p[i], t = y[i], rest = 1 - y[i]; p[i] = {|CE4001:-t / (q + 1e-7f) + rest / (1 - q + 1e-7f)|}; } }")]
    [InlineData("class LogLoss { double ToInput(double y, double p) => {|CE4001:y / p - (1 - y) / (1 - p)|}; }")]
    [InlineData("class CrossEntropyLoss { double Step(double y, double p, int n) => {|CE4001:(p - y) / (n * p * (1 - p))|}; }")]
    // parts of it say less
    [InlineData("class CrossEntropyLoss { double Step(double y, double p) => -y / p; }")]
    [InlineData("class CrossEntropyLoss { double Odds(double y, double p) => y / p + (1 - y) / (1 - p); }")]
    [InlineData("class Loss { double Step(double y, double p) => (p - y) / (p * (1 - p)); }")]
    [InlineData("class CrossEntropyLoss { double NewtonStep(double y, double p) => (p - y) / (p * (1 - p)); }")]
    public Task ByTheNameOfTheClass(string source) => Verify.Diagnostics(source);

    /// <summary>The loss itself stands beside its derivative: that says which loss it is or, where its name does, that the quotient is its derivative.</summary>
    [Theory]
    [InlineData("enum Kind { Squares, Logs } class Network { System.Func<double, double, double> loss, dLoss; void Use(Kind kind) { switch (kind) { case Kind.Logs: loss = (target, p) => -target * {|CE1003:System.Math.Log(p)|}; dLoss = (target, p) => {|CE4001:-target / p|}; break; } } }")]
    [InlineData("class CrossEntropy { static double Kernel(double[] p, double[] y, int i) { double loss = -{|CE1003:System.Math.Log(p[i])|} * y[i]; p[i] = {|CE4001:2 * loss * -y[i] / (p[i] + Small.Value)|}; return loss; } } class Small { public const double Value = 1e-7; }")]
    // a count and its rate; a likelihood of other things; another log; a gain
    [InlineData("class Counts { double Gradient(double y, double p) { double value = p - y * System.Math.Log(p); return -y / p; } }")]
    [InlineData("class Lives { double Gradient(double k, double theta) { double value = -k * System.Math.Log(theta); return -k / theta; } }")]
    [InlineData("class Network { double Gradient(double target, double p, double q) { double value = -target * System.Math.Log(q); return -target / p; } }")]
    [InlineData("class Network { double Gradient(double target, double p) { double gain = target * System.Math.Log(p); return target / p; } }")]
    [InlineData("class Network { double Ratio(double target, double p) { double value = -target * System.Math.Log(p); return -target / p; } }")]
    public Task ByTheLogBeside(string source) => Verify.Diagnostics(source);

    [Fact]
    public Task LambdasAreNamedByWhatTheyAreStoredInAndTheCaseTheyStandIn() => Verify.Diagnostics(
        """
        enum Cost { Squares, BinaryCrossEntropy }

        class Network
        {
            private Func<float, float, float> costDerivative = (y, p) => p - y;

            public void Use(Cost cost)
            {
                switch (cost)
                {
                    case Cost.Squares:
                        costDerivative = (y, p) => 2 * (p - y);
                        break;
                    case Cost.BinaryCrossEntropy:
                        costDerivative = (y, p) => {|CE4001:(p - y) / (p * (1 - p))|};
                        break;
                }
            }

            public float Slope(float y, float p) => costDerivative(y, p);
        }
        """);

    [Fact]
    public Task OverVectorsAndTensorsOfUsers() => Verify.Diagnostics(
        """
        using MathNet.Numerics.LinearAlgebra;

        abstract class LossBase { public abstract Vector<double> Backpropagate(Vector<double> output, Vector<double> wanted); }

        class LogLoss : LossBase
        {
            public override Vector<double> Backpropagate(Vector<double> output, Vector<double> wanted) => -{|CE4001:wanted.PointwiseDivide(output)|};
        }

        class Tensor
        {
            public Plane[] Planes { get; } = [];
        }

        class Plane
        {
            public double[,] Cells { get; } = new double[1, 1];
        }

        class BinaryLoss
        {
            protected double Derivation(Tensor wanted, Tensor output, int plane, int x, int y) =>
                {|CE4001:(output.Planes[plane].Cells[x, y] - wanted.Planes[plane].Cells[x, y]) /
                (output.Planes[plane].Cells[x, y] * (1 - output.Planes[plane].Cells[x, y]))|} + 0.1;

            protected double DerivationOfMean(Tensor wanted, Tensor output, int plane, int x, int y) =>
                {|CE4001:(output.Planes[plane].Cells[x, y] - wanted.Planes[plane].Cells[x, y]) /
                (output.Planes.Length * output.Planes[plane].Cells[x, y] * (1 - output.Planes[plane].Cells[x, y]))|};

            protected double DerivationOfOther(Tensor wanted, Tensor output, int plane, int x, int y) =>
                (output.Planes[plane].Cells[x, y] - wanted.Planes[plane].Cells[x, y]) /
                (wanted.Planes[plane].Cells[y, x] * output.Planes[plane].Cells[x, y] * (1 - output.Planes[plane].Cells[x, y]));
        }
        """,
        Libraries.MathNet);

    [Theory]
    [InlineData("p - y")]
    [InlineData("(p - y) / count")]
    [InlineData("p * (1 - p)")]
    // a step, a mean, a normalisation
    [InlineData("-y / count")]
    [InlineData("-y / scores.Sum()")]
    [InlineData("-y / scores.Length")]
    [InlineData("-y / temperature")]
    [InlineData("-(y / 2)")]
    // the divergence itself
    [InlineData("y * {|CE1008:Math.Log(y / p)|}")]
    // the second derivative, which Newton's method needs
    [InlineData("y / (p * p)")]
    public Task SilentInACrossEntropy(string derivative) => Verify.Diagnostics(
        $$"""
        class CrossEntropy
        {
            public double Derivative(double y, double p, int count, double[] scores, double temperature) => {{derivative}};
        }
        """);

    [Theory]
    // the derivative of the logit link
    [InlineData("class LogitLink { public double Derivative(double p) => 1 / (p * (1 - p)); }")]
    // the working response and the score of generalised linear models divide the residual by the variance on purpose
    [InlineData("class Logistic { public double Working(double y, double p) => (y - p) / (p * (1 - p)); }")]
    [InlineData("class ProbitLoss { public double Gradient(double y, double p, double density) => density * (y - p) / (p * (1 - p)); }")]
    [InlineData("class BinomialIrls { public double Gradient(double y, double p) => (y - p) / (p * (1 - p)); }")]
    [InlineData("class LogLoss { public double Hessian(double y, double p) => y / (p * p); }")]
    [InlineData("class QuasiLikelihoodLoss { public double Score(double y, double mean, double n) => (y - mean) / (n * mean * (1 - mean)); }")]
    // other losses
    [InlineData("class PoissonLoss { public double Derivative(double y, double p) => -y / p; }")]
    [InlineData("class RelativeError { public double Derivative(double y, double p) => -y / p; }")]
    // odds, Bayes' rule, importance weights, a policy's ratio
    [InlineData("class LogLoss { public double Odds(double p) => p / (1 - p); }")]
    [InlineData("class CrossEntropy { public double Posterior(double prior, double likelihood, double p) => likelihood * prior / p; }")]
    [InlineData("class PolicyLoss { public double Gradient(double prob, double oldProb, double advantage) => -advantage * prob / oldProb; }")]
    [InlineData("class Sampler { public double Weight(double target, double p) => target / p; }")]
    // a quotient without a cross-entropy, and one without a gradient
    [InlineData("class Ratio { public double Derivative(double y, double p) => -y / p; }")]
    [InlineData("class CrossEntropy { public double Scale(double y, double p) => -y / p; }")]
    public Task SilentElsewhere(string source) => Verify.Diagnostics(source);

    [Fact]
    public Task NamesAreNoEvidenceWhereTheyAreTurnedOff() => Verify.Diagnostics(
        """
        using CeAnalyzers;

        class CrossEntropy
        {
            public double Derivative(double y, double p) => -y / p;

            public double DerivativeAt(double z, double p, double y)
            {
                double q = StableMath.Sigmoid(z);
                return (p - y) / (p * (1 - p)) + {|CE4001:(q - y) / (q * (1 - q))|};
            }
        }
        """,
        editorConfig: "root = true\n[*.cs]\nce_named_evidence = false\n");

    [Fact]
    public async Task TheMessage()
    {
        var diagnostic = Assert.Single(await Project.Analyze(
            Libraries.Plain,
            """
            using CeAnalyzers;

            class Trainer
            {
                double Gradient(double z, double y)
                {
                    double p = StableMath.Sigmoid(z);
                    return (p - y) / (p * (1 - p));
                }
            }
            """));

        Assert.Equal(
            "'(p - y) / (p * (1 - p))' divides by sigmoid probabilities, made in Trainer.Gradient: it is infinite or NaN where one of them rounds to 0 or 1; the gradient by the logits is p - y",
            diagnostic.GetMessage(null));
    }

    [Theory]
    [InlineData("return -target / Math.Max(output, 1e-7);", "-target / Math.Max(output, 1e-7)")]
    [InlineData("if (output == 0 || output == 1) return 0; return (output - target) / (output * (1 - output));", "(output - target) / (output * (1 - output))")]
    public async Task TheMessageSaysWhatAClipOrAGuardDoes(string statements, string formula)
    {
        var diagnostic = Assert.Single(await Project.Analyze(
            Libraries.Plain, $$"""class CrossEntropy { public double Derivative(double target, double output) { {{statements}} } }"""));

        Assert.Equal(
            $"'{formula}' divides by probabilities: clipped, it is cut off for the worst predictions; the gradient by the logits is p - y",
            diagnostic.GetMessage(null));
    }
}
