namespace CeAnalyzers.Corpus.Tests;

/// <summary>A folder of source files that lives as long as a test.</summary>
internal sealed class TemporaryTree : IDisposable
{
    public TemporaryTree(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
        {
            string file = Path.Combine(Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("ce-corpus-").FullName;

    public Checkout Checkout => new("acme/classifier", Root);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
