using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CeAnalyzers.Accuracy;

// The worst errors of losses, gradients and functions, in every vector width, against references of 224 bits:
// dotnet run -c Release --project tests/CeAnalyzers.Accuracy
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Nested = "CEANALYZERS_ACCURACY_NESTED";
bool isNested = Environment.GetEnvironmentVariable(Nested) is not null, isEmulated = !isNested && !Vector512.IsHardwareAccelerated;
string width = !Fma.IsSupported ? "scalar" : Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits";
var table = new List<Worst>();
foreach (bool isFocal in new[] { false, true })
{
    table.AddRange(SoftmaxTable.Run<float>(width, isFocal, !isNested, isEmulated));
    table.AddRange(SoftmaxTable.Run<double>(width, isFocal, !isNested, isEmulated));
}
table.AddRange(DistributionTable.Run<float>(width, !isNested));
table.AddRange(DistributionTable.Run<double>(width, !isNested));
foreach (bool isFocal in new[] { false, true })
{
    table.AddRange(SigmoidTable.Run<float>(width, isFocal, !isNested, isEmulated));
    table.AddRange(SigmoidTable.Run<double>(width, isFocal, !isNested, isEmulated));
}
bool isOver = table.Any(worst => worst.IsOverBound);
if (!isNested)
    Console.WriteLine(Worst.Header);
table.ForEach(Console.WriteLine);
if (isNested)
    return isOver ? 1 : 0;

// The same of ours where the machine has less: each in a process that does not see the rest.
foreach ((string setting, string value) in new[] { ("DOTNET_PreferredVectorBitWidth", "256"), ("DOTNET_PreferredVectorBitWidth", "128"), ("DOTNET_EnableAVX2", "0") }.Skip(isEmulated ? 1 : 0))
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, Environment.GetCommandLineArgs()[..(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? 1 : 0)])
    {
        Environment = { [setting] = value, [Nested] = "1" },
    };
    using Process process = Process.Start(start)!;
    process.WaitForExit();
    isOver |= process.ExitCode != 0;
}
isOver |= FunctionTable.Print();
return isOver ? 1 : 0;
