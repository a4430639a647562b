using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>Methods that by their name give the same numbers in another form, or some of them: probs.GetWeightAt(i), nd.Pick(probs, labels), probs.SliceAxis(1, 0, 3).</summary>
internal static class NamedViews
{
    /// <summary>Of a tensor alone: a function's value at x is not x.</summary>
    private static readonly Regex Accessor = new(
        "^(get_?)?(element|weight|value|item|entry|data|scalar|row|col(umn)?)s?(_?(at|by_?index|as_?(float|double)))?$|^at$|^get$|^to_?(weight_?)?array$|^to_?(cpu|host|gpu|device)(_?(tensor|matrix|vector|array))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex View = new(
        "^(pick|gather|take|index_?select|narrow|slice(_?(axis|rows?|cols?|like))?|reshape|view|flatten|squeeze|un_?squeeze|expand(_?(dims|as|to))?|broadcast(_?to)?|permute|contiguous|detach|clone|copy|as_?type|swap_?axes|transpose)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool IsView(IMethodSymbol method, IOperation? receiver) =>
        View.IsMatch(method.Name) || Numbers.IsNumberLike(receiver?.Type) && Accessor.IsMatch(method.Name);
}
