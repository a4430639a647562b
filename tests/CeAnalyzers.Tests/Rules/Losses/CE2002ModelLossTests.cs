using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2002 and CE2001 where a model is put together from layers in one place and its loss is chosen in another.</summary>
public class CE2002ModelLossTests
{
    private const string Library = """
        enum Act { None, ReLU, Sigmoid, Softmax }
        enum LossType { Mse, CrossEntropy }
        interface ILayer { }
        class Dense : ILayer { public Dense(int units, Act activation = Act.None) { } public Act Activation { get; set; } }
        class SoftmaxLayer : ILayer { }
        class SigmoidLayer : ILayer { }
        class Mse { public double Of(double[] y, double[] p) => 0; }
        class MseCriterion { }
        class BinaryCrossEntropy { }
        class CrossEntropy { }
        class Network
        {
            public Network(params ILayer[] layers) { }
            public Network(List<ILayer> layers, object loss) { }
            public List<ILayer> Layers { get; set; } = new();
            public LossType Loss { get; set; }
            public LossType Metric { get; set; }
            public Network Add(ILayer layer) => this;
            public Network Layer(int units, string activation) => this;
            public Network WithOptimizer(object optimizer) => this;
            public void Compile(LossType loss) { }
            public void Compile(string loss, string metric = "") { }
            public double[] Predict(double[] x) => x;
            public void Run(double[] x, out double[] y) => y = x;
            public double Score(ILayer other, double[] x) => 0;
            public void Train(double[][] x, double[][] y, object loss) { }
            public void Fit(double[][] x, Func<double[], double[], double> loss) { }
        }
        class Trainer { public Trainer(Network net, object loss) { } }
        """;

    [Theory]
    [InlineData("var net = new Network(new Dense(8, Act.ReLU), new SoftmaxLayer()); net.Train(x, y, {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(new List<ILayer> { new Dense(3), new SoftmaxLayer() }, {|CE2002:new Mse()|});")]
    [InlineData("var layers = new List<ILayer>(); layers.Add(new Dense(3)); layers.Add(new SoftmaxLayer()); var net = new Network(layers, {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(); net.Add(new Dense(8)); net.Add(new Dense(3, Act.Softmax)); net.Compile({|CE2002:LossType.Mse|});")]
    [InlineData("var net = new Network(); net.Add(new Dense(1, Act.Sigmoid)); net.Compile({|CE2002:\"mse\"|}, \"accuracy\");")]
    [InlineData("var net = new Network(); net.Add(new Dense(3, Act.Softmax)); net.Compile({|CE2002:\"mse\"|}, \"mae\");")]
    [InlineData("var net = new Network(); net.Layers.Add(new Dense(3, Act.Softmax)); net.Loss = {|CE2002:LossType.Mse|};")]
    [InlineData("var net = new Network().Layer(8, \"relu\").Layer(3, \"softmax\").WithOptimizer(new object()); net.Compile({|CE2002:\"mse\"|});")]
    [InlineData("new Network().Layer(8, \"relu\").Layer(3, \"softmax\").Compile({|CE2002:\"mean_squared_error\"|});")]
    [InlineData("var net = new Network { Layers = { new Dense(8), new Dense(3) { Activation = Act.Softmax } }, Loss = {|CE2002:LossType.Mse|} };")]
    [InlineData("var net = new Network { Layers = [new Dense(8), new SoftmaxLayer()], Loss = {|CE2002:LossType.Mse|} };")]
    [InlineData("var net = Build(); var loss = new Mse(); new Trainer(net, {|CE2002:loss|});")]
    [InlineData("new Trainer(Build(), {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(new Dense(1, Act.Sigmoid)); net.Train(x, y, {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(new SoftmaxLayer()); net.Fit(x, {|CE2002:Losses.MeanSquaredError|});")]
    [InlineData("var net = new Network(new SoftmaxLayer()); net.Train(x, y, {|CE2001:new BinaryCrossEntropy()|});")]
    [InlineData("held.Train(x, y, {|CE2002:new Mse()|});")]
    // layers are added after the loss was chosen, or beside it
    [InlineData("var net = new Network(new List<ILayer>(), {|CE2002:new Mse()|}); net.Add(new Dense(8)); net.Add(new SoftmaxLayer()); net.Score(null, x[0]);")]
    [InlineData("Network net; object criterion; net = new Network(); net.Add(new Dense(8)); net.Add(new SoftmaxLayer()); criterion = {|CE2002:new MseCriterion()|};")]
    // many outputs, of classes as the code around says
    [InlineData("var net = new Network(new Dense(10, Act.Sigmoid)); net.Train(x, OneHot(y), {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(new Dense(labelCount, Act.Sigmoid)); net.Train(x, y, {|CE2002:new Mse()|});")]
    [InlineData("var net = new Network(new List<ILayer>(), {|CE2002:new Mse()|}); net.Add(new Dense(10, Act.Sigmoid)); Test(net, x, y);")]
    // the loss is called with the output of the model
    [InlineData("var net = new Network(new Dense(3), new SoftmaxLayer()); double e = {|CE2002:Losses.MeanSquaredError(net.Predict(x[0]), y[0])|};")]
    [InlineData("var net = new Network(); net.Add(new Dense(3)); net.Add(new SoftmaxLayer()); var mse = new Mse(); foreach (var row in x) { var p = net.Predict(row); double e = {|CE2002:mse.Of(y[0], p)|}; }")]
    [InlineData("var net = new Network(new Dense(3), new SoftmaxLayer()); double[] p = new double[3]; net.Run(x[0], out p); double e = {|CE2002:Losses.MeanSquaredError(y[0], p)|};")]
    [InlineData("var net = new Network(); net.Add(new Dense(8)); net.Add(new Dense(1)); net.Add(new SigmoidLayer()); net.Run(x[0], out var p); double e = {|CE2002:new Mse().Of(p, y[0])|};")]
    public Task Flagged(string statements) => Verify.Diagnostics(Program(statements));

