using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2003: softmax or sigmoid outputs where logits belong.</summary>
public class CE2003ActivationAppliedTwiceTests
{
    [Theory]
    [InlineData("return {|CE2003:StableLoss.SoftmaxCrossEntropy(StableMath.Softmax(z), label)|};")]
    [InlineData("var p = StableMath.Softmax(z); return {|CE2003:StableLoss.SoftmaxCrossEntropy(p, y)|};")]
    [InlineData("var p = new double[z.Length]; StableMath.Softmax(z, p); return {|CE2003:StableLoss.SoftmaxCrossEntropy<double>(p.AsSpan(), label)|};")]
    [InlineData("return {|CE2003:StableLoss.SigmoidCrossEntropy(StableMath.Sigmoid(z[0]), y[0])|};")]
    [InlineData("var p = z.Select(v => StableMath.Sigmoid(v)).ToArray(); return {|CE2003:StableLoss.SigmoidCrossEntropy(p, y)|};")]
    [InlineData("return {|CE2003:StableMath.Softmax(StableMath.Softmax(z))|}[label];")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return {|CE2003:StableMath.Sigmoid(p)|};")]
    [InlineData("var p = z.Select(v => 1 / (1 + Math.Exp(-v))).ToArray(); return {|CE2003:StableMath.Softmax(p)|}[label];")]
    [InlineData("return {|CE2003:StableLoss.SoftmaxFocal(StableMath.Softmax(z), label)|};")]
    [InlineData("return {|CE2003:StableLoss.SigmoidFocal(StableMath.Sigmoid(z[0]), y[0])|};")]
    [InlineData("return {|CE2003:StableLoss.KullbackLeibler(StableMath.Softmax(z), y)|};")]
    [InlineData("return StableLoss.SoftmaxFocal(z, label) + StableLoss.SigmoidFocal(z[0], y[0]) + StableLoss.KullbackLeibler(z, StableMath.Softmax(y));")]
    public Task OurOwnLibrary(string statements) => Verify.Body(statements);

    /// <summary>Losses of the user's that apply the activation, stably, to what they are given.</summary>
    [Theory]
    [InlineData("return {|CE2003:SoftmaxCrossEntropy(StableMath.Softmax(z), label)|};")]
    [InlineData("var p = StableMath.Softmax(z); return {|CE2003:SoftmaxCrossEntropy(p, label)|} + p[0];")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return {|CE2003:BceWithLogits(p, y[0])|};")]
    [InlineData("return {|CE2003:LogisticLoss(StableMath.Sigmoid(z[0]), y[0])|};")]
    [InlineData("return {|CE2003:NllLoss(StableMath.Softmax(z), label)|};")]
    // logits, a loss of probabilities, something else of the same name
    [InlineData("return SoftmaxCrossEntropy(z, label);")]
    [InlineData("double[] h = StableMath.Softmax(z).Select(v => v * 3 - 1).ToArray(); return SoftmaxCrossEntropy(h, label);")]
    [InlineData("return ErrorRate(StableMath.Softmax(z), label);")]
    public Task LossesOfTheUser(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Model
        {
            static double SoftmaxCrossEntropy(double[] logits, int label)
            {
                double max = logits.Max(), sum = 0;
                foreach (double v in logits) sum += Math.Exp(v - max);
                return max + Math.Log(sum) - logits[label];
            }

            static double BceWithLogits(double logit, double y) => Math.Max(logit, 0) - logit * y + Math.Log(1 + Math.Exp(-Math.Abs(logit)));

            static double LogisticLoss(double logit, double y) => StableMath.Softplus(logit) - y * logit - StableMath.LogSigmoid(logit);

            static double NllLoss(double[] scores, int label) => -StableMath.LogSoftmax(scores, label);

            static double ErrorRate(double[] scores, int label) => scores[label] == scores.Max() ? 0 : 1;

            double Loss(double[] z, double[] y, int label)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>The loss in a method of its own, which is given what calling the module returns.</summary>
    [Fact]
    public Task ALossOfItsOwn() => Verify.Diagnostics(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Net : Module<Tensor, Tensor>
        {
            readonly Linear top = Linear(4, 3);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => functional.softmax(top.forward(x), 1);
        }

        static class Program
        {
            static Tensor Loss(Tensor pred, Tensor y) => {|CE2003:functional.cross_entropy(pred, y)|};

            static Tensor Use(Net net, Tensor x, Tensor y) { var p = net.call(x); return Loss(p, y); }
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public Task SoftmaxMethodsOfTheUser() => Verify.Diagnostics(
    [
        """
        static class Activations
        {
            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                var r = new double[z.Length];
                double sum = 0;
                for (int i = 0; i < z.Length; i++) sum += r[i] = Math.Exp(z[i] - max);
                for (int i = 0; i < z.Length; i++) r[i] /= sum;
                return r;
            }
        }

        class Model
        {
            public double[] Predict(double[] x) => Activations.Softmax(x);
        }
        """,
        """
        class Evaluation
        {
            public double[] Confidence(Model model, double[] x) => {|CE2003:Activations.Softmax(model.Predict(x))|};
        }
        """,
    ]);

    [Theory]
    [InlineData("return {|CE2003:functional.cross_entropy(x.softmax(1), y)|};")]
    [InlineData("var p = functional.softmax(x, 1); return {|CE2003:functional.cross_entropy(p, y)|};")]
    [InlineData("return {|CE2003:CrossEntropyLoss().call(torch.softmax(x, 1), y)|};")]
    [InlineData("var criterion = CrossEntropyLoss(); return {|CE2003:criterion.forward(x.softmax(1), y)|};")]
    [InlineData("return {|CE2003:functional.binary_cross_entropy_with_logits(x.sigmoid(), y)|};")]
    [InlineData("return {|CE2003:BCEWithLogitsLoss().call(torch.sigmoid(x), y)|};")]
    [InlineData("var model = Sequential(Linear(4, 3), Softmax(1)); return {|CE2003:functional.cross_entropy(model.call(x), y)|};")]
    [InlineData("return {|CE2003:torch.softmax(x.softmax(1), 1)|};")]
    [InlineData("return {|CE2003:functional.log_softmax(x.softmax(1), 1)|};")]
    [InlineData("var logits = x.softmax(1); return {|CE2003:logits.softmax(1)|};")]
    [InlineData("return functional.log_softmax(x, 1) + x.softmax(1);")]
    public Task TorchSharp(string statements) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor Loss(Tensor x, Tensor y)
            {
                {{statements}}
            }
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public Task ACriterionInAFieldAndAModelInAnotherFile() => Verify.Diagnostics(
        [
            """
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            class Net : Module<Tensor, Tensor>
            {
                private readonly Linear layer = Linear(784, 10);
                private readonly Softmax output = Softmax(1);

                public Net() : base(nameof(Net)) => RegisterComponents();

                public override Tensor forward(Tensor x) => output.call(layer.call(x));
            }
            """,
            """
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            class Trainer
            {
                private readonly CrossEntropyLoss criterion = CrossEntropyLoss();
                private readonly Net model = new Net();

                double Step(Tensor x, Tensor y)
                {
                    using var prediction = model.call(x);
                    using var loss = {|CE2003:criterion.call(prediction, y)|};
                    return loss.item<float>();
                }
            }
            """,
        ],
        Libraries.TorchSharp);

    [Theory]
    [InlineData("return StableLoss.SoftmaxCrossEntropy(z, label);")]
    [InlineData("return StableLoss.CrossEntropy(StableMath.Softmax(z), label);")]
    [InlineData("return StableMath.Sigmoid(z[0] * StableMath.Softmax(z)[label] * 20 - 10);")]
    [InlineData("var p = StableMath.Softmax(z); p = y; return StableMath.Softmax(p)[label];")]
    // gates: the sigmoid of a sum in which one term is a sigmoid
    [InlineData("double gate = StableMath.Sigmoid(z[0]); return StableMath.Sigmoid(gate * z[1] + z[2]);")]
    public Task Silent(string statements) => Verify.Body(statements);

    [Fact]
    public Task AttentionInsideANetworkThatEndsInALoss() => Verify.Diagnostics(
        """
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Attention : Module<Tensor, Tensor>
        {
            private readonly Linear head = Linear(8, 3);

            public Attention() : base(nameof(Attention)) => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var weights = functional.softmax(x.matmul(x.transpose(0, 1)), 1);
                return head.call(weights.matmul(x));
            }

            Tensor Loss(Tensor x, Tensor y) => functional.cross_entropy(forward(x), y);
        }
        """,
        Libraries.TorchSharp);

    /// <summary>The one override of forward in source is not the only one: those of the library's layers are others.</summary>
    [Fact]
    public Task AModuleThatMayBeTheLibrarys() => Verify.Diagnostics(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Classifier : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> body;

            public Classifier(Module<Tensor, Tensor> body) : base("classifier")
            {
                this.body = body;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                var h = body.forward(x);
                return functional.softmax(h, 1);
            }
        }
        """,
        Libraries.TorchSharp);

    /// <summary>A base class in source, which no module of the library derives from: each network that does ends in a softmax, or one does not.</summary>
    [Theory]
    [InlineData("var logits = forward(state); return {|CE2003:nn.functional.softmax(logits, 1)|};")]
    [InlineData("var logits = forward(state); return {|CE2003:nn.functional.log_softmax(logits, 1)|};")]
    [InlineData("Tensor logits; switch (state.dim()) { case 1: logits = forward(state.unsqueeze(0)); break; default: logits = forward(state); break; } return {|CE2003:nn.functional.log_softmax(logits.select(1, 0), 1)|};")]
    [InlineData("return {|CE2003:nn.functional.log_softmax(forward(state), 1)|};")]
    [InlineData("var x = features(state); return nn.functional.log_softmax(x, 1);")]
    // the mistake is its caller's
    [InlineData("return Log(forward(state));", "protected Tensor Log(Tensor p) { var q = p.squeeze(0); return nn.functional.log_softmax(q, 1); }")]
    public Task ABaseClassInSource(string statements, string members = "") => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        abstract class Actor : nn.Module<Tensor, Tensor>
        {
            protected Actor(string name) : base(name) { }

            public abstract override Tensor forward(Tensor x);

            public abstract Tensor features(Tensor x);

            public Tensor Score(Tensor state)
            {
                {{statements}}
            }

            {{members}}
        }

        class Flat : Actor
        {
            private readonly nn.Module<Tensor, Tensor> body = nn.Linear(4, 3);

            public Flat() : base("flat") { }

            public override Tensor forward(Tensor x) => nn.functional.softmax(body.forward(x), 1);

            public override Tensor features(Tensor x) => nn.functional.softmax(body.forward(x), 1);
        }

        class Deep : Actor
        {
            private readonly nn.Module<Tensor, Tensor> body = nn.Linear(4, 3);

            public Deep() : base("deep") { }

            public override Tensor forward(Tensor x)
            {
                var heads = new List<Tensor>();
                for (int i = 0; i < 2; i++) heads.Add(nn.functional.softmax(body.forward(x), 1));
                return stack(heads.ToArray(), 1);
            }

            public override Tensor features(Tensor x) => body.forward(x);
        }
        """,
        Libraries.TorchSharp);

    /// <summary>A base class in source that leaves the library's forward to the classes below.</summary>
    [Theory]
    [InlineData("nn.functional.softmax(x, 1)", "nn.functional.softmax(x * 2, 1)", true)]
    [InlineData("nn.functional.softmax(x, 1)", "x", false)]
    [InlineData("x", "x * 2", false)]
    public Task ABaseClassThatDeclaresNoForward(string first, string second, bool isFlagged) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        abstract class Classifier(string name) : nn.Module<Tensor, Tensor>(name)
        {
            public Tensor Loss(Tensor x, Tensor y) => {{(isFlagged ? "{|CE2003:nn.functional.cross_entropy(forward(x), y)|}" : "nn.functional.cross_entropy(forward(x), y)")}};

            public Tensor Other(Tensor x, Tensor y) => {{(isFlagged ? "{|CE2003:nn.functional.cross_entropy(call(x), y)|}" : "nn.functional.cross_entropy(call(x), y)")}};
        }

        class Flat() : Classifier("flat")
        {
            public override Tensor forward(Tensor x) => {{first}};
        }

        class Deep() : Classifier("deep")
        {
            public override Tensor forward(Tensor x) => {{second}};
        }

        class Elsewhere() : nn.Module<Tensor, Tensor>("elsewhere")
        {
            public override Tensor forward(Tensor x) => x.exp();
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public async Task TheMessageNamesTheLoss()
    {
        var diagnostic = Assert.Single(await Project.Analyze(
            Libraries.TorchSharp,
            """
            using static TorchSharp.torch;

            class Trainer
            {
                Tensor Predict(Tensor x) => nn.Linear(4, 3).call(x).softmax(1);

                Tensor Loss(Tensor x, Tensor y) => nn.CrossEntropyLoss().call(Predict(x), y);
            }
            """));

        Assert.Equal(
            "'Predict(x)' already holds softmax probabilities, made in Trainer.Predict; 'CrossEntropyLoss' applies the activation again, so the result is squeezed towards uniform: pass the logits",
            diagnostic.GetMessage(null));
    }

    [Theory]
    [InlineData("[Probabilities] double[] p", "{|CE2003:StableLoss.SoftmaxCrossEntropy(p, c)|}")]
    [InlineData("[Probabilities] double p", "{|CE2003:StableLoss.SigmoidCrossEntropy(p, 1)|}")]
    [InlineData("[Probabilities] double[] p", "StableLoss.CrossEntropy(p, c)")] // takes probabilities
    [InlineData("[Logits] double[] p", "StableLoss.SoftmaxCrossEntropy(p, c)")] // takes logits
    [InlineData("[LogProbabilities] double[] p", "StableLoss.SoftmaxCrossEntropy(p, c)")] // log-probabilities are logits too
    public Task DeclaredProbabilities(string parameter, string loss) =>
        Verify.Diagnostics($"using CeAnalyzers; class Model {{ double Loss({parameter}, int c) => {loss}; }}");
}
