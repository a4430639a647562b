using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2004: what is certainly logits, in a loss that takes probabilities.</summary>
public class CE2004LogitsForProbabilitiesTests
{
    private const string Keras = """
        class Dense(int units, string activation = "", int input_dim = 0) { public int Size => units + activation.Length + input_dim; }

        class Activation(string name) { public string Name => name; }

        class Sequential(params object[] layers)
        {
            public int Count => layers.Length;

            public void Summary() { }

            public void Add(object layer) { }

            public void Compile(string optimizer, string loss) { }

            public void Compile(string optimizer, BinaryCrossentropy loss) { }
        }

        class BinaryCrossentropy(bool from_logits = false) { public bool FromLogits => from_logits; }

        """;

    [Theory]
    [InlineData("return {|CE2004:functional.binary_cross_entropy(Linear(4, 1).call(x), y)|};")]
    [InlineData("var model = Sequential(Linear(4, 8), ReLU(), Linear(8, 1)); return {|CE2004:BCELoss().call(model.call(x), y)|};")]
    [InlineData("var scores = output.forward(x); return {|CE2004:functional.binary_cross_entropy(scores, y, reduction: Reduction.Sum)|};")]
    // another line of the method takes the sigmoid of the same tensor
    [InlineData("var accuracy = torch.sigmoid(x); Use(accuracy); return {|CE2004:functional.binary_cross_entropy(x, y)|};")]
    public Task TorchSharp(string statements) => Verify.Diagnostics(Trainer(statements), Libraries.TorchSharp);

    [Fact]
    public Task AModelInSource() => Verify.Diagnostics(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear hidden = nn.Linear(4, 8);
            private readonly Linear output = nn.Linear(8, 1);

            public Net() : base("Net") => RegisterComponents();

            public override Tensor forward(Tensor x) => output.forward(nn.functional.relu(hidden.forward(x)));
        }

        class Trainer
        {
            private readonly Net net = new();

