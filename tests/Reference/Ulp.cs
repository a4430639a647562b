namespace CeAnalyzers.Reference;

/// <summary>How far a computed number is from the exact one, in units in the last place of the exact one, and relative to it.</summary>
public static class Ulp
{
    public static double Error(float actual, BigReal exact) => Error(actual, exact, exact);

    public static double Error(double actual, BigReal exact) => Error(actual, exact, exact);

    /// <summary>In units of another number, of which the exact one is a difference.</summary>
    public static double Error(float actual, BigReal exact, BigReal unit) => Error(actual, exact, unit, 24, -126);

    /// <inheritdoc cref="Error(float, BigReal, BigReal)"/>
    public static double Error(double actual, BigReal exact, BigReal unit) => Error(actual, exact, unit, 53, -1022);

    public static double Relative(double actual, BigReal exact) => Relative(actual, exact, exact);

    /// <summary>Relative to another number, of which the exact one is a difference.</summary>
    public static double Relative(double actual, BigReal exact, BigReal unit) => unit.IsZero
        ? actual == 0 ? 0 : double.PositiveInfinity
        : double.IsFinite(actual) ? (double)((actual - exact) / unit).Abs : double.PositiveInfinity;

    private static double Error(double actual, BigReal exact, BigReal unit, int precision, int smallestExponent)
    {
        if (!double.IsFinite(actual))
            return double.PositiveInfinity;
        int exponent = unit.IsZero ? smallestExponent : Math.Max(unit.Magnitude, smallestExponent);
        return (double)(actual - exact).Abs.Scale(precision - 1 - exponent);
    }
}
