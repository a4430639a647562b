namespace CeAnalyzers;

/// <summary>
/// The scalar functions in double precision. Other types are computed here too and rounded once at the end,
/// which leaves float and Half correct to the last bit but for ties.
/// </summary>
internal static class Real
{
    /// <summary>log(1 + x): the logarithm of the rounded sum, corrected by what the rounding lost.</summary>
    public static double Log1P(double x)
    {
        double sum = 1 + x;
        if (!(sum > 0) || double.IsInfinity(sum))
            return Math.Log(sum);
        double lost = Math.Abs(x) < 1 ? x - (sum - 1) : 1 - (sum - x);
        // Adding a lost part of 0 would turn -0 into 0.
        return sum == 1 ? x : Math.Log(sum) + lost / sum;
    }

    /// <summary>exp(x) - 1. Where the subtraction would lose digits, x plus the rest of the series, x^2 / 2! + x^3 / 3! + ..., whose last terms are nothing up to 1.1.</summary>
    public static double ExpM1(double x)
    {
        if (!(Math.Abs(x) < 1.1) || x == 0)
            return x == 0 ? x : Math.Exp(x) - 1;
        double rest = 0;
        for (int n = 21; n >= 3; n--)
            rest = (rest + 1) * (x / n);
        return x + x * x * 0.5 * (rest + 1);
    }

    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    public static double LogSigmoid(double x) => 0 - Softplus(-x);

    public static double Clip(double probability, double epsilon) => Math.Min(Math.Max(probability, epsilon), 1 - epsilon);

    /// <summary>Below -log 2 the exponential is small and log1p keeps it; above, expm1 keeps the difference from 1 (Maechler, 2012).</summary>
    public static double Log1MinusExp(double x) => x > -0.6931471805599453 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));

    /// <summary>The larger one, plus the logarithm of 1 and what the smaller adds. Equal infinities have no difference.</summary>
    public static double LogAddExp(double x, double y) => x == y ? x + Math.Log(2) : Math.Max(x, y) + Log1P(Math.Exp(-Math.Abs(x - y)));

    public static double LogSubtractExp(double x, double y) => x == y
        ? double.IsPositiveInfinity(x) ? double.NaN : double.NegativeInfinity
        : double.IsNegativeInfinity(y) ? x : x + Log1MinusExp(y - x);

    public static double XLogY(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    public static double XLog1PY(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Log1P(y);

    /// <summary>Around one half, p / (1 - p) = 1 + (2 p - 1) / (1 - p), whose numerator is exact.</summary>
    public static double Logit(double p) => p is > 0.3 and < 0.65 ? Log1P((2 * p - 1) / (1 - p)) : Math.Log(p / (1 - p));
}
