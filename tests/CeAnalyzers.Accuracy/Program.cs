using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CeAnalyzers.Accuracy;

// The worst errors of losses and gradients, in every vector width that the machine has, against references of 224 bits:
// dotnet run -c Release --project tests/CeAnalyzers.Accuracy
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Nested = "CEANALYZERS_ACCURACY_NESTED";
bool isNested = Environment.GetEnvironmentVariable(Nested) is not null;
string width = Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated && Fma.IsSupported ? "256 bits" : "scalar";
var table = new List<Worst>();
table.AddRange(SoftmaxTable.Run<float>(width, !isNested));
table.AddRange(SoftmaxTable.Run<double>(width, !isNested));
table.AddRange(SigmoidTable.Run<float>(width, !isNested));
table.AddRange(SigmoidTable.Run<double>(width, !isNested));
bool isOver = table.Any(worst => worst.IsOverBound);
if (!isNested)
    Console.WriteLine(Worst.Header);
table.ForEach(Console.WriteLine);
if (isNested)
    return isOver ? 1 : 0;

// The same of ours where the machine has less: each in a process that does not see the rest.
foreach (string feature in Vector512.IsHardwareAccelerated ? new[] { "DOTNET_EnableAVX512F", "DOTNET_EnableAVX2" } : ["DOTNET_EnableAVX2"])
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, Environment.GetCommandLineArgs()[..(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? 1 : 0)])
    {
        Environment = { [feature] = "0", [Nested] = "1" },
    };
    using Process process = Process.Start(start)!;
    process.WaitForExit();
    isOver |= process.ExitCode != 0;
}
return isOver ? 1 : 0;
