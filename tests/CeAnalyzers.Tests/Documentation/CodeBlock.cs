using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>
/// A block of code on a page. Its role says what must be true of it: <c>flagged</c>, only the rule of the page reports it; <c>fixed</c> and
/// <c>quiet</c>, no rule does; <c>run</c>, running it prints the output below it.
/// </summary>
internal sealed record CodeBlock(string Name, string Page, string Role, string Code, string Output)
{
    public Libraries Libraries =>
        (Code.Contains("System.Numerics.Tensors", StringComparison.Ordinal) ? Libraries.Tensors : Libraries.Plain)
        | (Code.Contains("TorchSharp", StringComparison.Ordinal) ? Libraries.TorchSharp : Libraries.Plain);
}
