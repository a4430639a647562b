namespace CeAnalyzers.Runtime.Tests.Cases;

/// <summary>The losses of single numbers: batches of rows of one.</summary>
internal static class ElementLosses
{
    private const int Count = 201;
    private static readonly double[] PositiveWeights = [2, 0.5, 0], LabelWeights = [0.25, 1, 3];

    public static IEnumerable<(string Name, LossCase Case)> All =>
    [
        ("sigmoid", Sigmoid(default)),
        ("sigmoid, weighted", Sigmoid(new SigmoidOptions { PositiveWeight = 3 })),
        ("sigmoid, weighted and smoothed", Sigmoid(new SigmoidOptions { PositiveWeight = 0.5, LabelSmoothing = 0.2 })),
        ("sigmoid, weighted by label", Labelled(3, (positive, weights) => new SigmoidOptions { PositiveWeights = positive, ClassWeights = weights, LabelSmoothing = 0.1 })),
        ("sigmoid, weighted by element", Labelled(int.MaxValue, (positive, weights) => new SigmoidOptions { PositiveWeights = positive, ClassWeights = weights, PositiveWeight = 1.5 })),
        ("sigmoid, positive weights only", Labelled(3, (positive, _) => new SigmoidOptions { PositiveWeights = positive })),
        ("sigmoid, label weights only", Labelled(3, (_, weights) => new SigmoidOptions { ClassWeights = weights })),
        ("sigmoid focal, weighted by label", LabelledFocal(2)),
        ("sigmoid focal, weighted by label, gamma 0.5", LabelledFocal(0.5)),
        ("sigmoid focal", Focal(new FocalOptions { Alpha = 0.25 })),
        ("sigmoid focal, gamma 0.5", Focal(new FocalOptions { Gamma = 0.5 })),
        ("binary probabilities", Clipped(1e-7)),
        ("binary probabilities, epsilon 0.1", Clipped(0.1) with { IsClipped = true }),
        ("hinge", Hinge),
        ("squared error", Squared),
    ];

