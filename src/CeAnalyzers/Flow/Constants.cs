using System.Globalization;
using CeAnalyzers.Kinds;

namespace CeAnalyzers.Flow;

/// <summary>Constants of source as values.</summary>
internal static class Constants
{
    public static Value Value(object constant) => constant switch
    {
        string or bool or char => Kinds.Value.Leaf(constant),
        IConvertible number => Kinds.Value.Constant(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => Kinds.Value.Unknown,
    };
}
