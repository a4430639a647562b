namespace CeAnalyzers.Runtime.Tests.Cases;

/// <summary>The losses of rows of classes.</summary>
internal static class RowLosses
{
    private const int Rows = 150, Classes = 7;
    private static readonly double[] Weights = [1, 0.5, 2, 0, 3, 1.5, 0.25];

    public static IEnumerable<(string Name, LossCase Case)> All =>
    [
        ("softmax", Softmax(default)),
        ("softmax, weighted", Softmax(new SoftmaxOptions { ClassWeights = Weights })),
        ("softmax, smoothed", Softmax(new SoftmaxOptions { LabelSmoothing = 0.1 })),
        ("softmax, z-loss", Softmax(new SoftmaxOptions { ZLoss = 1e-2 }) with { IsShiftInvariant = false }),
        ("softmax, everything", Softmax(new SoftmaxOptions { ClassWeights = Weights, LabelSmoothing = 0.3, ZLoss = 0.1, IgnoredLabel = 2 }) with { IsShiftInvariant = false }),
        ("softmax, targets", SoftmaxTargets(default)),
        ("softmax, targets, weighted and smoothed", SoftmaxTargets(new SoftmaxOptions { ClassWeights = Weights, LabelSmoothing = 0.2 })),
        ("softmax, targets, z-loss", SoftmaxTargets(new SoftmaxOptions { ZLoss = 0.1 }) with { IsShiftInvariant = false }),
        ("softmax focal", Focal(default)),
        ("softmax focal, gamma 0", Focal(new FocalOptions { Gamma = 0 })),
        ("softmax focal, gamma 0.5, weighted", Focal(new FocalOptions { Gamma = 0.5, ClassWeights = Weights, IgnoredLabel = 6 })),
        ("divergence", Divergence),
        ("multi-class hinge", MultiClassHinge(default)),
        ("multi-class hinge, weighted", MultiClassHinge(new LabelOptions { ClassWeights = Weights, IgnoredLabel = 5 })),
        ("probabilities", Clipped(1e-7)),
        ("probabilities, weighted", Clipped(1e-7, new LabelOptions { ClassWeights = Weights, IgnoredLabel = 3 })),
        ("probabilities, epsilon 0.1", Clipped(0.1) with { IsClipped = true }),
        ("probabilities, targets", ClippedTargets(1e-7)),
    ];

    private static LossCase Softmax(SoftmaxOptions options) => new(
        Labelled(options.IgnoredLabel),
        (s, gradient, losses, reduction, degree) => StableLoss.SoftmaxCrossEntropy(s.Inputs, s.Labels, gradient, losses, null, reduction, options, degree),
        (s, gradient, losses, reduction) => StableLoss.SoftmaxCrossEntropy(Every.Single(s.Inputs), s.Labels, gradient, losses, null, reduction, options),
        (s, row, gradient) => StableLoss.SoftmaxCrossEntropy(s.Row(row), s.Labels[row], gradient, options),
        (z, label, _) => label == options.IgnoredLabel ? 0 : SmoothedLoss(z, OneHot(label), options),
        label => label == options.IgnoredLabel ? 0 : Weight(options.ClassWeights, label))
    { IsShiftInvariant = true };

