using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Tests.Verification;

/// <summary>What a user configures, as a host hands it to the analyzer.</summary>
internal static class Configured
{
    /// <summary>An .editorconfig and a CeAnalyzers.Kinds.txt in the folder of the sources.</summary>
    public static AnalyzerOptions With(string? editorConfig = null, string? kinds = null) => new(
        kinds is null ? [] : [new Text("CeAnalyzers.Kinds.txt", kinds)],
        new Provider(AnalyzerConfigSet.Create(editorConfig is null ? [] : new[] { AnalyzerConfig.Parse("root = true\n[*.cs]\n" + editorConfig, "/.editorconfig") })));

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Values(set.GlobalConfigOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(set.GetOptionsForSourcePath("/" + tree.FilePath.TrimStart('/')));

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => result.AnalyzerOptions.TryGetValue(key, out value);
    }
}
