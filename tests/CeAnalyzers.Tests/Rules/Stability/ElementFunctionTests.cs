using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs and exponentials of users' own matrices that say in their names that they are of each element.</summary>
public class ElementFunctionTests
{
    [Theory]
    [InlineData("Matrix h = Sigmoid(x); return y * {|CE1002:Matrix.ElementLog(h)|};")]
    [InlineData("Matrix h = Sigmoid(x); return (1 - y) * {|CE1002:Matrix.ElementLog(1 - h)|};")]
    [InlineData("return y * {|CE1002:Matrix.ElementwiseLog(Sigmoid(x))|};")]
    [InlineData("Matrix h = x * y; return y * Matrix.ElementLog(h);")]
    [InlineData("return Matrix.ElementLog(1 + x * x);")]
    [InlineData("Matrix h = Sigmoid(x); return Matrix.ElementLogo(h);")]
    public Task Of(string statements) => Verify.Diagnostics($$"""
        class Matrix
        {
            private delegate double Function(double x);

            private readonly double[,] values = new double[2, 2];

            public static Matrix ElementLog(Matrix m) => Each(m, x => Math.Log(x));

            public static Matrix ElementwiseLog(Matrix m) => Each(m, x => Math.Log(x));

            public static Matrix ElementLogo(Matrix m) => Each(m, x => x + 1);

            public static Matrix ElementExp(Matrix m) => Each(m, x => Math.Pow(Math.E, x));

            public static Matrix operator +(double a, Matrix b) => Each(b, x => a + x);

            public static Matrix operator -(double a, Matrix b) => Each(b, x => a - x);

            public static Matrix operator -(Matrix b) => Each(b, x => -x);

            public static Matrix operator /(double a, Matrix b) => Each(b, x => a / x);

            public static Matrix operator *(Matrix a, Matrix b) => Each(b, x => x * a.values[0, 0]);

            private static Matrix Each(Matrix m, Function function)
            {
                Matrix result = new();
                for (int i = 0; i < 2; i++)
                    for (int j = 0; j < 2; j++) result.values[i, j] = function(m.values[i, j]);
                return result;
            }
        }

        class Regression
        {
            private static Matrix Sigmoid(Matrix z) => 1 / (1 + Matrix.ElementExp(-z));

            Matrix Loss(Matrix x, Matrix y)
            {
                {{statements}}
            }
        }
        """);
}
