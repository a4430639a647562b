using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary>A library that references the package, is packed itself, and is used by an application that knows nothing of it.</summary>
public sealed class LibraryTests(PackageFeed feed)
{
    /// <summary>Older than the application's framework on purpose: it is built against one assembly of the runtime and runs with another.</summary>
    [Fact]
    public async Task Users_of_a_packed_library_get_the_runtime_and_not_the_analyzers()
    {
        const string version = "1.0.0-preview";
        TempProject library = feed.NewProject("Library", "netstandard2.0", $"<Version>{version}</Version>").With("Classifier.cs", """
            using CeAnalyzers;

            namespace Library;

            public static class Classifier
            {
                public static double Loss(double[] logits, int label) => -StableMath.LogSoftmax(logits)[label];
            }
            """);
        (await library.PackAsync()).Succeeds().Reports();

        TempProject application = feed
            .NewProject("Application", "net10.0", "<OutputType>Exe</OutputType>", reference: "Library", version)
            .With("Network.cs", Sources.Network)
            .With("Loss.cs", Sources.LogOfSoftmax("Loss"))
            .With("Program.cs", "System.Console.WriteLine(Library.Classifier.Loss([1000, 0], 1));\n");
        (await application.BuildAsync()).Succeeds().Reports();
        (await application.RunBuiltAsync()).Succeeds().Prints("1000");
    }
}