    [Theory]
    // another activation on top
    [InlineData("var net = new Network(new Dense(8, Act.Softmax), new Dense(1)); net.Train(x, y, new Mse());")]
    // the other loss
    [InlineData("var net = new Network(new Dense(8, Act.Softmax)); net.Train(x, y, new CrossEntropy());")]
    // a metric beside a cross-entropy
    [InlineData("var net = new Network(new SoftmaxLayer()); net.Compile(\"categorical_crossentropy\", \"mse\"); net.Metric = LossType.Mse;")]
    // a layer may be on top that this does not say
    [InlineData("var net = new Network(new SoftmaxLayer()); if (x.Length > 3) net.Add(new Dense(1)); net.Train(x, y, new Mse());")]
    [InlineData("var net = new Network(); foreach (var row in x) net.Add(new Dense(1)); net.Train(x, y, new Mse());")]
    // nobody knows which layers these are
    [InlineData("any.Train(x, y, new Mse());")]
    // a regression, as its metric says
    [InlineData("var net = new Network(); net.Add(new Dense(1, Act.Sigmoid)); net.Compile(\"mse\", \"mae\");")]
    // many outputs in [0, 1], such as the pixels of an image
    [InlineData("var net = new Network(new Dense(784, Act.Sigmoid)); net.Train(x, x, new Mse());")]
    [InlineData("var net = new Network(new Dense(784, Act.Sigmoid)); net.Train(x, OneHot(y), new Mse()); var autoencoder = net;")]
    [InlineData("var net = new Network(new Dense(784, Act.Sigmoid)); Show(net, x); net.Train(x, x, new Mse());")]
    // the layers of another model beside it
    [InlineData("object criterion; var net = new Network(); net.Add(new Dense(8)); var other = new Network(); other.Add(new SoftmaxLayer()); criterion = new MseCriterion();")]
    [InlineData("var net = new Network(new List<ILayer>(), new Mse()); net.Add(new SoftmaxLayer()); net.Add(new Dense(1)); net.Score(null, x[0]);")]
    // another model is trained
    [InlineData("var other = new Network(new SoftmaxLayer()); var net = new Network(new Dense(1)); net.Train(x, y, new Mse());")]
    // an object that is no layer is handed to the model in another call
    [InlineData("var net = new Network(new Dense(1)); net.Score(new SoftmaxLayer(), x[0]); net.Train(x, y, new Mse());")]
    // the loss is called with the output of another model, of two, or of one that ends in something else
    [InlineData("var other = new Network(new SoftmaxLayer()); var net = new Network(new Dense(1)); double e = Losses.MeanSquaredError(net.Predict(x[0]), y[0]);")]
    [InlineData("var other = new Network(new SoftmaxLayer()); var net = new Network(new SoftmaxLayer()); double e = Losses.MeanSquaredError(net.Predict(x[0]), other.Predict(x[0]));")]
    [InlineData("var net = new Network(new SoftmaxLayer()); var p = net.Predict(x[0]); p = p.Select(v => 9 * v + 3).ToArray(); double e = Losses.MeanSquaredError(p, y[0]);")]
    [InlineData("var net = new Network(new SoftmaxLayer()); var p = net.Predict(x[0]); p = any.Predict(x[0]); double e = new Mse().Of(p, y[0]);")]
    [InlineData("var net = new Network(); net.Add(new Dense(8)); net.Add(new SigmoidLayer()); double e = new Mse().Of(net.Predict(x[0]), y[0]);")]
    [InlineData("var net = new Network(); net.Add(new Dense(1, Act.Sigmoid)); double e = new Mse().Of(net.Predict(x[0]), y[0].Select(v => (v - 3) / (9 - 3)).ToArray());")]
    public Task Silent(string statements) => Verify.Diagnostics(Program(statements));

