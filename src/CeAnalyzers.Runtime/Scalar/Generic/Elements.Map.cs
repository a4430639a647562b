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

    /// <summary>A function of each pair of numbers.</summary>
    public static void Map<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination, Func<double, double, double> function) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(y.Length, nameof(y), x.Length, nameof(x));
        destination = Checks.Destination(x, nameof(x), destination, nameof(destination));
        Checks.Output(y, nameof(y), destination, nameof(destination));
        for (int j = 0; j < x.Length; j++)
            destination[j] = T.CreateTruncating(function(double.CreateTruncating(x[j]), double.CreateTruncating(y[j])));
    }
}
