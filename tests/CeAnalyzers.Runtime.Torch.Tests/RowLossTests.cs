using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using TorchReduction = TorchSharp.torch.nn.Reduction;

namespace CeAnalyzers.Runtime.Torch.Tests;

/// <summary>Losses of rows of classes, and their gradients, beside libtorch's and its automatic differentiation's.</summary>
[Trait("Category", "LibTorch")]
public class RowLossTests
{
    private const int Rows = 40, Classes = 6;
    private static readonly double[] Weights = [1, 0.5, 2, 0, 3, 1.5];
    private static readonly double[] Logits = [.. Enumerable.Range(0, Rows * Classes).Select(j => j * 37 % 101 / 12.5 - 4)];
    private static readonly int[] Labels = [.. Enumerable.Range(0, Rows).Select(row => row % 7 == 3 ? -100 : row * 5 % Classes)];
    private static readonly double[] Targets = [.. Enumerable.Range(0, Rows * Classes).Select(j => j * 29 % 31 / 90.0)];

    public static MatrixTheoryData<Reduction, bool, double> Options => new(
        [Reduction.Mean, Reduction.Sum, Reduction.None], [false, true], [0, 0.1, 1]);

    public static TheoryData<Reduction> Reductions => [Reduction.Mean, Reduction.Sum, Reduction.None];

    [Theory]
    [MemberData(nameof(Options))]
    public void Softmax_cross_entropy_of_labels(Reduction reduction, bool weighted, double smoothing)
    {
        var options = new SoftmaxOptions { ClassWeights = weighted ? Weights : default, LabelSmoothing = smoothing };
        Compare(reduction,
            (gradient, losses) => StableLoss.SoftmaxCrossEntropy(Logits, Labels, gradient, losses, reduction: reduction, options: options),
            (z, mode) => cross_entropy(z, Longs(), weighted ? tensor(Weights) : null, reduction: mode, label_smoothing: smoothing));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Softmax_cross_entropy_of_targets(Reduction reduction, bool weighted, double smoothing)
    {
        var options = new SoftmaxOptions { ClassWeights = weighted ? Weights : default, LabelSmoothing = smoothing };
        Compare(reduction,
            (gradient, losses) => StableLoss.SoftmaxCrossEntropy(Logits, Targets, Classes, gradient, losses, reduction: reduction, options: options),
            (z, mode) => cross_entropy(z, Matrix(Targets), weighted ? tensor(Weights) : null, reduction: mode, label_smoothing: smoothing));
    }

    /// <summary>libtorch has no softmax focal loss and no divergence by rows: these are its operators, put together.</summary>
    [Theory]
    [MemberData(nameof(Reductions))]
    public void Softmax_focal(Reduction reduction) => Compare(reduction,
        (gradient, losses) => StableLoss.SoftmaxFocal(Logits, [.. Labels.Select(Real)], gradient, losses, reduction: reduction, options: new FocalOptions { Gamma = 1.5 }),
        (z, mode) =>
        {
            Tensor logP = log_softmax(z, 1).gather(1, tensor(Labels.Select(label => (long)Real(label)).ToArray()).unsqueeze(1)).squeeze(1);
            return Comparison.Reduced((1 - logP.exp()).pow(1.5) * -logP, mode);
        });

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Divergence(Reduction reduction) => Compare(reduction,
        (gradient, losses) => StableLoss.KullbackLeibler(Logits, Targets, Classes, gradient, losses, reduction: reduction),
        (z, mode) => Comparison.Reduced(kl_div(log_softmax(z, 1), Matrix(Targets), log_target: false, reduction: TorchReduction.None).sum(1), mode));

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Multi_class_hinge(Reduction reduction)
    {
        foreach (double[]? weights in new[] { null, Weights })
        {
            Compare(reduction,
                (gradient, losses) => StableLoss.MultiClassHinge(Logits, [.. Labels.Select(Real)], gradient, losses, reduction, options: new LabelOptions { ClassWeights = weights }),
                (z, mode) => multi_margin_loss(z, tensor(Labels.Select(label => (long)Real(label)).ToArray()), weight: weights is null ? null : tensor(weights), reduction: mode));
        }
    }

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Probabilities(Reduction reduction)
    {
        double[] p = new double[Logits.Length];
        StableMath.Softmax(Logits, Classes, p);
        Compare(reduction,
            (gradient, losses) => StableLoss.CrossEntropy(p, Labels, gradient, losses, reduction),
            (q, mode) => nll_loss(q.log(), Longs(), reduction: mode), p);
        Compare(reduction,
            (gradient, losses) => StableLoss.CrossEntropy(p, Labels, gradient, losses, reduction, options: new LabelOptions { ClassWeights = Weights }),
            (q, mode) => nll_loss(q.log(), Longs(), tensor(Weights), reduction: mode), p);
    }

    [Fact]
    public void All_labels_ignored()
    {
        LibTorch.SkipWithout();
        int[] ignored = [.. Enumerable.Repeat(-100, Rows)];
        Assert.Equal(double.NaN, cross_entropy(Matrix(Logits), tensor(ignored.Select(label => (long)label).ToArray())).item<double>());
        Assert.Equal(double.NaN, StableLoss.SoftmaxCrossEntropy(Logits, ignored));
    }

    private static int Real(int label) => Math.Max(label, 0);

    private static Tensor Longs() => tensor(Labels.Select(label => (long)label).ToArray());

    private static Tensor Matrix(double[] values) => tensor(values).reshape(Rows, Classes);

    private static void Compare(Reduction reduction, Func<double[], double[], double> ours, Func<Tensor, TorchReduction, Tensor> theirs, double[]? inputs = null)
    {
        LibTorch.SkipWithout();
        Comparison.Run(reduction, Matrix(inputs ?? Logits), Rows, ours, theirs);
    }
}
