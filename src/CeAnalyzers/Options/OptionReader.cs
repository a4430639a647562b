using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Options;

/// <summary>The options of a compilation's files. Without a provider every option is unset.</summary>
internal sealed class OptionReader(AnalyzerConfigOptionsProvider? provider)
{
    /// <summary>The value that an option has for a file.</summary>
    public T Get<T>(Option<T> option, SyntaxTree tree) =>
        option.In(provider is null ? Unset.Instance : provider.GetOptions(tree));

    /// <summary>The values of options that are not what they may be, each with the first file that it is for.</summary>
    public IReadOnlyList<InvalidOption> Invalid(Compilation compilation)
    {
        var found = new List<InvalidOption>();
        var known = new HashSet<(string, string)>();
        foreach (SyntaxTree tree in provider is null ? [] : compilation.SyntaxTrees)
        {
            AnalyzerConfigOptions options = provider!.GetOptions(tree);
            foreach (Option option in KnownOptions.All)
                if (options.TryGetValue(option.Key, out string? text) && !option.IsValid(text) && known.Add((option.Key, text))) found.Add(new(option, text, tree));
        }

        return found;
    }

    private sealed class Unset : AnalyzerConfigOptions
    {
        public static readonly Unset Instance = new();

        public override bool TryGetValue(string key, out string value)
        {
            value = "";
            return false;
        }
    }
}

/// <summary>A value that is not what its option may be, for <paramref name="Tree"/> and perhaps others.</summary>
internal sealed record InvalidOption(Option Option, string Text, SyntaxTree Tree);
