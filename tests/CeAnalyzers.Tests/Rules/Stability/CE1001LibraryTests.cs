using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 over TensorPrimitives and TorchSharp.</summary>
public class CE1001LibraryTests
{
    [Theory]
    [InlineData("{|CE1012:TensorPrimitives.SoftMax<double>(z, p)|}; return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("{|CE1012:TensorPrimitives.SoftMax<double>(z, p)|}; {|CE1001:TensorPrimitives.Log<double>(p, logs)|}; return -logs[label];")]
    [InlineData("{|CE1012:TensorPrimitives.SoftMax<double>(z.AsSpan(), p.AsSpan())|}; {|CE1001:TensorPrimitives.Log<double>(p, p)|}; return -TensorPrimitives.Dot<double>(y, p);")]
    [InlineData("TensorPrimitives.Exp<double>(z, p); {|CE1005:TensorPrimitives.Divide<double>(p, TensorPrimitives.Sum<double>(p), p)|}; return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("TensorPrimitives.Subtract<double>(z, TensorPrimitives.Max<double>(z), p); TensorPrimitives.Exp<double>(p, p); double s = TensorPrimitives.Sum<double>(p); TensorPrimitives.Divide<double>(p, s, p); return -{|CE1001:Math.Log(p[label])|};")]
    public Task TensorPrimitives(string statements) => Verify.Diagnostics(
        $$"""
        using System.Numerics.Tensors;

        class Classifier
        {
            double Loss(double[] z, double[] y, int label)
            {
                var p = new double[z.Length];
                var logs = new double[z.Length];
                {{statements}}
            }
        }
        """,
        Libraries.Tensors);

    [Theory]
    [InlineData("return {|CE1001:torch.log(torch.softmax(x, 1))|};")]
    [InlineData("return {|CE1001:torch.softmax(x, 1).log()|};")]
    [InlineData("return {|CE1001:x.softmax(-1).log()|};")]
    [InlineData("var p = functional.softmax(x, 1); return -{|CE1001:p.log()|}.mean();")]
    [InlineData("var p = functional.softmax(x, 1); return -{|CE1001:torch.log(p.gather(1, y))|}.mean();")]
    [InlineData("var p = torch.softmax(x, 1); p = p.reshape(-1, 10); {|CE1001:p.log_()|}; return p;")]
    [InlineData("return -(y * {|CE1001:torch.log(torch.softmax(x, 1))|}).sum();")]
    [InlineData("var e = x.exp(); var p = {|CE1005:e / e.sum(1, true)|}; return -{|CE1001:p.log()|};")]
    [InlineData("return {|CE1001:torch.log(Softmax(1).call(x))|};")]
    [InlineData("return {|CE1001:torch.log(Softmax(1).forward(x))|};")]
    [InlineData("using var softmax = Softmax(dim: 1); var p = softmax.call(x); return {|CE1001:torch.log(p)|};")]
    [InlineData("var model = Sequential((\"fc\", Linear(4, 3)), (\"out\", Softmax(1))); return {|CE1001:model.call(x).log()|};")]
    [InlineData("var model = Sequential(Linear(4, 3), ReLU(), Linear(3, 3), Softmax(1)); return {|CE1001:torch.log(model.forward(x))|};")]
    [InlineData("var layers = new List<(string, Module<Tensor, Tensor>)> { (\"fc\", Linear(4, 3)), (\"out\", Softmax(1)) }; var model = Sequential(layers); return {|CE1001:torch.log(model.forward(x))|};")]
    [InlineData("var layers = new Module<Tensor, Tensor>[] { Linear(4, 3), Softmax(1) }; var model = Sequential(layers); return {|CE1001:torch.log(model.forward(x))|};")]
    [InlineData("var layers = new List<Module<Tensor, Tensor>>(); layers.Add(Linear(4, 3)); layers.Add(Softmax(1)); var model = Sequential(layers); return {|CE1001:torch.log(model.forward(x))|};")]
    // another layer on top, or perhaps so
    [InlineData("var layers = new Module<Tensor, Tensor>[] { Softmax(1), Linear(4, 3) }; var model = Sequential(layers); return torch.log(model.forward(x));")]
    [InlineData("var layers = new List<Module<Tensor, Tensor>> { Linear(4, 3), Softmax(1) }; layers.Insert(1, Linear(3, 3)); var model = Sequential(layers); return torch.log(model.forward(x));")]
    [InlineData("var layers = new List<Module<Tensor, Tensor>> { Linear(4, 3), Softmax(1) }; if (y.IsInvalid) layers.Add(Linear(3, 3)); var model = Sequential(layers); return torch.log(model.forward(x));")]
    public Task TorchSharp(string statements) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Classifier
        {
            Tensor Loss(Tensor x, Tensor y)
            {
                {{statements}}
            }
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public Task AModulesForwardInAnotherFile() => Verify.Diagnostics(
        [
            """
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;

            class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear first = nn.Linear(784, 100);
                private readonly Linear last = nn.Linear(100, 10);

                public Net() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor input)
                {
                    using var hidden = nn.functional.relu(first.call(input));
                    return nn.functional.softmax(last.call(hidden), 1);
                }
            }
            """,
            """
            using static TorchSharp.torch;

            class Trainer
            {
                private readonly Net model = new();

                public Tensor Loss(Tensor x, Tensor y) => -{|CE1001:model.call(x).log()|}.gather(1, y).mean();

                public Tensor Other(Net net, Tensor x) => -{|CE1001:log(net.forward(x))|};
            }
            """,
        ],
        Libraries.TorchSharp);

    [Fact]
    public Task ASequentialInAField() => Verify.Diagnostics(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(4, 8), ReLU(), Linear(8, 3), Softmax(1));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor input) => layers.call(input);

            public Tensor Loss(Tensor x, Tensor y) => -(y * {|CE1001:torch.log(forward(x))|}).sum();
        }
        """,
        Libraries.TorchSharp);
}