            public Tensor Loss(Tensor x, Tensor y) => {|CE2004:nn.functional.binary_cross_entropy(net.forward(x), y)|};
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    // the same scores go through the softmax for the accuracy
    [InlineData("double[] p = Softmax(z); Use(p); return {|CE2004:CrossEntropy(z, label)|};")]
    [InlineData("double[] scores = Scores(z); Use(Softmax(scores)); return {|CE2004:MeanLoss(scores, z)|};")]
    [InlineData("return {|CE2004:CrossEntropy(annotated, label)|};")]
    // a loss that applies the softmax itself; what is no longer the same; nothing that takes a log
    [InlineData("Use(Softmax(z)); return FusedLoss(z, label);")]
    [InlineData("Use(Softmax(z)); z = Scores(z); return CrossEntropy(z, label);")]
    [InlineData("Use(Softmax(z)); return HingeLoss(z, label);")]
    [InlineData("return CrossEntropy(z, label);")]
    public Task OwnLosses(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        static class Trainer
        {
            static double Evaluate(double[] z, [Logits] double[] annotated, int label)
            {
                {{statements}}
            }

            static double[] Softmax(double[] z) => StableMath.Softmax(z);

            static double[] Scores(double[] x) => x.Select(v => 2 * v).ToArray();

            static void Use(double[] p) => Console.WriteLine(p[0]);

            static double CrossEntropy(double[] q, int label) => -Math.Log(Math.Max(q[label], 1e-12));

            static double MeanLoss(double[] q, double[] y)
            {
                double sum = 0;
                for (int i = 0; i < q.Length; i++) sum -= y[i] * Math.Log(Math.Max(q[i], 1e-9));
                return sum / q.Length;
            }

            static double FusedLoss(double[] z, int label) => StableLoss.SoftmaxCrossEntropy(z, label);

            static double HingeLoss(double[] z, int label) => Math.Max(0, 1 - z[label]);
        }
        """);

    [Theory]
    [InlineData("var p = StableMath.Softmax(z); Console.WriteLine(p[label]); return {|CE2004:StableLoss.CrossEntropy(z, label)|};")]
    [InlineData("double s = z[0] + 1; Console.WriteLine(StableMath.Sigmoid(s)); return {|CE2004:StableLoss.BinaryCrossEntropy(s, 1.0)|};")]
    public Task OurOwnLibrary(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("model.Add(new Dense(3)); model.Compile(\"sgd\", {|CE2004:\"categorical_crossentropy\"|});")]
    [InlineData("model.Add(new Dense(8, \"relu\", input_dim: 2)); model.Add(new Dense(1)); model.Compile(\"sgd\", loss: {|CE2004:\"binary_crossentropy\"|});")]
    [InlineData("model.Add(new Dense(1)); model.Compile(\"sgd\", {|CE2004:new BinaryCrossentropy()|});")]
    [InlineData("model.Add(new Dense(1, \"linear\")); model.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")] // no activation by name
    [InlineData("model.Add(new Dense(1, activation: \"linear\")); model.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")]
    [InlineData("model.Add(new Dense(1, \"sigmoid\")); model = new Sequential(); model.Add(new Dense(1)); model.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")]
    [InlineData("model.Add(new Dense(1)); model.Summary(); model.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")]
    [InlineData("var list = new Sequential(new Dense(4, \"relu\"), new Dense(1)); list.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")]
    [InlineData("var list = new Sequential(new object[] { new Dense(4, \"relu\"), new Dense(1) }); list.Summary(); list.Compile(\"sgd\", {|CE2004:\"binary_crossentropy\"|});")]
    public Task ModelsThatAreCompiled(string statements) => Verify.Diagnostics(Keras + Compiled(statements));

    [Theory]
    [InlineData("model.Add(new Dense(3, \"softmax\")); model.Compile(\"sgd\", \"categorical_crossentropy\");")]
    [InlineData("model.Add(new Dense(3)); model.Add(new Activation(\"softmax\")); model.Compile(\"sgd\", \"categorical_crossentropy\");")]
    [InlineData("model.Add(new Dense(1)); model.Compile(\"sgd\", \"mse\");")]
    [InlineData("model.Add(new Dense(1, \"linear\")); model.Add(new Activation(\"sigmoid\")); model.Compile(\"sgd\", \"binary_crossentropy\");")]
    [InlineData("model.Add(new Dense(1)); model.Compile(\"sgd\", new BinaryCrossentropy(from_logits: true));")]
    [InlineData("var list = new Sequential(new Dense(4), new Activation(\"sigmoid\")); list.Compile(\"sgd\", \"binary_crossentropy\");")]
    [InlineData("var list = new Sequential(model); list.Compile(\"sgd\", \"binary_crossentropy\");")]
    // the last layer may or may not be added
    [InlineData("model.Add(new Dense(1)); if (Console.In.Peek() > 0) model.Add(new Activation(\"sigmoid\")); model.Compile(\"sgd\", \"binary_crossentropy\");")]
    [InlineData("model.Add(new Activation(\"sigmoid\")); while (Console.In.Peek() > 0) model.Add(new Dense(1)); model.Compile(\"sgd\", \"binary_crossentropy\");")]
    // another method may add more
    [InlineData("model.Add(new Dense(1)); Finish(model); model.Compile(\"sgd\", \"binary_crossentropy\");")]
    public Task ModelsThatAreSilent(string statements) => Verify.Diagnostics(Keras + Compiled(statements));

    [Theory]
    // probabilities, as is right, though the loss of the logits is better
    [InlineData("return {|CE1010:functional.binary_cross_entropy(torch.sigmoid(output.forward(x)), y)|};")]
    [InlineData("var model = Sequential(Linear(4, 1), Sigmoid()); return {|CE1010:BCELoss().call(model.call(x), y)|};")]
    // the loss that takes logits
    [InlineData("return functional.binary_cross_entropy_with_logits(output.forward(x), y);")]
    [InlineData("return BCEWithLogitsLoss().call(output.forward(x), y);")]
    // an unknown tensor may hold probabilities
    [InlineData("return functional.binary_cross_entropy(x, y);")]
    // the variable holds the probabilities by then
    [InlineData("x = torch.sigmoid(x); return {|CE1010:functional.binary_cross_entropy(x, y)|};")]
    // regression
    [InlineData("return functional.mse_loss(output.forward(x), y);")]
    public Task Silent(string statements) => Verify.Diagnostics(Trainer(statements), Libraries.TorchSharp);

    [Fact]
    public async Task TheMessages()
    {
        Assert.Equal(
            "'scores' holds logits, made in Trainer.Loss, where 'binary_cross_entropy' expects probabilities: use the loss that takes logits",
            Assert.Single(await Project.Analyze(Libraries.TorchSharp, Trainer("var scores = output.forward(x); return functional.binary_cross_entropy(scores, y);"))).GetMessage(null));
        Assert.Equal(
            "'x' holds logits, which go through 'torch.sigmoid(x)' elsewhere, where 'BCELoss' expects probabilities: use the loss that takes logits",
            Assert.Single(await Project.Analyze(Libraries.TorchSharp, Trainer("Use(torch.sigmoid(x)); return BCELoss().call(x, y);"))).GetMessage(null));
        Assert.Equal(
            "'new Dense(1)' holds logits, having no activation, where 'binary_crossentropy' expects probabilities: use the loss that takes logits",
            Assert.Single(await Project.Analyze(Libraries.Plain, Keras + Compiled("model.Add(new Dense(1)); model.Compile(\"sgd\", \"binary_crossentropy\");"))).GetMessage(null));
    }

    private static string Compiled(string statements) =>
        $$"""
        class Program
        {
            void Build()
            {
                var model = new Sequential();
                {{statements}}
            }

            void Finish(Sequential model) => model.Add(new Activation("sigmoid"));
        }
        """;

    private static string Trainer(string statements) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            private readonly TorchSharp.Modules.Linear output = Linear(4, 1);

            void Use(Tensor t) => Console.WriteLine(t);

            Tensor Loss(Tensor x, Tensor y)
            {
                {{statements}}
            }
        }
        """;
}
