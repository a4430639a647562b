namespace CeAnalyzers.Runtime.Tests;

/// <summary>The judge itself, against published digits and identities.</summary>
public class ReferenceTests
{
    [Fact]
    public void Known_values()
    {
        AssertClose("2.718281828459045235360287471352662497757247093699959574966967627", BigReal.Exp(1));
        AssertClose("0.693147180559945309417232121458176568075500134360255254120680009", BigReal.Log(2));
        AssertClose("2.302585092994045684017991454684364207601101488628772976033327900", BigReal.Log(10));
        AssertClose("0.095310179804324860043952123280765092220605365308644199185239808", BigReal.Log1P(BigReal.One / 10));
    }

    [Theory]
    [InlineData(700.25)]
    [InlineData(-745.125)]
    [InlineData(1e-30)]
    [InlineData(0.3)]
    public void Logarithm_undoes_the_exponential(double x) => Assert.True((double)((BigReal.Log(BigReal.Exp(x)) - x) / x).Abs < 1e-28);

    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-5)]
    [InlineData(1e-7)]
    [InlineData(-40)]
    public void Log1P_undoes_ExpM1(double x) => Assert.True((double)((BigReal.Log1P(BigReal.ExpM1(x)) - x) / x).Abs < 1e-40);

    [Theory]
    [InlineData(1.0)]
    [InlineData(-3.5)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.1)]
    public void Doubles_go_through_unchanged(double x) => Assert.Equal(x, (double)(BigReal)x);

    [Fact]
    public void Ulps_are_counted()
    {
        Assert.Equal(1, Ulp.Error(MathF.BitIncrement(1.5f), 1.5), 1e-12);
        Assert.Equal(2, Ulp.Error(3 * float.Epsilon, (double)float.Epsilon), 1e-12);
        Assert.Equal(0.5, Ulp.Error(1.0, (BigReal)1 + Math.ScaleB(1, -53)), 1e-12);
    }

    private static void AssertClose(string digits, BigReal actual)
    {
        BigReal expected = 0, scale = 1;
        foreach (char digit in digits.Replace(".", ""))
        {
            expected += (digit - '0') / scale;
            scale *= 10;
        }
        Assert.True((double)(actual - expected).Abs < 1e-60);
    }
}
