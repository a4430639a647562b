using System.Diagnostics;
using System.Globalization;
using CeAnalyzers.Benchmarks;
using TorchSharp;

// Measures StableLoss.SoftmaxCrossEntropy beside libtorch and TensorPrimitives: dotnet run -c Release --project tests/CeAnalyzers.Benchmarks
// Every round runs all of them one after the other, so that a slow moment of the machine meets all alike; a ratio is that of the medians, its
// spread the smallest and largest ratio of one round.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
torch.set_num_threads(1);
const int Rounds = 7;
var failures = new List<string>();
Console.WriteLine($"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, 512 bits: {System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated}, 256 bits: {System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated}");
Console.WriteLine("| N x C | what | ours, us | libtorch | TensorPrimitives | machine | two cores |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach ((int rows, int classes) in new[] { (8192, 10), (1024, 1000), (128, 32000), (64, 128256) })
{
    using var peers = new Peers(rows, classes);
    Verify(peers, rows, classes);
    double[][] times = Measure([peers.Ours, peers.Torch, peers.Tensors, peers.Read, peers.OursWithGradient, peers.TorchAutograd, peers.TorchByHand, peers.TensorsWithGradient, peers.Copy, peers.OursOnTwoCores]);
    Console.WriteLine($"| {rows} x {classes} | loss | {Median(times[0]):F0} | {Ratio(times[1], times[0])} | {Ratio(times[2], times[0])} | {Ratio(times[0], times[3])} of a read | |");
    double[] torchGradient = Median(times[5]) < Median(times[6]) ? times[5] : times[6];
    Console.WriteLine($"| {rows} x {classes} | loss and gradient | {Median(times[4]):F0} | {Ratio(torchGradient, times[4])} | {Ratio(times[7], times[4])} | {Ratio(times[4], times[8])} of a copy | {Ratio(times[4], times[9])} |");
}
failures.ForEach(Console.WriteLine);
return failures.Count == 0 ? 0 : 1;

// A fast wrong answer is worthless.
void Verify(Peers peers, int rows, int classes)
{
    (double loss, double[] gradient) = peers.Exact();
    float ours = peers.Ours(), withGradient = peers.OursWithGradient();
    double worst = 0;
    for (int j = 0; j < gradient.Length; j++)
        worst = Math.Max(worst, Math.Abs(peers.Gradient[j] - gradient[j]) / Math.Max(Math.Abs(gradient[j]), 1e-37));
    if (Math.Abs(ours / loss - 1) > 2.4e-7 || ours != withGradient || worst > 1e-5)
        failures.Add($"{rows} x {classes}: loss {ours} for {loss}, gradient off by {worst:E1}");
}

double[][] Measure(Func<float>[] actions)
{
    var times = actions.Select(_ => new double[Rounds]).ToArray();
    foreach (Func<float> action in actions)
        Microseconds(action, 60);
    for (int round = 0; round < Rounds; round++)
    {
        for (int i = 0; i < actions.Length; i++)
            times[i][round] = Microseconds(actions[i], 60);
    }
    return times;
}

// The fastest call within the time: what is left when nobody else has the core.
double Microseconds(Func<float> action, int milliseconds)
{
    long end = Stopwatch.GetTimestamp() + milliseconds * Stopwatch.Frequency / 1000;
    double best = double.PositiveInfinity;
    for (int calls = 0; calls < 3 || Stopwatch.GetTimestamp() < end; calls++)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }
    return best;
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

static string Ratio(double[] numerator, double[] denominator)
{
    double[] ratios = [.. numerator.Zip(denominator, (n, d) => n / d)];
    return $"{Median(numerator) / Median(denominator):F2} ({ratios.Min():F2} to {ratios.Max():F2})";
}
