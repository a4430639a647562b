using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using TorchReduction = TorchSharp.torch.nn.Reduction;

namespace CeAnalyzers.Runtime.Torch.Tests;

/// <summary>Losses of single numbers and the scalar functions, beside libtorch's.</summary>
[Trait("Category", "LibTorch")]
public class ElementLossTests
{
    private static readonly double[] Logits = [.. Enumerable.Range(0, 90).Select(j => j * 37 % 89 / 9.0 - 5)];
    private static readonly double[] Targets = [.. Logits.Select((_, j) => j % 3 == 2 ? 0.3 : j % 2)];

    public static TheoryData<Reduction> Reductions => [Reduction.Mean, Reduction.Sum, Reduction.None];

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Sigmoid_cross_entropy(Reduction reduction)
    {
        foreach (double positiveWeight in new[] { 1, 3, 0.25 })
        {
            Compare(reduction, Logits,
                (gradient, losses) => StableLoss.SigmoidCrossEntropy(Logits, Targets, reduction, gradient, losses, new SigmoidOptions { PositiveWeight = positiveWeight }),
                (z, mode) => binary_cross_entropy_with_logits(z, tensor(Targets), reduction: mode, pos_weights: tensor(positiveWeight)));
        }
    }

    /// <summary>30 samples of 3 labels.</summary>
    [Theory]
    [MemberData(nameof(Reductions))]
    public void Sigmoid_cross_entropy_with_weights(Reduction reduction)
    {
        double[] positive = [2, 0.5, 0], weights = [0.25, 1, 3], each = [.. Logits.Select((_, j) => j % 7 / 3.0)];
        foreach (double[] own in new[] { weights, each })
        {
            Compare(reduction, Logits,
                (gradient, losses) => StableLoss.SigmoidCrossEntropy(Logits, Targets, reduction, gradient, losses, new SigmoidOptions { PositiveWeights = positive, ClassWeights = own }),
                (z, mode) => binary_cross_entropy_with_logits(z.reshape(30, 3), tensor(Targets).reshape(30, 3), tensor(own).reshape(-1, 3), mode, tensor(positive)).reshape(mode == TorchReduction.None ? [90L] : []));
        }
    }

    /// <summary>The formula of torchvision's sigmoid_focal_loss, in libtorch's operators.</summary>
    [Theory]
    [MemberData(nameof(Reductions))]
    public void Sigmoid_focal(Reduction reduction) => Compare(reduction, Logits,
        (gradient, losses) => StableLoss.SigmoidFocal(Logits, Targets, reduction, gradient, losses, new FocalOptions { Alpha = 0.25 }),
        (z, mode) =>
        {
            Tensor p = z.sigmoid(), t = tensor(Targets), wrong = p * (1 - t) + (1 - p) * t;
            Tensor losses = (0.25 * t + 0.75 * (1 - t)) * wrong.pow(2) * binary_cross_entropy_with_logits(z, t, reduction: TorchReduction.None);
            return Comparison.Reduced(losses, mode);
        });

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Binary_cross_entropy(Reduction reduction)
    {
        double[] p = [.. Logits.Select(StableMath.Sigmoid)];
        Compare(reduction, p,
            (gradient, losses) => StableLoss.BinaryCrossEntropy(p, Targets, reduction, gradient, losses),
            (q, mode) => binary_cross_entropy(q, tensor(Targets), reduction: mode));
    }

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Squared_error(Reduction reduction) => Compare(reduction, Logits,
        (gradient, losses) => StableLoss.SquaredError(Logits, Targets, reduction, gradient, losses),
        (x, mode) => mse_loss(x, tensor(Targets), mode));

    [Fact]
    public void Functions()
    {
        LibTorch.SkipWithout();
        Check(StableMath.Sigmoid, special.expit);
        Check(StableMath.LogSigmoid, logsigmoid);
        Check(StableMath.Softplus, z => softplus(z, threshold: 1000));
        Check(StableMath.ExpM1, special.expm1);
        Check(z => StableMath.Log1P(Math.Abs(z)), z => log1p(z.abs()));
        Check(z => StableMath.Logit(StableMath.Sigmoid(z)), z => special.logit(z.sigmoid()), 1e-12);
        Check(z => StableMath.XLogY(z, Math.Abs(z)), z => xlogy(z, z.abs()));
        Check(z => StableMath.XLog1PY(z, Math.Abs(z)), z => special.xlog1py(z, z.abs()));
        Check(z => StableMath.LogAddExp(z, 2 * z), z => logaddexp(z, 2 * z));
        using Tensor all = tensor(Logits);
        Assert.Equal(logsumexp(all, 0).item<double>(), StableMath.LogSumExp(Logits), 1e-14);
        Comparison.AssertClose([.. softmax(all, 0).data<double>()], StableMath.Softmax(Logits), 1e-16);
        Comparison.AssertClose([.. log_softmax(all, 0).data<double>()], StableMath.LogSoftmax(Logits), 1e-14);
    }

    private static void Check(Func<double, double> ours, Func<Tensor, Tensor> theirs, double tolerance = 1e-14) =>
        Comparison.AssertClose([.. theirs(tensor(Logits)).data<double>()], [.. Logits.Select(ours)], tolerance);

    private static void Compare(Reduction reduction, double[] inputs, Func<double[], double[], double> ours, Func<Tensor, TorchReduction, Tensor> theirs)
    {
        LibTorch.SkipWithout();
        Comparison.Run(reduction, tensor(inputs), inputs.Length, ours, theirs);
    }
}