    private static LossCase SoftmaxTargets(SoftmaxOptions options) => new(
        Targeted,
        (s, gradient, losses, reduction, degree) => StableLoss.SoftmaxCrossEntropy(s.Inputs, s.Targets, s.Classes, gradient, losses, null, reduction, options, degree),
        (s, gradient, losses, reduction) => StableLoss.SoftmaxCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), s.Classes, gradient, losses, null, reduction, options),
        (s, row, gradient) => StableLoss.SoftmaxCrossEntropy(s.Row(row), s.TargetRow(row), gradient, options),
        (z, _, targets) => SmoothedLoss(z, targets, options),
        _ => 1)
    { IsShiftInvariant = true };

    private static LossCase Focal(FocalOptions options) => new(
        Labelled(options.IgnoredLabel),
        (s, gradient, losses, reduction, degree) => StableLoss.SoftmaxFocal(s.Inputs, s.Labels, gradient, losses, null, reduction, options, degree),
        (s, gradient, losses, reduction) => StableLoss.SoftmaxFocal(Every.Single(s.Inputs), s.Labels, gradient, losses, null, reduction, options),
        (s, row, gradient) => StableLoss.SoftmaxFocal(s.Row(row), s.Labels[row], gradient, options),
        (z, label, _) => label == options.IgnoredLabel ? 0 : Weight(options.ClassWeights, label) * Math.Pow(1 - P(z, label), options.Gamma) * -Math.Log(P(z, label)),
        label => label == options.IgnoredLabel ? 0 : Weight(options.ClassWeights, label))
    { IsShiftInvariant = true };

    private static LossCase Divergence => new(
        Targeted,
        (s, gradient, losses, reduction, degree) => StableLoss.KullbackLeibler(s.Inputs, s.Targets, s.Classes, gradient, losses, null, reduction, degree),
        (s, gradient, losses, reduction) => StableLoss.KullbackLeibler(Every.Single(s.Inputs), Every.Single(s.Targets), s.Classes, gradient, losses, null, reduction),
        (s, row, gradient) => StableLoss.KullbackLeibler(s.Row(row), s.TargetRow(row), gradient),
        (z, _, targets) => targets.Select((t, j) => t == 0 ? 0 : t * Math.Log(t / P(z, j))).Sum(),
        _ => 1)
    { IsShiftInvariant = true };

    /// <summary>Its mean divides by the number of labels that count, whatever they weigh.</summary>
    private static LossCase MultiClassHinge(LabelOptions options) => new(
        Labelled(options.IgnoredLabel),
        (s, gradient, losses, reduction, degree) => StableLoss.MultiClassHinge(s.Inputs, s.Labels, gradient, losses, reduction, degree, options),
        (s, gradient, losses, reduction) => StableLoss.MultiClassHinge(Every.Single(s.Inputs), s.Labels, gradient, losses, reduction, options: options),
        (s, row, gradient) => StableLoss.MultiClassHinge(s.Row(row), s.Labels[row], gradient, options),
        (z, label, _) => label == options.IgnoredLabel ? 0 : Weight(options.ClassWeights, label) * z.Where((_, j) => j != label).Sum(other => Math.Max(0, 1 - z[label] + other)) / z.Length,
        label => label == options.IgnoredLabel ? 0 : 1)
    { IsShiftInvariant = true };

    private static LossCase Clipped(double epsilon, LabelOptions options = default) => new(
        random => Labelled(options.IgnoredLabel)(random) is var s ? s with { Inputs = Probabilities(s.Inputs), Labels = [.. s.Labels.Select((label, row) => row == 0 ? 1 : label)] } : s,
        (s, gradient, losses, reduction, degree) => StableLoss.CrossEntropy(s.Inputs, s.Labels, gradient, losses, reduction, epsilon, degree, options),
        (s, gradient, losses, reduction) => StableLoss.CrossEntropy(Every.Single(s.Inputs), s.Labels, gradient, losses, reduction, epsilon, options: options),
        (s, row, gradient) => s.Labels[row] == options.IgnoredLabel ? Zero(gradient) : StableLoss.CrossEntropy(s.Row(row), [s.Labels[row]], gradient, null, Reduction.Sum, epsilon, options: options),
        (p, label, _) => label == options.IgnoredLabel ? 0 : -Weight(options.ClassWeights, label) * Math.Log(Math.Clamp(p[label], epsilon, 1 - epsilon)),
        label => label == options.IgnoredLabel ? 0 : Weight(options.ClassWeights, label));

    private static LossCase ClippedTargets(double epsilon) => new(
        random => Targeted(random) is var s ? s with { Inputs = Probabilities(s.Inputs) } : s,
        (s, gradient, losses, reduction, degree) => StableLoss.CrossEntropy(s.Inputs, s.Targets, s.Classes, gradient, losses, reduction, epsilon, degree),
        (s, gradient, losses, reduction) => StableLoss.CrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), s.Classes, gradient, losses, reduction, epsilon),
        (s, row, gradient) => StableLoss.CrossEntropy(s.Row(row), s.TargetRow(row), gradient, epsilon),
        (p, _, targets) => -targets.Select((t, j) => t * Math.Log(Math.Clamp(p[j], epsilon, 1 - epsilon))).Sum(),
        _ => 1);

    /// <summary>The smoothed and weighted targets against the log-probabilities, and the penalty on the log-sum-exp.</summary>
    private static double SmoothedLoss(double[] z, double[] targets, SoftmaxOptions options)
    {
        double smoothing = options.LabelSmoothing, loss = options.ZLoss * Math.Pow(Math.Log(z.Sum(Math.Exp)), 2);
        for (int j = 0; j < z.Length; j++)
            loss -= Weight(options.ClassWeights, j) * (targets[j] * (1 - smoothing) + smoothing / z.Length) * Math.Log(P(z, j));
        return loss;
    }

    private static double Weight(ReadOnlyMemory<double> weights, int label) => weights.IsEmpty ? 1 : weights.Span[label];

    private static double P(double[] z, int j) => Math.Exp(z[j]) / z.Sum(Math.Exp);

    private static double[] OneHot(int label) => [.. Enumerable.Range(0, Classes).Select(j => j == label ? 1.0 : 0)];

    private static double Zero(double[] gradient)
    {
        Array.Clear(gradient, 0, gradient.Length);
        return 0;
    }

    private static double[] Probabilities(double[] inputs) => [.. inputs.Select(z => 0.02 + 0.96 / (1 + Math.Exp(-z)))];

    private static Func<Random, Samples> Labelled(int ignored) => random => new(
        Numbers(random), [.. Enumerable.Range(0, Rows).Select(row => row % 11 == 5 ? ignored : random.Next(Classes))], [], Classes);

    private static Samples Targeted(Random random) => new(Numbers(random), [], [.. Enumerable.Range(0, Rows * Classes).Select(j => j % 5 == 0 ? 0 : random.NextDouble() / 4)], Classes);

    private static double[] Numbers(Random random) => [.. Enumerable.Range(0, Rows * Classes).Select(_ => Math.Round(random.NextDouble() * 12 - 6, 3))];
}