    private static LossCase Sigmoid(SigmoidOptions options) => new(
        random => Draw(random),
        (s, gradient, losses, reduction, degree) => StableLoss.SigmoidCrossEntropy(s.Inputs, s.Targets, reduction, gradient, losses, options, degree),
        (s, gradient, losses, reduction) => StableLoss.SigmoidCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, options),
        (s, row, gradient) => StableLoss.SigmoidCrossEntropy(s.Inputs[row], s.Targets[row], out gradient[0], options),
        (z, _, t) => Binary(P(z[0]), t[0] * (1 - options.LabelSmoothing) + options.LabelSmoothing / 2, options.PositiveWeight),
        _ => 1);

    private static LossCase Focal(FocalOptions options) => new(
        random => Draw(random),
        (s, gradient, losses, reduction, degree) => StableLoss.SigmoidFocal(s.Inputs, s.Targets, reduction, gradient, losses, options, degree),
        (s, gradient, losses, reduction) => StableLoss.SigmoidFocal(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, options),
        (s, row, gradient) => StableLoss.SigmoidFocal(s.Inputs[row], s.Targets[row], out gradient[0], options),
        (z, _, t) => (options.Alpha is { } alpha ? alpha * t[0] + (1 - alpha) * (1 - t[0]) : 1)
            * Math.Pow(P(z[0]) * (1 - t[0]) + (1 - P(z[0])) * t[0], options.Gamma) * Binary(P(z[0]), t[0], 1),
        _ => 1);

    /// <summary>Samples of three labels each; the first few or all labels have their weights in the options.</summary>
    private static LossCase Labelled(int count, Func<double[], double[], SigmoidOptions> make)
    {
        SigmoidOptions Options(IEnumerable<int> labels) => make([.. labels.Take(count).Select(label => PositiveWeights[label])], [.. labels.Take(count).Select(label => LabelWeights[label])]);
        return new(
            random => Draw(random) with { Labels = [.. Enumerable.Range(0, Count).Select(j => j % 3)] },
            (s, gradient, losses, reduction, degree) => StableLoss.SigmoidCrossEntropy(s.Inputs, s.Targets, reduction, gradient, losses, Options(s.Labels), degree),
            (s, gradient, losses, reduction) => StableLoss.SigmoidCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, Options(s.Labels)),
            (s, row, gradient) => StableLoss.SigmoidCrossEntropy(s.Inputs[row], s.Targets[row], out gradient[0], Options([s.Labels[row]])),
            (z, label, t) =>
            {
                SigmoidOptions own = Options([label]);
                double positive = own.PositiveWeight * (own.PositiveWeights.IsEmpty ? 1 : PositiveWeights[label]), weight = own.ClassWeights.IsEmpty ? 1 : LabelWeights[label];
                return weight * Binary(P(z[0]), t[0] * (1 - own.LabelSmoothing) + own.LabelSmoothing / 2, positive);
            },
            _ => 1);
    }

    private static LossCase LabelledFocal(double gamma)
    {
        FocalOptions Options(IEnumerable<int> labels) => new() { Gamma = gamma, ClassWeights = labels.Take(3).Select(label => LabelWeights[label]).ToArray() };
        return new(
            random => Draw(random) with { Labels = [.. Enumerable.Range(0, Count).Select(j => j % 3)] },
            (s, gradient, losses, reduction, degree) => StableLoss.SigmoidFocal(s.Inputs, s.Targets, reduction, gradient, losses, Options(s.Labels), degree),
            (s, gradient, losses, reduction) => StableLoss.SigmoidFocal(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, Options(s.Labels)),
            (s, row, gradient) => StableLoss.SigmoidFocal(s.Inputs[row], s.Targets[row], out gradient[0], Options([s.Labels[row]])),
            (z, label, t) => LabelWeights[label] * Math.Pow(P(z[0]) * (1 - t[0]) + (1 - P(z[0])) * t[0], gamma) * Binary(P(z[0]), t[0], 1),
            _ => 1);
    }

    private static LossCase Clipped(double epsilon) => new(
        random => Draw(random) is var s ? s with { Inputs = [.. s.Inputs.Select(z => 0.02 + 0.96 * P(z))] } : s,
        (s, gradient, losses, reduction, degree) => StableLoss.BinaryCrossEntropy(s.Inputs, s.Targets, reduction, gradient, losses, epsilon, degree),
        (s, gradient, losses, reduction) => StableLoss.BinaryCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, epsilon),
        (s, row, gradient) => StableLoss.BinaryCrossEntropy(s.Inputs[row], s.Targets[row], epsilon, out gradient[0]),
        (p, _, t) => Binary(Math.Clamp(p[0], epsilon, 1 - epsilon), t[0], 1),
        _ => 1);

    private static LossCase Hinge => new(
        random => Draw(random) is var s ? s with { Targets = [.. s.Targets.Select(t => t < 0.5 ? -1.0 : 1)] } : s,
        (s, gradient, losses, reduction, degree) => StableLoss.Hinge(s.Inputs, s.Targets, reduction, gradient, losses, degree),
        (s, gradient, losses, reduction) => StableLoss.Hinge(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses),
        (s, row, gradient) => StableLoss.Hinge(s.Inputs[row], s.Targets[row], out gradient[0]),
        (x, _, t) => Math.Max(0, 1 - t[0] * x[0]),
        _ => 1);

    private static LossCase Squared => new(
        random => Draw(random),
        (s, gradient, losses, reduction, degree) => StableLoss.SquaredError(s.Inputs, s.Targets, reduction, gradient, losses, degree),
        (s, gradient, losses, reduction) => StableLoss.SquaredError(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses),
        (s, row, gradient) => StableLoss.SquaredError(s.Inputs[row], s.Targets[row], out gradient[0]),
        (x, _, t) => Math.Pow(x[0] - t[0], 2),
        _ => 1);

    private static double P(double z) => 1 / (1 + Math.Exp(-z));

    private static double Binary(double p, double target, double positiveWeight) => -positiveWeight * target * Math.Log(p) - (1 - target) * Math.Log(1 - p);

    private static Samples Draw(Random random) => new(
        [.. Enumerable.Range(0, Count).Select(_ => Math.Round(random.NextDouble() * 10 - 5, 3))], [], [.. Enumerable.Range(0, Count).Select(j => j % 3 == 0 ? random.NextDouble() : j % 2)], 1);
}
