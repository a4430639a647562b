using System.Numerics;

namespace CeAnalyzers;

internal static partial class Elements
{
    /// <summary>A function of each number.</summary>
    public static void Map<T>(ReadOnlySpan<T> inputs, string name, Span<T> destination, Func<double, double> function) where T : IBinaryFloatingPointIeee754<T>
    {
        destination = Checks.Destination(inputs, name, destination, nameof(destination));
        for (int j = 0; j < inputs.Length; j++)
            destination[j] = T.CreateTruncating(function(double.CreateTruncating(inputs[j])));
    }
}
