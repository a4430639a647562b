using System.Globalization;
using System.Reflection;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>Runs compiled programs and reads what they print. There is one console, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(ConsoleOutput), DisableParallelization = true)]
public sealed class ConsoleOutput
{
    internal static string Of(Compilation program)
    {
        MethodInfo main = Compiled.Load(program).EntryPoint!;
        (TextWriter console, CultureInfo culture) = (Console.Out, CultureInfo.CurrentCulture);
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        return output.ToString();
    }
}
