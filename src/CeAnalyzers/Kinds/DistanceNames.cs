using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Kinds;

/// <summary>Names of variables that no negative number has: distances, squares, times that went by.</summary>
internal static class DistanceNames
{
    private static readonly Regex Distance = new("dist|^d2$|(?-i:^D[ij]?$)|squared|^sq|elapsed|^age$|^lag$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool Name(ISymbol variable) => Distance.IsMatch(variable.Name);
}
