using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs of a number that a method of any name reads from the tensor that another method gives.</summary>
public class ReadFromHelperTests
{
    [Theory]
    [InlineData("Tensor output = model.Forward(x); double v = output.Infer(new int[] { c }); totalLoss += -{|CE1010:Math.Log(v + 1e-9)|};")]
    [InlineData("Tensor output = model.Forward(x); double v = output.Infer(new int[] { c }); totalLoss += -{|CE1001:Math.Log(v)|};")]
    [InlineData("Tensor output = model.Forward(x); double v = x.Infer(new int[] { c }); totalLoss += -Math.Log(v + 1e-9);")] // of the input
    [InlineData("Tensor output = model.Forward(x); double v = output.Infer(new int[] { c }); totalLoss += v > 0 ? -Math.Log(v) : 0;")]
    [InlineData("Tensor output = model.ForwardLogits(x); double v = output.Infer(new int[] { c }); totalLoss += -Math.Log(v + 1e-9);")]
    public Task Of(string statements) => Verify.Diagnostics($$"""
        public class Tensor(double[] data, int[] shape)
        {
            public double[] GetData() => data;

            public double Infer(int[] indices)
            {
                int index = 0;
                for (int i = 0; i < indices.Length; i++) index = index * shape[i] + indices[i];
                return data[index];
            }
        }

        public class NeuralNetwork
        {
            private readonly int outputSize = 9;

            public Tensor ForwardLogits(Tensor input) => new Tensor(new double[9], new[] { 9 });

            public Tensor Forward(Tensor input)
            {
                Tensor logits = ForwardLogits(input);
                double[] outputData = logits.GetData();
                double maxLogit = outputData.Max();
                double sumExp = 0;
                for (int o = 0; o < outputSize; o++)
                {
                    outputData[o] = Math.Exp(outputData[o] - maxLogit);
                    sumExp += outputData[o];
                }

                if (sumExp == 0) sumExp = 1e-9;
                for (int o = 0; o < outputSize; o++) outputData[o] /= sumExp;
                return new Tensor(outputData, new int[] { outputSize });
            }
        }

        public class Controller
        {
            private NeuralNetwork model = new();

            public double Evaluate(Tensor x, int c)
            {
                double totalLoss = 0;
                {{statements}}
                return totalLoss;
            }
        }
        """);
}
