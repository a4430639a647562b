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
