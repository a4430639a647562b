using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>Comments in code that a fix replaces stand above its line afterwards, as far in as the line is.</summary>
public class CommentTests
{
    [Fact]
    public Task AboveAnExpressionThatBeginsItsLine() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double z, double y) /* binary */ =>
                -(y * {|CE1002:Math.Log(StableMath.Sigmoid(z))|} // positives
                  + (1 - y) * {|CE1002:Math.Log(1 - StableMath.Sigmoid(z))|}); // negatives
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double z, double y) /* binary */ =>
                // positives
                StableLoss.SigmoidCrossEntropy(z, y); // negatives
        }
        """);

    [Fact]
    public Task AboveTheLineOfAnExpression() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double[] z, int y)
            {
                var p = StableMath.Softmax(z); // the row
                var loss = -{|CE1010:Math.Log(
                    p[y] // the true class
                    + /* an epsilon */ 1e-9)|}; // the end
                return loss;
            }
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double[] z, int y)
            {
                var p = StableMath.Softmax(z); // the row
                // the true class
                var loss = /* an epsilon */ StableLoss.SoftmaxCrossEntropy(z, y); // the end
                return loss;
            }
        }
        """);

    [Fact]
    public Task WhereAFixIsOneOfSeveralOnALine() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            public static (double, double) Losses(double[] z, int y, int w)
            {
                var p = StableMath.Softmax(z);
                return (-{|CE1001:Math.Log(p[y])|}, -{|CE1001:Math.Log(
                    // the second
                    p[w])|});
            }
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            public static (double, double) Losses(double[] z, int y, int w)
            {
                var p = StableMath.Softmax(z);
                // the second
                return (StableLoss.SoftmaxCrossEntropy(z, y), StableLoss.SoftmaxCrossEntropy(z, w));
            }
        }
        """);

    [Fact]
    public Task InAnInterpolatedString() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            public static string Text(double z) => $"{ {|CE1002:Math.Log( // a value
                StableMath.Sigmoid(z))|} }";
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            public static string Text(double z) => $"{ /* a value */ StableMath.LogSigmoid(z)}";
        }
        """);

    [Fact]
    public Task UnderACommentAtTheEndOfALine() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double[] z, double[] t)
            {
                var p = StableMath.Softmax(z);
                double loss = 0; // nats
                // the sum over the classes
                for (int i = 0; i < p.Length; i++)
                {
                    // surprise of the true class
                    loss -= t[i] * {|CE1001:Math.Log(p[i])|};
                }

                return loss;
            }
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double[] z, double[] t)
            {
                var p = StableMath.Softmax(z);
                double loss = 0; // nats
                // the sum over the classes
                // surprise of the true class
                loss += StableLoss.SoftmaxCrossEntropy(z, t);

                return loss;
            }
        }
        """);

    /// <summary>A directive would be lost.</summary>
    [Fact]
    public Task NoFixOverDirectives() => Verify.NoFix(
        """
        using CeAnalyzers;

        static class C
        {
            public static double Loss(double[] z, int y)
            {
                var p = StableMath.Softmax(z);
                return -{|CE1010:Math.Log(
        #if DEBUG
                    1e-9 +
        #endif
                    p[y] + 1e-9)|};
            }
        }
        """);
}
