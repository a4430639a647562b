using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>Named evidence that x log x is a term of an entropy or a divergence: what the code around it, the sum that it goes into or x itself is called.</summary>
internal static class EntropyNames
{
    private static readonly Regex Measure = new(
        "(?i:entropy|kullback|divergence|mutual_?info|info(rmation)?_?gain|gain_?ratio|information|perplexity|jensen|impurity|surprisal)|^(?i:kld?)(?![a-z])|[a-z_](Kl|KL)(?![a-z])",
        RegexOptions.CultureInvariant);

    private static readonly Regex Probability = new("^_?(prob(s|as|abilit(y|ies))?|pmf)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A call that returns a probability by its name.</summary>
    public static bool IsProbability(IMethodSymbol method) => Probability.IsMatch(method.Name);

    public static bool Suggest(LogSink log, IOperation factor) =>
        log.Flow.Knowledge.UsesNames(log.Operation.Syntax.SyntaxTree)
        && (NamesAround.Declared(log.Operation.Syntax).Concat(NamesAround.Members(log.Operation.Syntax)).Any(Measure.IsMatch)
            || (Variables.Container(factor) ?? Variables.Named(factor))?.Name is { } name && Probability.IsMatch(name));
}
