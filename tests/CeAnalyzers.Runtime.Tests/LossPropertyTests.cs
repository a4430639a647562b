using CeAnalyzers.Runtime.Tests.Cases;

namespace CeAnalyzers.Runtime.Tests;

/// <summary>What holds for every loss, with every option.</summary>
public class LossPropertyTests
{
    private static readonly Dictionary<string, LossCase> Cases = RowLosses.All.Concat(ElementLosses.All).ToDictionary(loss => loss.Name, loss => loss.Case);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Differentiable => [.. Cases.Where(loss => !loss.Value.IsClipped).Select(loss => loss.Key)];

    public static TheoryData<string> ShiftInvariant => [.. Cases.Where(loss => loss.Value.IsShiftInvariant).Select(loss => loss.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_loss_is_that_of_its_definition(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        var losses = new double[samples.Rows];
        loss.Batch(samples, null, losses, Reduction.None, 1);
        for (int row = 0; row < samples.Rows; row++)
            Assert.Equal(loss.Model(samples.Row(row), samples.Label(row), samples.TargetRow(row)), losses[row], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mean_Sum_and_None_agree(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        double[] losses = new double[samples.Rows], apart = new double[samples.Inputs.Length], summed = new double[samples.Inputs.Length], averaged = new double[samples.Inputs.Length];
        double none = loss.Batch(samples, apart, losses, Reduction.None, 1);
        double sum = loss.Batch(samples, summed, null, Reduction.Sum, 1);
        double mean = loss.Batch(samples, averaged, null, Reduction.Mean, 1);
        double weight = Enumerable.Range(0, samples.Rows).Sum(row => loss.Weight(samples.Label(row)));
        Assert.Equal(losses.Sum(), sum, 1e-11);
        Assert.Equal(none, sum);
        Assert.Equal(apart, summed);
        Assert.Equal(sum / weight, mean, 1e-14 * sum);
        for (int j = 0; j < apart.Length; j++)
            Assert.Equal(apart[j] / weight, averaged[j], 1e-15 * Math.Abs(apart[j]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_is_its_rows(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        double[] losses = new double[samples.Rows], gradient = new double[samples.Inputs.Length], own = new double[samples.Classes];
        loss.Batch(samples, gradient, losses, Reduction.None, 1);
        for (int row = 0; row < samples.Rows; row++)
        {
            // A block of rows and a vector of elements may round otherwise than one of them.
            double expected = loss.Row(samples, row, own);
            Assert.Equal(expected, losses[row], 4e-15 * Math.Abs(expected));
            for (int j = 0; j < own.Length; j++)
                Assert.Equal(own[j], gradient[row * samples.Classes + j], 4e-15 * Math.Abs(own[j]) + 2e-16);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parallel_is_serial_to_the_last_bit(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        // Enough for several portions of work, also of single elements.
        samples = samples with { Inputs = Repeated(samples.Inputs), Labels = Repeated(samples.Labels), Targets = Repeated(samples.Targets) };
        double[] losses = new double[samples.Rows], gradient = new double[samples.Inputs.Length];
        double expected = loss.Batch(samples, gradient, losses, Reduction.Mean, 1);
        foreach (int degree in new[] { 2, 3, -1 })
        {
            double[] parallelLosses = new double[samples.Rows], parallelGradient = new double[samples.Inputs.Length];
            Assert.Equal(expected, loss.Batch(samples, parallelGradient, parallelLosses, Reduction.Mean, degree));
            Assert.Equal(losses, parallelLosses);
            Assert.Equal(gradient, parallelGradient);
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradient_is_the_derivative(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        samples = samples with { Inputs = samples.Inputs[..(6 * samples.Classes)], Labels = samples.Labels.Length == 0 ? [] : samples.Labels[..6], Targets = samples.Targets.Length == 0 ? [] : samples.Targets[..(6 * samples.Classes)] };
        var gradient = new double[samples.Inputs.Length];
        double value = loss.Batch(samples, gradient, null, Reduction.Mean, 1);
        Assert.Equal(value, loss.Batch(samples, null, null, Reduction.Mean, 1), 1e-15 * value);
        Derivative.Assert(inputs => loss.Batch(samples with { Inputs = inputs }, null, null, Reduction.Mean, 1), samples.Inputs, gradient);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_may_be_written_over_the_inputs(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        double[] gradient = new double[samples.Inputs.Length];
        double expected = loss.Batch(samples, gradient, null, Reduction.Mean, 1);
        Assert.Equal(expected, loss.Batch(samples, samples.Inputs, null, Reduction.Mean, 1));
        Assert.Equal(gradient, samples.Inputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Float_agrees_with_double(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        double[] gradient = new double[samples.Inputs.Length], losses = new double[samples.Rows];
        float[] singleGradient = new float[samples.Inputs.Length], singleLosses = new float[samples.Rows];
        double expected = loss.Batch(samples, gradient, losses, Reduction.Mean, 1);
        Assert.Equal(expected, loss.Single(samples, singleGradient, singleLosses, Reduction.Mean), 2e-6 * expected);
        for (int row = 0; row < samples.Rows; row++)
            Assert.Equal(losses[row], singleLosses[row], 1e-5 * Math.Max(1, losses[row]));
        for (int j = 0; j < gradient.Length; j++)
            Assert.Equal(gradient[j], singleGradient[j], 1e-5 * Math.Max(1.0 / samples.Rows, Math.Abs(gradient[j])));
    }

    [Theory]
    [MemberData(nameof(ShiftInvariant))]
    public void Only_differences_count(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        // Multiples of 1/1024: adding the shift does not round.
        Samples exact = samples with { Inputs = [.. samples.Inputs.Select(z => Math.Round(z * 1024) / 1024)] };
        double expected = loss.Batch(exact, null, null, Reduction.Mean, 1);
        foreach (double shift in new double[] { 512, -4096, 1 << 20 })
            Assert.Equal(expected, loss.Batch(exact with { Inputs = [.. exact.Inputs.Select(z => z + shift)] }, null, null, Reduction.Mean, 1), 1e-14 * expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Order_of_the_samples_does_not_matter(string name)
    {
        (LossCase loss, Samples samples) = Draw(name);
        int[] order = [.. Enumerable.Range(0, samples.Rows).Reverse()];
        Samples reversed = samples with
        {
            Inputs = [.. order.SelectMany(samples.Row)],
            Labels = samples.Labels.Length == 0 ? [] : [.. order.Select(samples.Label)],
            Targets = [.. order.SelectMany(samples.TargetRow)],
        };
        double expected = loss.Batch(samples, null, null, Reduction.Mean, 1);
        Assert.Equal(expected, loss.Batch(reversed, null, null, Reduction.Mean, 1), 4e-16 * expected);
    }

    private static TItem[] Repeated<TItem>(TItem[] items) => [.. Enumerable.Repeat(items, 100).SelectMany(copy => copy)];

    private static (LossCase Loss, Samples Samples) Draw(string name) => (Cases[name], Cases[name].Draw(new Random(7)));
}