    /// <summary>A body that can be seen outranks the name of its class.</summary>
    [Fact]
    public Task ALogSoftmaxOfAnotherName() => Verify.Diagnostics("""
        class Softmax
        {
            public double[] Forward(double[] z)
            {
                double max = z.Max(), log = Math.Log(z.Sum(v => Math.Exp(v - max)));
                return z.Select(v => v - max - log).ToArray();
            }
        }

        class Model { public Model(Softmax top, object loss) { } }

        class MeanSquaredError { }

        class App { Model Make() => new(new Softmax(), new MeanSquaredError()); }
        """);

    private static string Program(string statements) => $$"""
        {{Library}}

        static class Losses { public static double MeanSquaredError(double[] a, double[] b) => a.Zip(b, (v, w) => (v - w) * (v - w)).Average(); }

        class App
        {
            readonly Network held = new(new Dense(3), new SoftmaxLayer());

            const int labelCount = 10;

            static double[][] OneHot(double[][] y) => y;

            static void Test(Network net, double[][] x, double[][] y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int predictedLabel = (int)net.Score(null, x[i]), trueLabel = (int)y[i][0];
                    if (predictedLabel == trueLabel) Console.WriteLine(i);
                }
            }

            static void Show(Network net, double[][] x) => Console.WriteLine(net.Score(null, x[0]));

            static Network Build() { var net = new Network(); net.Add(new Dense(8)).Add(new SoftmaxLayer()); return net; }

            void Run(double[][] x, double[][] y, Network any)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>The activation of the last layer is set beside the loss.</summary>
    [Theory]
    [InlineData("net.SetLoss({|CE2002:new Mse()|}); net.Stack[^1].SetActivation(new Softmax());")]
    [InlineData("net.SetActivation(new Relu()); net.Stack[^1].SetActivation(new Softmax()); net.SetLoss({|CE2002:new Mse()|});")]
    [InlineData("net.Loss = {|CE2002:new Mse()|}; net.Stack.Last().Activation = new Softmax();")]
    [InlineData("net.Stack[net.Stack.Length - 1].Activation = new Softmax(); net.Loss = {|CE2002:new Mse()|};")]
    // of another layer
    [InlineData("net.SetLoss(new Mse()); net.Stack[0].SetActivation(new Softmax());")]
    [InlineData("net.SetLoss(new Mse()); net.Stack[^2].SetActivation(new Softmax());")]
    // of another model
    [InlineData("net.SetLoss(new Mse()); other.Stack[^1].SetActivation(new Softmax());")]
    // another loss, another activation
    [InlineData("net.SetLoss(new Mse()); net.Stack[^1].SetActivation(new Softmax()); net.SetLoss(new CrossEntropy());")]
    [InlineData("net.SetLoss(new Mse()); net.Stack[^1].SetActivation(new Softmax()); net.SetActivation(new Relu());")]
    [InlineData("net.SetLoss(new Mse()); if (other is null) net.Stack[^1].SetActivation(new Softmax());")]
    [InlineData("net.SetLoss(new Mse()); net.Stack[^1].SetActivation(new Relu());")]
    public Task TheLastLayer(string statements) => Verify.Diagnostics($$"""
        interface IActivation { }
        class Softmax : IActivation { }
        class Relu : IActivation { }
        class Mse { }
        class CrossEntropy { }
        class Layer
        {
            public IActivation? Activation { get; set; }
            public void SetActivation(IActivation activation) => Activation = activation;
        }
        class Network
        {
            public Network(params int[] sizes) => Stack = sizes.Skip(1).Select(_ => new Layer()).ToArray();
            public Layer[] Stack { get; }
            public object? Loss { get; set; }
            public void SetLoss(object loss) => Loss = loss;
            public void SetActivation(IActivation activation) { foreach (Layer layer in Stack) layer.SetActivation(activation); }
        }
        class App
        {
            void Make(Network other)
            {
                var net = new Network(4, 3);
                {{statements}}
            }
        }
        """);

    /// <summary>The activation of the output is chosen beside the loss.</summary>
    [Fact]
    public Task OptionsOfAModel() => Verify.Diagnostics("""
        enum Act { None, ReLU, Softmax }
        enum Loss { Mse, CrossEntropy }
        class Options { public Act Hidden { get; init; } public Act Output { get; init; } public Loss Loss { get; init; } }
        class Network { public Network(int[] sizes, string hiddenActivation, string outputActivation, string loss) { } }

