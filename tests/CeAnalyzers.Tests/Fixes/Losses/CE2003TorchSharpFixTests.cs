using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2003TorchSharpFixTests
{
    [Theory]
    [InlineData("cross_entropy(softmax(z, 1), y)", "cross_entropy(z, y)")]
    [InlineData("cross_entropy(z.softmax(-1), y, reduction: Reduction.Sum)", "cross_entropy(z, y, reduction: Reduction.Sum)")]
    [InlineData("binary_cross_entropy_with_logits(torch.sigmoid(z), y)", "binary_cross_entropy_with_logits(z, y)")]
    [InlineData("CrossEntropyLoss().call(softmax(z, dim: 1), y)", "CrossEntropyLoss().call(z, y)")]
    public Task TorchSharpGetsTheLogits(string before, string after) => Fix(
        LossFix.Torch($$"""{|CE2003:{{before}}|}"""), LossFix.Torch(after));

    [Fact]
    public Task AVariableForTheLossAloneIsGivenTheLogits() => Fix(
        LossFix.Torch("cross_entropy(z, y)") + Trainer("Tensor output = softmax(model.forward(x), 1);", "{|CE2003:cross_entropy(output, y)|}"),
        LossFix.Torch("cross_entropy(z, y)") + Trainer("Tensor output = model.forward(x);", "cross_entropy(output, y)"));

    [Fact]
    public Task AVariableThatIsReadElsewhereStays()
    {
        string source = LossFix.Torch("cross_entropy(z, y)") + Trainer("Tensor output = softmax(model.forward(x), 1); Console.WriteLine(output);", "{|CE2003:cross_entropy(output, y)|}");
        return Fix(source, source);
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
        """);

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
        """);

    [Theory]
    [InlineData("Tensor Other(Tensor x, Tensor y) => nn.functional.binary_cross_entropy(forward(x), y);", false)]
    [InlineData("Tensor Other(Tensor x, Tensor y) { using Tensor p = call(x); return nn.functional.mse_loss(p + 1, y); }", false)]
    [InlineData("Tensor Other(Tensor x) => forward(x).gt(0.5);", false)]
    [InlineData("Tensor Other(Tensor x) => forward(x);", false)]
    [InlineData("Tensor Other(Model model, Tensor x) { Tensor q = model.call(x); return q.round(); }", false)]
    [InlineData("Tensor Other(Tensor x) { Tensor last = forward(x), q = last; last = q; q = last; return q.argmax(1); }", false)]
    [InlineData("Tensor Other(Tensor x) => forward(x).argmax(1);", true)]
    [InlineData("Tensor Other(Tensor x, Tensor y) { Tensor q; q = forward(x); System.Console.WriteLine(q.shape); return nn.functional.binary_cross_entropy_with_logits(q, y); }", true)]
    [InlineData("Tensor Other(Tensor x) => output.forward(x).sigmoid();", true)]
    public async Task TheActivationStaysWhereSomebodyElseNeedsIt(string member, bool isOffered)
    {
        var offers = await Behaviour.Offered(
            $$"""
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;

            public class Model : nn.Module<Tensor, Tensor>
            {
                private readonly Linear output = nn.Linear(4, 1);

                public Model() : base("Model") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(output.forward(x));

                public Tensor Loss(Tensor x, Tensor y) => nn.functional.binary_cross_entropy_with_logits(forward(x), y);

                public {{member}}
            }
            """,
            Libraries.TorchSharp);
        Assert.Equal(isOffered, offers.Any(offer => offer.Result.Contains("forward(Tensor x) => output.forward(x);", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "model.forward(x).argmax(1)", true)]
    [InlineData("", "model.forward(x)", false)]
    [InlineData("model.train(); optim.SGD(model.parameters(), 0.1);", "x", true)]
    [InlineData("Show(model);", "x", false)]
    public async Task TheLastLayerStaysWhereSomebodyElseNeedsIt(string statements, string result, bool isOffered)
    {
        var offers = await Behaviour.Offered(
            $$"""
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;

            public class Trainer
            {
                private readonly Sequential model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(1));

                public Tensor Loss(Tensor x, Tensor y) => nn.functional.cross_entropy(model.forward(x), y);

                public Tensor Other(Tensor x)
                {
                    {{statements}}
                    return {{result}};
                }

                private static void Show(Sequential model) => System.Console.WriteLine(model);
            }
            """,
            Libraries.TorchSharp);
        Assert.Equal(isOffered, offers.Any(offer => offer.Result.Contains("nn.Sequential(nn.Linear(4, 3));", StringComparison.Ordinal)));
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

    private static Task Fix(string before, string after) => LossFix.Verify(before, after, null, Libraries.TorchSharp);
}
