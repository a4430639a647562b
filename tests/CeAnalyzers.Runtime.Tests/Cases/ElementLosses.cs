namespace CeAnalyzers.Runtime.Tests.Cases;

/// <summary>The losses of single numbers: batches of rows of one.</summary>
internal static class ElementLosses
{
    public static IEnumerable<(string Name, LossCase Case)> All =>
    [
        ("sigmoid", Sigmoid(default)),
        ("sigmoid, weighted", Sigmoid(new SigmoidOptions { PositiveWeight = 3 })),
        ("sigmoid, weighted and smoothed", Sigmoid(new SigmoidOptions { PositiveWeight = 0.5, LabelSmoothing = 0.2 })),
        ("sigmoid focal", Focal(new FocalOptions { Alpha = 0.25 })),
        ("sigmoid focal, gamma 0.5", Focal(new FocalOptions { Gamma = 0.5 })),
        ("binary probabilities", Clipped(1e-7)),
        ("binary probabilities, epsilon 0.1", Clipped(0.1) with { IsClipped = true }),
        ("hinge", Hinge),
        ("squared error", Squared),
    ];

    private static LossCase Sigmoid(SigmoidOptions options) => new(
        random => Draw(random),
        (s, gradient, losses, reduction, _) => StableLoss.SigmoidCrossEntropy(s.Inputs, s.Targets, reduction, gradient, losses, options),
        (s, gradient, losses, reduction) => StableLoss.SigmoidCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, options),
        (s, row, gradient) => StableLoss.SigmoidCrossEntropy(s.Inputs[row], s.Targets[row], out gradient[0], options),
        (z, _, t) => Binary(P(z[0]), t[0] * (1 - options.LabelSmoothing) + options.LabelSmoothing / 2, options.PositiveWeight),
        _ => 1);

    private static LossCase Focal(FocalOptions options) => new(
        random => Draw(random),
        (s, gradient, losses, reduction, _) => StableLoss.SigmoidFocal(s.Inputs, s.Targets, reduction, gradient, losses, options),
        (s, gradient, losses, reduction) => StableLoss.SigmoidFocal(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, options),
        (s, row, gradient) => StableLoss.SigmoidFocal(s.Inputs[row], s.Targets[row], out gradient[0], options),
        (z, _, t) => (options.Alpha is { } alpha ? alpha * t[0] + (1 - alpha) * (1 - t[0]) : 1)
            * Math.Pow(P(z[0]) * (1 - t[0]) + (1 - P(z[0])) * t[0], options.Gamma) * Binary(P(z[0]), t[0], 1),
        _ => 1);

    private static LossCase Clipped(double epsilon) => new(
        random => Draw(random) is var s ? s with { Inputs = [.. s.Inputs.Select(z => 0.02 + 0.96 * P(z))] } : s,
        (s, gradient, losses, reduction, _) => StableLoss.BinaryCrossEntropy(s.Inputs, s.Targets, reduction, gradient, losses, epsilon),
        (s, gradient, losses, reduction) => StableLoss.BinaryCrossEntropy(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses, epsilon),
        (s, row, gradient) => StableLoss.BinaryCrossEntropy(s.Inputs[row], s.Targets[row], epsilon, out gradient[0]),
        (p, _, t) => Binary(Math.Clamp(p[0], epsilon, 1 - epsilon), t[0], 1),
        _ => 1);

    private static LossCase Hinge => new(
        random => Draw(random) is var s ? s with { Targets = [.. s.Targets.Select(t => t < 0.5 ? -1.0 : 1)] } : s,
        (s, gradient, losses, reduction, _) => StableLoss.Hinge(s.Inputs, s.Targets, reduction, gradient, losses),
        (s, gradient, losses, reduction) => StableLoss.Hinge(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses),
        (s, row, gradient) => StableLoss.Hinge(s.Inputs[row], s.Targets[row], out gradient[0]),
        (x, _, t) => Math.Max(0, 1 - t[0] * x[0]),
        _ => 1);

    private static LossCase Squared => new(
        random => Draw(random),
        (s, gradient, losses, reduction, _) => StableLoss.SquaredError(s.Inputs, s.Targets, reduction, gradient, losses),
        (s, gradient, losses, reduction) => StableLoss.SquaredError(Every.Single(s.Inputs), Every.Single(s.Targets), reduction, gradient, losses),
        (s, row, gradient) => StableLoss.SquaredError(s.Inputs[row], s.Targets[row], out gradient[0]),
        (x, _, t) => Math.Pow(x[0] - t[0], 2),
        _ => 1);

    private static double P(double z) => 1 / (1 + Math.Exp(-z));

    private static double Binary(double p, double target, double positiveWeight) => -positiveWeight * target * Math.Log(p) - (1 - target) * Math.Log(1 - p);

    private static Samples Draw(Random random) => new(
        [.. Enumerable.Range(0, 200).Select(_ => Math.Round(random.NextDouble() * 10 - 5, 3))], [], [.. Enumerable.Range(0, 200).Select(j => j % 3 == 0 ? random.NextDouble() : j % 2)], 1);
}
