using static TorchSharp.torch;
using TorchReduction = TorchSharp.torch.nn.Reduction;

namespace CeAnalyzers.Runtime.Torch.Tests;

/// <summary>A loss of ours beside one of libtorch's, on the same inputs.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-13;

    /// <summary>The values, and the gradients beside those of automatic differentiation.</summary>
    public static void Run(Reduction reduction, Tensor inputs, int rows, Func<double[], double[], double> ours, Func<Tensor, TorchReduction, Tensor> theirs)
    {
        double[] gradient = new double[inputs.numel()], losses = new double[rows];
        double loss = ours(gradient, losses);

        using Tensor leaf = inputs.requires_grad_(true);
        Tensor expected = theirs(leaf, reduction switch { Reduction.Mean => TorchReduction.Mean, Reduction.Sum => TorchReduction.Sum, _ => TorchReduction.None });
        if (reduction == Reduction.None)
            AssertClose([.. expected.data<double>()], losses, Tolerance);
        Tensor total = expected.sum();
        total.backward();
        AssertClose([total.item<double>()], [loss], Tolerance);
        AssertClose([.. leaf.grad!.data<double>()], gradient, Tolerance);
    }

    public static Tensor Reduced(Tensor losses, TorchReduction mode) =>
        mode == TorchReduction.Mean ? losses.mean() : mode == TorchReduction.Sum ? losses.sum() : losses;

    public static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int j = 0; j < expected.Length; j++)
            Assert.Equal(expected[j], actual[j], tolerance * Math.Max(1, Math.Abs(expected[j])));
    }
}
