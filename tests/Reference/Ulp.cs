namespace CeAnalyzers.Reference;

/// <summary>How far a computed number is from the exact one, in units in the last place of the exact one, and relative to it.</summary>
public static class Ulp
{
    public static double Error(float actual, BigReal exact) => Error(actual, exact, 24, -126);

    public static double Error(double actual, BigReal exact) => Error(actual, exact, 53, -1022);

    public static double Relative(double actual, BigReal exact) => exact.IsZero
        ? actual == 0 ? 0 : double.PositiveInfinity
        : double.IsFinite(actual) ? (double)((actual - exact) / exact).Abs : double.PositiveInfinity;

    private static double Error(double actual, BigReal exact, int precision, int smallestExponent)
    {
        if (!double.IsFinite(actual))
            return double.PositiveInfinity;
        int exponent = exact.IsZero ? smallestExponent : Math.Max(exact.Magnitude, smallestExponent);
        return (double)(actual - exact).Abs.Scale(precision - 1 - exponent);
    }
}
