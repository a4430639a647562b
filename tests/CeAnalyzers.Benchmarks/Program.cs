using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CeAnalyzers.Benchmarks;
using TorchSharp;

// Measures the losses beside libtorch and TensorPrimitives: dotnet run -c Release --project tests/CeAnalyzers.Benchmarks
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
torch.set_num_threads(1);
var problems = new Func<IProblem>[]
{
    () => new SoftmaxProblem<float>(8192, 10), () => new SoftmaxProblem<float>(1024, 1000), () => new SoftmaxProblem<float>(128, 32000), () => new SoftmaxProblem<float>(64, 128256),
    () => new SoftmaxProblem<double>(8192, 10), () => new SoftmaxProblem<double>(1024, 1000), () => new SoftmaxProblem<double>(128, 32000), () => new SoftmaxProblem<double>(64, 128256),
    () => new SoftmaxProblem<float>(1024, 1000, gamma: 2), () => new SoftmaxProblem<double>(1024, 1000, gamma: 2),
    () => new DistributionProblem<float>(1024, 1000), () => new DistributionProblem<double>(1024, 1000),
    () => new SigmoidProblem<float>(1024, 1000), () => new SigmoidProblem<double>(1024, 1000),
    () => new SigmoidProblem<float>(1024, 1000, isFocal: true), () => new SigmoidProblem<double>(1024, 1000, isFocal: true),
};
var failures = new List<string>();
Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, 512 bits: {Vector512.IsHardwareAccelerated}, 256 bits: {Vector256.IsHardwareAccelerated}");
Console.WriteLine();
Console.WriteLine("| loss | N x C | with gradient | ours, us | libtorch | TensorPrimitives | machine | two cores |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (Func<IProblem> create in problems)
{
    using IProblem problem = create();
    if (args.Length > 0 && !args.Any(problem.What.Contains))
        continue;
    if (problem.Wrong() is { } wrong)
        failures.Add(wrong);
    Rounds ours = new(problem.Ours), torchLoss = new(problem.Torch), tensors = new(problem.Tensors), read = new(problem.Read);
    Rounds oursWithGradient = new(problem.OursWithGradient), tensorsWithGradient = new(problem.TensorsWithGradient), copy = new(problem.Copy);
    Rounds[] torchWithGradient = [.. problem.TorchWithGradient.Select(way => new Rounds(way))];
    Rounds[] twoCores = Environment.ProcessorCount > 1 ? [new(problem.OursOnTwoCores)] : [];
    Rounds.Run([ours, torchLoss, tensors, read, oursWithGradient, .. torchWithGradient, tensorsWithGradient, copy, .. twoCores]);
    Rounds torchBest = torchWithGradient.MinBy(way => way.Median)!;
    Console.WriteLine($"| {problem.What} | no | {ours.Median:F0} | {torchLoss.Over(ours)} | {tensors.Over(ours)} | {ours.Over(read)} of a read | |");
    Console.WriteLine($"| {problem.What} | yes | {oursWithGradient.Median:F0} | {torchBest.Over(oursWithGradient)} | {tensorsWithGradient.Over(oursWithGradient)} | {oursWithGradient.Over(copy)} of a copy | {(twoCores is [{ } two] ? oursWithGradient.Over(two) : "")} |");
}
failures.ForEach(Console.WriteLine);
return failures.Count == 0 ? 0 : 1;
