using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2003ActivationAppliedTwiceFixTests
{
    [Fact]
    public Task TheLogitsGoToTheLoss() => Fix(
        """
        public static class Loss
        {
            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z); // shown elsewhere
                return {|CE2003:StableLoss.SoftmaxCrossEntropy(p, label)|};
            }
        }
        """,
        """
        public static class Loss
        {
            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z); // shown elsewhere
                return StableLoss.SoftmaxCrossEntropy(z, label);
            }
        }
        """);

    [Fact]
    public Task ALogitGoesToTheBinaryLoss() => Fix(
        """
        public static class Loss
        {
            public static float Of(float z, float y) => {|CE2003:StableLoss.SigmoidCrossEntropy(StableMath.Sigmoid(z), y)|};
        }
        """,
        """
        public static class Loss
        {
            public static float Of(float z, float y) => StableLoss.SigmoidCrossEntropy(z, y);
        }
        """);

    [Fact]
    public Task WithoutTheLogitsTheLossTakesProbabilities() => Fix(
        """
        public class Model
        {
            public double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public double Loss(double[] x, int label) => {|CE2003:StableLoss.SoftmaxCrossEntropy(Predict(x), label)|};
        }
        """,
        """
        public class Model
        {
            public double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public double Loss(double[] x, int label) => StableLoss.CrossEntropy(Predict(x), label);
        }
        """);

    [Fact]
    public Task OneSoftmaxOfTwoStays() => Fix(
        """
        public static class Model
        {
            public static double[] Predict(double[] z) => {|CE2003:StableMath.Softmax(StableMath.Softmax(z))|};
        }
        """,
        """
        public static class Model
        {
            public static double[] Predict(double[] z) => StableMath.Softmax(z);
        }
        """);

    [Fact]
    public Task ThroughALocal() => Fix(
        """
        public static class Model
        {
            public static double[] Predict(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return {|CE2003:StableMath.Softmax(output)|};
            }
        }
        """,
        """
        public static class Model
        {
            public static double[] Predict(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return StableMath.Softmax(z);
            }
        }
        """);

    [Fact]
    public Task TheOneCallPassesTheLogits() => Fix(
        """
        public static class Model
        {
            public static double[] Twice(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return FromScores(output);
            }

            private static double[] FromScores(double[] scores) => {|CE2003:StableMath.Softmax(scores)|};
        }
        """,
        """
        public static class Model
        {
            public static double[] Twice(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return FromScores(z);
            }

            private static double[] FromScores(double[] scores) => StableMath.Softmax(scores);
        }
        """);

    [Theory]
    [InlineData("cross_entropy(softmax(z, 1), y)", "cross_entropy(z, y)")]
    [InlineData("cross_entropy(z.softmax(-1), y, reduction: Reduction.Sum)", "cross_entropy(z, y, reduction: Reduction.Sum)")]
    [InlineData("binary_cross_entropy_with_logits(torch.sigmoid(z), y)", "binary_cross_entropy_with_logits(z, y)")]
    [InlineData("CrossEntropyLoss().call(softmax(z, dim: 1), y)", "CrossEntropyLoss().call(z, y)")]
    public Task TorchSharpGetsTheLogits(string before, string after) => Fix(
        Torch($$"""{|CE2003:{{before}}|}"""), Torch(after), libraries: Libraries.TorchSharp);

    [Fact]
    public Task AVariableForTheLossAloneIsGivenTheLogits() => Fix(
        Torch("cross_entropy(z, y)") + Trainer("Tensor output = softmax(model.forward(x), 1);", "{|CE2003:cross_entropy(output, y)|}"),
        Torch("cross_entropy(z, y)") + Trainer("Tensor output = model.forward(x);", "cross_entropy(output, y)"),
        libraries: Libraries.TorchSharp);

    [Fact]
    public Task AVariableThatIsReadElsewhereStays()
    {
        string source = Torch("cross_entropy(z, y)") + Trainer("Tensor output = softmax(model.forward(x), 1); Console.WriteLine(output);", "{|CE2003:cross_entropy(output, y)|}");
        return Fix(source, source, libraries: Libraries.TorchSharp);
    }

    [Fact]
    public Task TheLastLayerOfASequentialIsDropped() => Fix(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Trainer
        {
            private readonly Sequential model = nn.Sequential(
                ("hidden", nn.Linear(4, 8)),
                ("relu", nn.ReLU()),
                ("output", nn.Linear(8, 3)),
                ("softmax", nn.Softmax(1)));

            public Tensor Loss(Tensor x, Tensor y) => {|CE2003:nn.functional.cross_entropy(model.forward(x), y)|};
        }
        """,
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Trainer
        {
            private readonly Sequential model = nn.Sequential(
                ("hidden", nn.Linear(4, 8)),
                ("relu", nn.ReLU()),
                ("output", nn.Linear(8, 3)));

            public Tensor Loss(Tensor x, Tensor y) => nn.functional.cross_entropy(model.forward(x), y);
        }
        """,
        libraries: Libraries.TorchSharp);

    [Fact]
    public Task TheActivationThatForwardReturnsIsDropped() => Fix(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Model : nn.Module<Tensor, Tensor>
        {
            private readonly Linear output = nn.Linear(4, 3);
            private readonly CrossEntropyLoss loss = nn.CrossEntropyLoss();

            public Model() : base("Model") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                Tensor scores = output.forward(x);
                return nn.functional.softmax(scores, dim: 1); // probabilities
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                Tensor p = forward(x);
                return {|CE2003:loss.forward(p, y)|};
            }
        }
        """,
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Model : nn.Module<Tensor, Tensor>
        {
            private readonly Linear output = nn.Linear(4, 3);
            private readonly CrossEntropyLoss loss = nn.CrossEntropyLoss();

            public Model() : base("Model") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                Tensor scores = output.forward(x);
                return scores; // probabilities
            }

            public Tensor Loss(Tensor x, Tensor y)
            {
                Tensor p = forward(x);
                return loss.forward(p, y);
            }
        }
        """,
        libraries: Libraries.TorchSharp);

    [Fact]
    public void TheFixedLossIsTheOneThatWasMeant()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], int, double>>(
            """
            public static class Loss
            {
                public static double Of(double[] z, int label)
                {
                    double[] p = CeAnalyzers.StableMath.Softmax(z);
                    return CeAnalyzers.StableLoss.SoftmaxCrossEntropy(p, label);
                }
            }
            """,
            "CE2003",
            "Loss",
            "Of");
        double[] certain = [50, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(Math.Log(Math.E + 9) - 1, before(certain, 0), 1e-12);
        Assert.Equal(9 * Math.Exp(-50), after(certain, 0), 1e-30);
        Assert.Equal(50, after(certain, 1), 1e-12);
        Assert.Equal(Math.Log(4), after([0, Math.Log(3)], 0), 1e-12);
    }

    private static string Trainer(string statement, string loss) =>
        $$"""


        public class Trainer(TorchSharp.Modules.Linear model)
        {
            public Tensor Loss(Tensor x, Tensor y)
            {
                {{statement}}
                return {{loss}};
            }
        }
        """;

    private static string Torch(string expression) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using static TorchSharp.torch.nn.functional;

        public static class Loss
        {
            public static Tensor Of(Tensor z, Tensor y) => {{expression}};
        }
        """;

    private static Task Fix(string before, string after, string? key = null, Libraries libraries = Libraries.Plain) => LossFix.Verify(before, after, key, libraries);
}
