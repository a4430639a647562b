namespace CeAnalyzers.Benchmarks;

/// <summary>The functions of the references, in double precision and apart from the library.</summary>
internal static class Exact
{
    /// <summary>log(1 + x), x at least 0: the rounding of u = 1 + x is divided out.</summary>
    public static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>A sum that keeps what additions round off.</summary>
    public struct Sum
    {
        private double _sum, _lost;

        public readonly double Value => _sum + _lost;

        public void Add(double term)
        {
            double next = _sum + term, added = next - _sum;
            _lost += _sum - (next - added) + (term - added);
            _sum = next;
        }
    }
}