        class App
        {
            object[] Flagged() =>
            [
                new Options { Hidden = Act.ReLU, Output = Act.Softmax, Loss = {|CE2002:Loss.Mse|} },
                new Network([4, 3], "relu", "softmax", {|CE2002:"mse"|}),
            ];

            object[] Silent() =>
            [
                new Options { Hidden = Act.Softmax, Output = Act.None, Loss = Loss.Mse },
                new Options { Hidden = Act.ReLU, Output = Act.Softmax, Loss = Loss.CrossEntropy },
                new Network([4, 3], "softmax", "linear", "mse"),
                new Network([4, 3], "relu", "softmax", "crossentropy"),
            ];
        }
        """);

    /// <summary>Of the squared error only the error of the output layer is written.</summary>
    [Fact]
    public Task OnlyItsDelta() => Verify.Diagnostics("""
        static class Maths
        {
            public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
            public static double SigmoidPrime(double z) => Sigmoid(z) * (1 - Sigmoid(z));
            public static double[] Multiply(this double[] x, double[] y) => x.Zip(y, (a, b) => a * b).ToArray();
        }

        class QuadraticCost
        {
            public double Delta(double a, double y, double z) => {|CE2002:(a - y) * Maths.SigmoidPrime(z)|};

            public double[] Delta(double[] a, double[] expected, double[] z)
            {
                var delta = new double[a.Length];
                for (int i = 0; i < a.Length; i++) delta[i] = {|CE2002:Maths.SigmoidPrime(z[i]) * (a[i] - expected[i])|};
                return delta;
            }

            // the error of a hidden layer: no labels
            public double Hidden(double weight, double error, double z) => weight * error * Maths.SigmoidPrime(z);
        }

        class CrossEntropyCost
        {
            // the derivative of the sigmoid cancels; and nobody says what this is the error of
            public double Delta(double a, double y, double z) => a - y;

            public double Scaled(double a, double y, double z) => (a - y) * Maths.SigmoidPrime(z);
        }
        """);

    [Theory]
    // an activation inside a layer
    [InlineData("new Model(new Attention(new Softmax()))")]
    // a penalty and a kernel of the same name
    [InlineData("new Model(new Softmax()) { Kernel = Kind.Quadratic, Penalty = Kind.L2 }")]
    public Task OtherThings(string model) => Verify.Diagnostics($$"""
        enum Kind { Quadratic, L2 }
        class Softmax { }
        class Attention { public Attention(Softmax weights) { } }
        class Mse { }
        class Model { public Model(params object[] layers) { } public Kind Kernel; public Kind Penalty; public void Train(object loss) { } }

        class App
        {
            void Run()
            {
                var model = {{model}};
                {{(model.Contains("Kernel", StringComparison.Ordinal) ? "" : "model.Train(new Mse());")}}
            }
        }
        """);
}
