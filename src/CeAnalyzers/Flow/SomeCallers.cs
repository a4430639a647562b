using System.Text.RegularExpressions;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>
/// What some callers pass to a parameter that is called probabilities, where nobody knows what the others pass: by its name that is probabilities as well, so
/// that the activation of those which are known is a mistake on some path. A caller that passes anything else which is known contradicts the name.
/// </summary>
/// <param name="parameter">The parameter.</param>
/// <param name="isUsed">Whether names are evidence there.</param>
internal sealed class SomeCallers(IParameterSymbol parameter, bool isUsed)
{
    private static readonly Regex Name = new("^(class_?)?(probs?|probabilit(y|ies)|soft_?max(_?(probs?|outputs?))?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private Value? activated;
    private bool isContradicted;

    /// <summary>Whether the name says so: then all callers have to be asked.</summary>
    public bool AreTelling { get; } = isUsed && Name.IsMatch(parameter.Name);

    public void Add(Value passed)
    {
        if (passed.Activated is { } one)
        {
            isContradicted |= activated is not null && activated.Kind != one.Kind;
            activated ??= one;
        }
        else
        {
            isContradicted |= passed.HasKind || passed.IsConstant;
        }
    }

    /// <summary>What the parameter holds, where <paramref name="joined"/> is of all callers.</summary>
    public Value Of(Value joined) =>
        AreTelling && !isContradicted && activated is not null && joined is { HasKind: false, OnSomePath: null } ? joined.Or(activated) : joined;
}
