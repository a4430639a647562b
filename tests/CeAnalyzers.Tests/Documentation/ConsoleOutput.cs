using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>Runs compiled programs and reads what they print. There is one console, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(ConsoleOutput), DisableParallelization = true)]
public sealed class ConsoleOutput
{
    internal static string Of(Compilation program)
    {
        using var image = new MemoryStream();
        Assert.Empty(program.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var context = new AssemblyLoadContext(program.AssemblyName, isCollectible: true);
        context.Resolving += (loading, name) => loading.LoadFromAssemblyPath(References.PathOf(name.Name!));
        (TextWriter console, CultureInfo culture) = (Console.Out, CultureInfo.CurrentCulture);
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            MethodInfo main = context.LoadFromStream(image).EntryPoint!;
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
            context.Unload();
        }

        return output.ToString();
    }
}
