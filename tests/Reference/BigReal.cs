using System.Numerics;

namespace CeAnalyzers.Reference;

/// <summary>
/// A binary floating-point number of 224 bits, Mantissa * 2^Exponent, to judge results of 24 and 53 bits by.
/// Every operation is exact or off by at most 2^-200 of its result; ReferenceTests checks them against published digits.
/// </summary>
public readonly struct BigReal
{
    private const int Precision = 224;

    public static readonly BigReal Zero = new(BigInteger.Zero, 0);
    public static readonly BigReal One = new(BigInteger.One, 0);
    private static readonly BigReal Ln2 = ComputeLn2();

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private BigReal(BigInteger mantissa, int exponent)
    {
        int excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Precision;
        _mantissa = excess > 0 ? (mantissa + (BigInteger.One << (excess - 1))) >> excess : mantissa;
        _exponent = excess > 0 ? exponent + excess : exponent;
    }

    public static implicit operator BigReal(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite number.");
        int exponent = value == 0 ? 0 : Math.Max(Math.ILogB(value), -1022) - 52;
        return new BigReal(new BigInteger(Math.ScaleB(Math.ScaleB(value, -exponent / 2), -exponent - -exponent / 2)), exponent);
    }

    /// <summary>Close to the nearest double, for display and first guesses; 0 or infinity outside its range.</summary>
    public static explicit operator double(BigReal value)
    {
        int excess = (int)BigInteger.Abs(value._mantissa).GetBitLength() - 64;
        double leading = (double)(excess > 0 ? value._mantissa >> excess : value._mantissa);
        return Math.ScaleB(leading, value._exponent + Math.Max(excess, 0));
    }

    public bool IsZero => _mantissa.IsZero;

    /// <summary>The exponent of the leading bit: floor(log2(|value|)).</summary>
    public int Magnitude => (int)BigInteger.Abs(_mantissa).GetBitLength() - 1 + _exponent;

    public BigReal Abs => new(BigInteger.Abs(_mantissa), _exponent);

    public BigReal Scale(int powerOfTwo) => new(_mantissa, _exponent + powerOfTwo);

    public static BigReal operator -(BigReal a) => new(-a._mantissa, a._exponent);

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero || b.IsZero)
            return a.IsZero ? b : a;
        if (Math.Abs(a.Magnitude - b.Magnitude) > Precision + 8)
            return a.Magnitude > b.Magnitude ? a : b;
        int exponent = Math.Min(a._exponent, b._exponent);
        return new BigReal((a._mantissa << (a._exponent - exponent)) + (b._mantissa << (b._exponent - exponent)), exponent);
    }

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        int shift = Math.Max(0, 2 * Precision - (int)BigInteger.Abs(a._mantissa).GetBitLength());
        return new BigReal((a._mantissa << shift) / b._mantissa, a._exponent - shift - b._exponent);
    }

    public static bool operator <(BigReal a, BigReal b) => (a - b)._mantissa.Sign < 0;

    public static bool operator >(BigReal a, BigReal b) => b < a;

    public static BigReal Exp(BigReal x)
    {
        int k = (int)Math.Round((double)x / Math.Log(2));
        const int Halvings = 16;
        BigReal r = (x - k * Ln2).Scale(-Halvings), sum = One, term = One;
        for (int n = 1; !term.IsZero && term.Magnitude > -Precision - 8; n++)
            sum += term = term * r / n;
        for (int i = 0; i < Halvings; i++)
            sum *= sum;
        return sum.Scale(k);
    }

    /// <summary>A double's logarithm, and the logarithm of what is left, which is near 1.</summary>
    public static BigReal Log(BigReal x)
    {
        if ((x - One).IsZero || (x - One).Magnitude < -30)
            return Log1PSeries(x - One);
        int k = x.Magnitude;
        double guess = Math.Log((double)x.Scale(-k)) + k * Math.Log(2);
        return guess + Log1PSeries(x * Exp(-(BigReal)guess) - One);
    }

    public static BigReal Log1P(BigReal x) => x.IsZero || x.Magnitude < -30 ? Log1PSeries(x) : Log(One + x);

    /// <summary>exp(x) - 1, by its series where the difference would lose digits.</summary>
    public static BigReal ExpM1(BigReal x)
    {
        if (!x.IsZero && x.Magnitude >= -20)
            return Exp(x) - One;
        BigReal sum = Zero, term = One;
        for (int n = 1; n < 14 && !term.IsZero; n++)
            sum += term = term * x / n;
        return sum;
    }

    private static BigReal Log1PSeries(BigReal x)
    {
        BigReal sum = Zero, power = -One;
        for (int n = 1; n < 12 && !power.IsZero; n++)
            sum += (power *= -x) / n;
        return sum;
    }

    /// <summary>ln 2 = the sum of 1 / (n 2^n).</summary>
    private static BigReal ComputeLn2()
    {
        BigInteger sum = BigInteger.Zero;
        const int Bits = Precision + 32;
        for (int n = 1; n <= Bits; n++)
            sum += (BigInteger.One << (Bits - n)) / n;
        return new BigReal(sum, -Bits);
    }
}
