using System.Collections.Immutable;
using CeAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Knowledge;

/// <summary>What the user tells the analysis besides the code: declared kinds, and options.</summary>
internal sealed class UserKnowledge
{
    public UserKnowledge(Compilation compilation, AnalyzerOptions? options, CancellationToken cancellation)
    {
        Files = new(options?.AdditionalFiles ?? ImmutableArray<AdditionalText>.Empty, compilation, cancellation);
        Kinds = new(Files);
        Options = new(options?.AnalyzerConfigOptionsProvider);
    }

    public KindsFiles Files { get; }

    public DeclaredKinds Kinds { get; }

    public OptionReader Options { get; }

    /// <summary>Whether names are evidence in a file.</summary>
    public bool UsesNames(SyntaxTree tree) => Options.Get(KnownOptions.NamedEvidence, tree);
}
