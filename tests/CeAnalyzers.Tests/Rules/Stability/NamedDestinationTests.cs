using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Activations of an engine that leave their result in their last argument, of which only names tell: engine.Softmax(logits, probs), then the log of what is read back.</summary>
public class NamedDestinationTests
{
    [Theory]
    [InlineData("engine.Softmax(z, p); return -{|CE1001:MathF.Log(p.ToCpuTensor().GetData()[c])|};")]
    [InlineData("engine.Softmax(z, p); var cpu = p.ToCpuTensor(); float q = cpu.GetData()[c]; return -{|CE1010:MathF.Log(Math.Max(q, 1e-9f))|};")]
    [InlineData("engine.Sigmoid(z, p); float[] read = p.ToCpuTensor().GetData(); return -{|CE1002:MathF.Log(read[c])|};")]
    [InlineData("engine.Multiply(z, w, z); engine.Softmax(z, p); return -{|CE1001:MathF.Log(p.ToCpuTensor().GetData()[c])|};")]
    public Task Flagged(string statements) => Of(statements);

    [Theory]
    [InlineData("engine.Softmax(z, p); return MathF.Log(z.ToCpuTensor().GetData()[c]);")] // what it read
    [InlineData("engine.Multiply(z, w, p); return MathF.Log(p.ToCpuTensor().GetData()[c]);")]
    [InlineData("float q = p.ToCpuTensor().GetData()[c]; engine.Softmax(z, p); return MathF.Log(q);")] // read before
    [InlineData("engine.Softmax(z, p); float q = p.ToCpuTensor().GetData()[c]; return q > 0 ? -MathF.Log(q) : 0;")]
    [InlineData("engine.SoftmaxGradient(z, p); return MathF.Log(p.ToCpuTensor().GetData()[c]);")]
    [InlineData("engine.LogSoftmax(z, p); return -p.ToCpuTensor().GetData()[c];")]
    [InlineData("Scaling.Softmax(z, p); return MathF.Log(p.ToCpuTensor().GetData()[c]);")] // whose body says otherwise
    public Task Silent(string statements) => Of(statements);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        interface ITensor
        {
            CpuTensor ToCpuTensor();
        }

        class CpuTensor : ITensor
        {
            private readonly float[] data = new float[9];
            public CpuTensor ToCpuTensor() => this;
            public float[] GetData() => data;
        }

        class GpuTensor : ITensor
        {
            public CpuTensor ToCpuTensor() { var read = new CpuTensor(); Native.Read(this, read); return read; }
        }

        interface IEngine
        {
            void Softmax(ITensor input, ITensor result);
            void LogSoftmax(ITensor input, ITensor result);
            void SoftmaxGradient(ITensor input, ITensor result);
            void Sigmoid(ITensor input, ITensor result);
            void Multiply(ITensor a, ITensor b, ITensor result);
        }

        class GpuEngine : IEngine
        {
            public void Softmax(ITensor input, ITensor result) => Native.Run("softmax", input, result);
            public void LogSoftmax(ITensor input, ITensor result) => Native.Run("log_softmax", input, result);
            public void SoftmaxGradient(ITensor input, ITensor result) => Native.Run("softmax_gradient", input, result);
            public void Sigmoid(ITensor input, ITensor result) => Native.Run("sigmoid", input, result);
            public void Multiply(ITensor a, ITensor b, ITensor result) => Native.Run("multiply", a, result);
        }

        static class Scaling
        {
            public static void Softmax(ITensor input, ITensor result)
            {
                float[] from = input.ToCpuTensor().GetData(), to = result.ToCpuTensor().GetData();
                for (int i = 0; i < to.Length; i++) to[i] = from[i] * 0.5f + 1;
            }
        }

        static class Native
        {
            [System.Runtime.InteropServices.DllImport("engine")] public static extern void Run(string kernel, ITensor a, ITensor b);
            [System.Runtime.InteropServices.DllImport("engine")] public static extern void Read(ITensor from, ITensor to);
        }

        class Network(IEngine engine, ITensor z, ITensor w, ITensor p)
        {
            float Loss(int c)
            {
                {{statements}}
            }
        }
        """);
}
