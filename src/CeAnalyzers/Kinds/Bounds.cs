using CeAnalyzers.Idioms;

namespace CeAnalyzers.Kinds;

/// <summary>Bounds that a number keeps to, as far as they are known.</summary>
/// <param name="Low">The least that it can be.</param>
/// <param name="High">The most that it can be.</param>
internal readonly record struct Bounds(double Low, double High)
{
    /// <summary>The largest exponent that is taken for harmless: the exponential of 709.8 is infinite in double. In float it is that of 88.8; nobody clips there by accident.</summary>
    private const double Harmless = 700;

    public static Bounds All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Bounds NotNegative { get; } = new(0, double.PositiveInfinity);

    public static Bounds NotPositive { get; } = new(double.NegativeInfinity, 0);

    /// <summary>Of probabilities and labels.</summary>
    public static Bounds Unit { get; } = new(0, 1);

    public bool IsAll => double.IsNegativeInfinity(Low) && double.IsPositiveInfinity(High);

    /// <summary>So that its exponential does not overflow.</summary>
    public bool IsBoundedAbove => High <= Harmless;

    public bool IsBoundedBelow => Low >= -Harmless;

    /// <summary>Of a value that is one or the other.</summary>
    public Bounds Or(Bounds other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Of a value that keeps to both.</summary>
    public Bounds And(Bounds other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    /// <summary>Of what an operation makes of numbers in these ranges.</summary>
    public static Bounds Of(Operator @operator, IReadOnlyList<Value> operands) => (@operator, operands) switch
    {
        (Operator.Add, [var x, var y]) => Sum(x.Bounds, y.Bounds),
        (Operator.Subtract, [var x, var y]) => IsMaximumOf(y, x) ? NotPositive : IsMaximumOf(x, y) ? NotNegative : Sum(x.Bounds, Negate(y.Bounds)),
        (Operator.Negate, [var x]) => Negate(x.Bounds),
        (Operator.Multiply, [var x, var y]) => Product(x.Bounds, y.Bounds),
        (Operator.Divide, [var x, var y]) when Cosine.Is(x, y) => Cosine.Bounds,
        (Operator.Divide, [var x, var y]) when y.Bounds.Low >= 0 || y.Bounds.High <= 0 => Product(x.Bounds, Inverse(y.Bounds)),
        (Operator.Square or Operator.Abs, [var x]) => new(0, Of(@operator, Math.Max(Math.Abs(x.Bounds.Low), Math.Abs(x.Bounds.High)))),
        (Operator.SquareRoot, [var x]) => new(0, Math.Sqrt(Math.Max(0, x.Bounds.High))),
        (Operator.Exp, [var x]) => new(Math.Exp(x.Bounds.Low), Math.Exp(x.Bounds.High)),
        (Operator.ExpM1, [var x]) => new(Math.Exp(x.Bounds.Low) - 1, Math.Exp(x.Bounds.High) - 1),
        (Operator.Log or Operator.LogOtherBase, [var x]) => x.Bounds.High <= 1 ? NotPositive : x.Bounds.Low >= 1 ? NotNegative : All,
        (Operator.Log1P, [var x]) => x.Bounds.High <= 0 ? NotPositive : x.Bounds.Low >= 0 ? NotNegative : All,
        (Operator.Sum, [var x]) => x.Bounds.Low >= 0 ? NotNegative : x.Bounds.High <= 0 ? NotPositive : All,
        (Operator.Tanh or Operator.Sine or Operator.Cosine, _) => new(-1, 1),
        (Operator.Max, [var x]) => x.Bounds,
        (Operator.Min, [var x]) => x.Bounds,
        (Operator.Max, [var x, var y]) => new(Math.Max(x.Bounds.Low, y.Bounds.Low), Math.Max(x.Bounds.High, y.Bounds.High)),
        (Operator.Min, [var x, var y]) => new(Math.Min(x.Bounds.Low, y.Bounds.Low), Math.Min(x.Bounds.High, y.Bounds.High)),
        (Operator.Clip, [var x, var low, var high]) => new(Math.Max(x.Bounds.Low, low.Bounds.Low), Math.Min(x.Bounds.High, high.Bounds.High)),
        _ => All,
    };

    /// <summary>The largest of some numbers, one of which is <paramref name="value"/>, or no less than it.</summary>
    private static bool IsMaximumOf(Value maximum, Value value) =>
        maximum.Operator == Operator.Max
        && (maximum.Operands.Length == 1 || maximum.Operands.Any(o => o.SameShape(value)) || value.Operator == Operator.Min && value.Operands.Any(least => maximum.Operands.Any(o => o.SameShape(least))));

    private static double Of(Operator @operator, double magnitude) => @operator == Operator.Square ? magnitude * magnitude : magnitude;

    private static Bounds Negate(Bounds x) => new(-x.High, -x.Low);

    private static Bounds Inverse(Bounds x) => x.Low >= 0 ? new(1 / x.High, x.Low == 0 ? double.PositiveInfinity : 1 / x.Low) : Negate(Inverse(Negate(x)));

    private static Bounds Sum(Bounds x, Bounds y) => new(x.Low + y.Low, x.High + y.High);

    private static Bounds Product(Bounds x, Bounds y)
    {
        double[] corners = [Times(x.Low, y.Low), Times(x.Low, y.High), Times(x.High, y.Low), Times(x.High, y.High)];
        return new(corners.Min(), corners.Max());
    }

    /// <summary>A bound of 0 bounds the product, however large the other.</summary>
    private static double Times(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
