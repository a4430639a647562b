namespace CeAnalyzers;

/// <summary>
/// A finite number as the sum of two doubles, the second one less than half of the first one's last place (Dekker, 1971): for the few numbers of a row
/// whose powers would multiply their errors. Not near the ends of the format's range.
/// </summary>
internal readonly struct DoubleDouble(double high, double low)
{
    /// <summary>What is larger may leave the range of products.</summary>
    public const double Largest = 1e140;

    public double High => high;

    public double Low => low;

    public double Value => high + low;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = Sum(a.High, b.High);
        return Normal(sum.High, sum.Low + (a.Low + b.Low));
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = Product(a.High, b.High);
        return Normal(product.High, product.Low + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        DoubleDouble product = Product(quotient, b.High);
        return Normal(quotient, (a.High - product.High - product.Low + a.Low - quotient * b.Low) / b.High);
    }

    /// <summary>The product with a number of any size, rounded once unless it is out of the range.</summary>
    public double Times(DoubleDouble other) => Math.Abs(other.High) < Largest ? (this * other).Value : Value * other.High;

    /// <summary>A power of a number from 0 to 1. Small whole powers are products; others have the error of one rounding.</summary>
    public static DoubleDouble Pow(DoubleDouble x, double exponent)
    {
        if (x.High == 0)
            return Math.Pow(0, exponent);
        if (exponent is not (0 or 1 or 2 or 3 or 4))
        {
            double power = Math.Pow(x.High, exponent);
            return Normal(power, power * (exponent * (x.Low / x.High)));
        }
        DoubleDouble product = 1;
        for (int factor = 0; factor < exponent; factor++)
            product *= x;
        return product;
    }

    /// <summary>a + b, and what that rounds off (Knuth).</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b, added = sum - a;
        return new(sum, a - (sum - added) + (b - added));
    }

    /// <summary>a * b, and what that rounds off, from the halves of both (Veltkamp): not every framework has a fused multiply-add.</summary>
    private static DoubleDouble Product(double a, double b)
    {
        double product = a * b, aHigh = Upper(a), aLow = a - aHigh, bHigh = Upper(b), bLow = b - bHigh;
        return new(product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow);
    }

    private static double Upper(double value)
    {
        double scaled = value * 134217729;
        return scaled - (scaled - value);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, high - sum + low);
    }
}
