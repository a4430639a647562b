using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Options;

/// <summary>An option of .editorconfig: its key and what its value may be.</summary>
internal abstract class Option(string key, string allowed)
{
    public string Key { get; } = key;

    /// <summary>What is allowed, as the end of a sentence that begins "expected".</summary>
    public string Allowed { get; } = allowed;

    public abstract bool IsValid(string text);
}

/// <summary>An option whose values are of type <typeparamref name="T"/>.</summary>
/// <param name="key">The key in .editorconfig.</param>
/// <param name="allowed">What the value may be, in words.</param>
/// <param name="unset">The value where there is none, or none that is valid.</param>
/// <param name="parse">Reads the value.</param>
internal sealed class Option<T>(string key, string allowed, T unset, Option<T>.Parser parse) : Option(key, allowed)
{
    internal delegate bool Parser(string text, out T value);

    public override bool IsValid(string text) => parse(text, out _);

    /// <summary>The value for the files that <paramref name="options"/> are of.</summary>
    public T In(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out string? text) && parse(text, out T value) ? value : unset;
}
