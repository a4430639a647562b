using System.Numerics;
using System.Numerics.Tensors;
using CeAnalyzers.Reference;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>A scalar function of one number, or of two, as it is and as each implementation computes it.</summary>
/// <param name="Name">Its name in <c>StableMath</c>.</param>
/// <param name="Draw">Arguments where it is finite.</param>
/// <param name="Exact">The value.</param>
/// <param name="Ours">The library's.</param>
/// <param name="Torch">libtorch's; of two logarithms put together where it has none.</param>
/// <param name="Tensors">TensorPrimitives', put together where it has none.</param>
/// <param name="Textbook">The formula as it is in books.</param>
internal sealed record Function<T>(
    string Name,
    Func<Random, (double X, double Y)> Draw,
    Func<BigReal, BigReal, BigReal> Exact,
    Func<T, T, T> Ours,
    Func<Tensor, Tensor, Tensor> Torch,
    Func<T[], T[], T[]> Tensors,
    Func<T, T, T> Textbook) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The result is the difference of larger numbers: its error is counted in units of the larger argument.</summary>
    public bool IsDifference { get; init; }
}

internal static class Functions
{
    private static readonly BigReal One = BigReal.One;

    public static IEnumerable<Function<T>> All<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Up to where results become subnormal.
        double largest = typeof(T) == typeof(float) ? 87 : 708;
        return
        [
            new("Sigmoid", r => (Signed(r, -8, largest), 0), (x, _) => One / (One + BigReal.Exp(-x)), (x, _) => StableMath.Sigmoid(x),
                (x, _) => special.expit(x), (x, _) => Map(x, TensorPrimitives.Sigmoid), (x, _) => T.One / (T.One + T.Exp(-x))),
            new("LogSigmoid", r => (Signed(r, -8, largest), 0), (x, _) => -BigReal.Log1P(BigReal.Exp(-x)), (x, _) => StableMath.LogSigmoid(x),
                (x, _) => nn.functional.logsigmoid(x), (x, _) => Map(Map(x, TensorPrimitives.Sigmoid), TensorPrimitives.Log), (x, _) => T.Log(T.One / (T.One + T.Exp(-x)))),
            new("Softplus", r => (Signed(r, -8, largest), 0), (x, _) => BigReal.Log1P(BigReal.Exp(x)), (x, _) => StableMath.Softplus(x),
                (x, _) => nn.functional.softplus(x), (x, _) => Map(Map(x, TensorPrimitives.Exp), TensorPrimitives.LogP1), (x, _) => T.Log(T.One + T.Exp(x))),
            new("Log1P", r => (AboveMinusOne(r), 0), (x, _) => BigReal.Log1P(x), (x, _) => StableMath.Log1P(x),
                (x, _) => log1p(x), (x, _) => Map(x, TensorPrimitives.LogP1), (x, _) => T.Log(T.One + x)),
            new("ExpM1", r => (Signed(r, -12, largest), 0), (x, _) => BigReal.ExpM1(x), (x, _) => StableMath.ExpM1(x),
                (x, _) => special.expm1(x), (x, _) => Map(x, TensorPrimitives.ExpM1), (x, _) => T.Exp(x) - T.One),
            new("Log1MinusExp", r => (-Size(r, -12, largest), 0), (x, _) => Log1MinusExp(x), (x, _) => StableMath.Log1MinusExp(x),
                (x, _) => log1p(-exp(x)), (x, _) => Map(Map(Map(x, TensorPrimitives.Exp), TensorPrimitives.Negate), TensorPrimitives.LogP1), (x, _) => T.Log(T.One - T.Exp(x))),
            new("Logit", r => (Probability(r), 0), (p, _) => BigReal.Log(p / (One - p)), (p, _) => StableMath.Logit(p),
                (p, _) => logit(p), (p, _) => Map(Zip(p, [.. p.Select(v => T.One - v)], TensorPrimitives.Divide), TensorPrimitives.Log), (p, _) => T.Log(p / (T.One - p))),
            new("XLogY", r => (Signed(r, -3, 1000), Positive(r)), (x, y) => x * BigReal.Log(y), StableMath.XLogY,
                xlogy, (x, y) => Zip(x, Map(y, TensorPrimitives.Log), TensorPrimitives.Multiply), (x, y) => x * T.Log(y)),
            new("XLog1PY", r => (Signed(r, -3, 1000), AboveMinusOne(r)), (x, y) => x * BigReal.Log1P(y), StableMath.XLog1PY,
                special.xlog1py, (x, y) => Zip(x, Map(y, TensorPrimitives.LogP1), TensorPrimitives.Multiply), (x, y) => x * T.Log(T.One + y)),
            new("LogAddExp", r => (Signed(r, -3, 80), Signed(r, -3, 80)), (x, y) => Larger(x, y) + BigReal.Log1P(BigReal.Exp(-(x - y).Abs)), StableMath.LogAddExp,
                logaddexp, (x, y) => Map(Zip(Map(x, TensorPrimitives.Exp), Map(y, TensorPrimitives.Exp), TensorPrimitives.Add), TensorPrimitives.Log), (x, y) => T.Log(T.Exp(x) + T.Exp(y))) { IsDifference = true },
            new("LogSubtractExp", Ordered, (x, y) => x + Log1MinusExp(y - x), StableMath.LogSubtractExp,
                (x, y) => x + log1p(-exp(y - x)), (x, y) => Map(Zip(Map(x, TensorPrimitives.Exp), Map(y, TensorPrimitives.Exp), TensorPrimitives.Subtract), TensorPrimitives.Log), (x, y) => T.Log(T.Exp(x) - T.Exp(y))) { IsDifference = true },
        ];
    }

    private delegate void SpanMap<T>(ReadOnlySpan<T> x, Span<T> destination);

    private delegate void SpanZip<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);

    private static T[] Map<T>(T[] x, SpanMap<T> map)
    {
        var result = new T[x.Length];
        map(x, result);
        return result;
    }

    private static T[] Zip<T>(T[] x, T[] y, SpanZip<T> zip)
    {
        var result = new T[x.Length];
        zip(x, y, result);
        return result;
    }

    private static BigReal Larger(BigReal x, BigReal y) => x > y ? x : y;

    private static BigReal Log1MinusExp(BigReal x) => x < -1 ? BigReal.Log1P(-BigReal.Exp(x)) : BigReal.Log(-BigReal.ExpM1(x));

    /// <summary>Every order of magnitude from a power of ten to the largest.</summary>
    private static double Size(Random random, double exponent, double largest) => Math.Pow(10, exponent + random.NextDouble() * (Math.Log10(largest) - exponent));

    private static double Signed(Random random, double exponent, double largest) => (random.Next(2) * 2 - 1) * Size(random, exponent, largest);

    private static double Positive(Random random) => random.Next(2) == 0 ? Size(random, -30, 1e30) : 1 + Signed(random, -7, 0.5);

    private static double AboveMinusOne(Random random) => random.Next(3) switch { 0 => Signed(random, -12, 0.99), 1 => Size(random, -12, 1e20), _ => Size(random, -6, 1) - 1 };

    private static double Probability(Random random) => random.Next(3) switch { 0 => 0.5 + Signed(random, -6, 0.49), 1 => Size(random, -30, 0.5), _ => 1 - Size(random, -7, 0.5) };

    private static (double, double) Ordered(Random random)
    {
        double y = Signed(random, -3, 40);
        return (y + Size(random, -2, 40), y);
    }
}
