using System.Collections.Immutable;

namespace CeAnalyzers.Corpus;

/// <summary>A work tree of one repository on disk.</summary>
public sealed record Checkout(string Repo, string Root)
{
    private const char OwnerSeparator = '+';

    /// <summary>A folder holds checkouts side by side, named OWNER+NAME, or is a checkout itself.</summary>
    public static ImmutableArray<Checkout> Find(IEnumerable<string> folders)
    {
        return [.. folders.SelectMany(InFolder)];

        static IEnumerable<Checkout> InFolder(string folder)
        {
            string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            if (!Directory.Exists(root))
                throw new DirectoryNotFoundException($"no folder '{folder}'");

            string[] checkouts = [.. Directory.EnumerateDirectories(root, $"*{OwnerSeparator}*").Order(StringComparer.Ordinal)];
            return (checkouts.Length > 0 ? checkouts : [root]).Select(path => new Checkout(RepoOf(path), path));
        }
    }

    public ImmutableArray<string> Files(string pattern) =>
    [
        .. Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(file => !IsBuildOutput(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The path as manifests spell it.</summary>
    public string RelativePath(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string RepoOf(string path)
    {
        string name = Path.GetFileName(path);
        int separator = name.IndexOf(OwnerSeparator);
        return separator < 0 ? name : $"{name[..separator]}/{name[(separator + 1)..]}";
    }

    private bool IsBuildOutput(string file) => RelativePath(file).Split('/').Any(part => part is "bin" or "obj");
}
