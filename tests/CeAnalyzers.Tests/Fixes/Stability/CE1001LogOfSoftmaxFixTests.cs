using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1001LogOfSoftmaxFixTests
{
    internal const string Softmax = """

        static class Net
        {
            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }

            public static void InPlace(double[] z) => Softmax(z).CopyTo(z, 0);
        }
        """;

    [Fact]
    public Task NegatedLogBecomesTheLoss() => Verify.Fix(
        """
        class C
        {
            double Loss(double[] z, int y)
            {
                double[] p = Net.Softmax(z);
                return -{|CE1001:Math.Log(p[y])|};
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, int y)
            {
                double[] p = Net.Softmax(z);
                return StableLoss.SoftmaxCrossEntropy(z, y);
            }
        }
        """ + Softmax);

    [Fact]
    public Task SameExpression() => Verify.Fix(
        """
        using CeAnalyzers;

        class C
        {
            double Loss(Func<double[]> model, int y) => -{|CE1001:Math.Log(StableMath.Softmax(model())[y])|};
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(Func<double[]> model, int y) => StableLoss.SoftmaxCrossEntropy(model(), y);
        }
        """);

    [Fact]
    public Task LogBecomesLogSoftmax() => Verify.Fix(
        """
        class C
        {
            double Score(double[] z, int i)
            {
                double[] p = Net.Softmax(z);
                return 2 * {|CE1001:Math.Log(p[i])|};
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double Score(double[] z, int i)
            {
                double[] p = Net.Softmax(z);
                return 2 * StableMath.LogSoftmax(z, i);
            }
        }
        """ + Softmax);

    [Fact]
    public Task SubtractedLogIsAdded() => Verify.Fix(
        """
        class C
        {
            double Loss(double[][] rows, int[] labels)
            {
                double loss = 0;
                for (int i = 0; i < rows.Length; i++)
                {
                    double[] p = Net.Softmax(rows[i]);
                    loss -= {|CE1001:Math.Log(p[labels[i]])|}; // of the true class
                }

                return loss / rows.Length;
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double[][] rows, int[] labels)
            {
                double loss = 0;
                for (int i = 0; i < rows.Length; i++)
                {
                    double[] p = Net.Softmax(rows[i]);
                    loss += StableLoss.SoftmaxCrossEntropy(rows[i], labels[i]); // of the true class
                }

                return loss / rows.Length;
            }
        }
        """ + Softmax);

    [Fact]
    public Task FloatKeepsItsType() => Verify.Fix(
        """
        using CeAnalyzers;

        class C
        {
            object Loss(float[] z, int y)
            {
                float[] p = StableMath.Softmax(z);
                var loss = -{|CE1001:Math.Log(p[y])|};
                float single = -{|CE1001:MathF.Log(p[y])|};
                float cast = (float)-{|CE1001:Math.Log(p[y])|};
                return (loss, single, cast);
            }
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            object Loss(float[] z, int y)
            {
                float[] p = StableMath.Softmax(z);
                var loss = (double)StableLoss.SoftmaxCrossEntropy(z, y);
                float single = StableLoss.SoftmaxCrossEntropy(z, y);
                float cast = (float)StableLoss.SoftmaxCrossEntropy(z, y);
                return (loss, single, cast);
            }
        }
        """);

    [Fact]
    public Task LogitsInAnotherMethodAreClipped() => Verify.Fix(
        """
        class C
        {
            double[] logits = [];

            double[] Predict() => Net.Softmax(logits);

            double Loss(int y)
            {
                var p = Predict();
                return -{|CE1001:Math.Log(p[y])|};
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double[] logits = [];

            double[] Predict() => Net.Softmax(logits);

            double Loss(int y)
            {
                var p = Predict();
                return -Math.Log(StableMath.ClipProbability(p[y]));
            }
        }
        """ + Softmax);

    [Theory]
    [InlineData("p = Net.Softmax(z); z[0] = 0;", "log of other logits")]
    [InlineData("p = Net.Softmax(z); z = new double[3];", "log of other logits")]
    [InlineData("p = Net.Softmax(z); Change(z);", "a callee writes them")]
    [InlineData("p = Net.Softmax(z); p[0] = 0.5;", "no longer the softmax")]
    [InlineData("double[] other = z; p = Net.Softmax(z); other[0] = 0;", "another name of them")]
    [InlineData("double[] other = z; p = Net.Softmax(other); z[0] = 0;", "another name of them")]
    [InlineData("Span<double> row = z; p = Net.Softmax(z); row.Clear();", "a span of them")]
    [InlineData("int n = 0; p = Net.Softmax(z); again: if (n > 0) z[0] = 0; if (n++ == 0) goto again;", "a jump back")]
    [InlineData("p = z; Net.InPlace(p);", "the softmax wrote over its logits")]
    [InlineData("p = Tail(z);", "entries of fewer logits")]
    [InlineData("if (y > 0) p = Net.Softmax(z); else p = Net.Softmax(new double[3]);", "one of two")]
    public Task LogitsThatDoNotLastAreClipped(string making, string reason)
    {
        Assert.NotEmpty(reason);
        string Loss(string log) => $$"""
            class C
            {
                static void Change(double[] row) => row[0] = 0;

                static double[] Tail(double[] row) => Net.Softmax(row.Skip(1).ToArray());

                static double Loss(double[] z, int y)
                {
                    double[] p;
                    {{making}}
                    return -{{log}};
                }
            }
            """ + Softmax;
        return Verify.Fix(Loss("{|CE1001:Math.Log(p[y])|}"), "using CeAnalyzers;\n\n" + Loss("Math.Log(StableMath.ClipProbability(p[y]))"));
    }

    [Theory]
    [InlineData("CE1001", "StableLoss.SoftmaxCrossEntropy(z, y)")]
    [InlineData("CE1001.LogSoftmax", "-StableMath.LogSoftmax(z, y)")]
    [InlineData("CE1001.Clip", "-Math.Log(StableMath.ClipProbability(StableMath.Softmax(z)[y]))")]
    public Task Alternatives(string key, string after) => Verify.Fix(
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, int y) => -{|CE1001:Math.Log(StableMath.Softmax(z)[y])|};
        }
        """,
        $$"""
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, int y) => {{after}};
        }
        """,
        key);

    [Theory]
    [InlineData("-{|CE1001:Math.Log2(StableMath.Softmax(z)[y])|}", "-(StableMath.LogSoftmax(z, y) / Math.Log(2))")]
    [InlineData("1 - {|CE1001:Math.Log10(StableMath.Softmax(z)[y])|}", "1 - StableMath.LogSoftmax(z, y) / Math.Log(10)")]
    [InlineData("2 / {|CE1001:Math.Log(StableMath.Softmax(z)[y], 3)|}", "2 / (StableMath.LogSoftmax(z, y) / Math.Log(3))")]
    [InlineData("{|CE1001:Math.Log(StableMath.Softmax(z)[y], y)|}", "StableMath.LogSoftmax(z, y) / Math.Log(y)")]
    [InlineData("{|CE1001:double.Log(StableMath.Softmax(z)[y], y)|}", "double.Log(StableMath.ClipProbability(StableMath.Softmax(z)[y]), y)")]
    public Task OtherBases(string before, string after) => Verify.Fix(
        $$"""
        using CeAnalyzers;

        class C
        {
            double Units(double[] z, int y) => {{before}};
        }
        """,
        $$"""
        using CeAnalyzers;

        class C
        {
            double Units(double[] z, int y) => {{after}};
        }
        """);

    [Theory]
    [InlineData("Net.Softmax(z).Select(p => {|CE1001:Math.Log(p)|}).ToArray()", "StableMath.LogSoftmax(z)")]
    [InlineData("Array.ConvertAll(Net.Softmax(z), p => {|CE1001:Math.Log(p)|})", "StableMath.LogSoftmax(z)")]
    [InlineData("Net.Softmax(z).Select((p, i) => {|CE1001:Math.Log(p)|}).ToArray()", "Net.Softmax(z).Select((p, i) => Math.Log(StableMath.ClipProbability(p))).ToArray()")]
    [InlineData("Net.Softmax(z).Select(p => 1 - {|CE1001:Math.Log(p)|}).ToArray()", "Net.Softmax(z).Select(p => 1 - Math.Log(StableMath.ClipProbability(p))).ToArray()")]
    public Task WholeRows(string before, string after)
    {
        string Source(string row) => $$"""
            class C
            {
                double[] Row(double[] z) => {{row}};
            }
            """ + Softmax;
        return Verify.Fix(Source(before), "using CeAnalyzers;\n\n" + Source(after));
    }

    [Theory]
    [InlineData("double[] q = new double[p.Length]; {0}", "for (int i = 0; i < p.Length; i++) q[i] = {|CE1001:Math.Log(p[i])|};", "StableMath.LogSoftmax(z, q);")]
    [InlineData("double[] q = new double[p.Length]; {0}", "for (int i = 0; i < q.Length; i++) { q[i] = ({|CE1001:Math.Log(p[i])|}); }", "StableMath.LogSoftmax(z, q);")]
    [InlineData("Span<double> q = stackalloc double[9]; {0}", "for (int i = 0; i < p.Length; i++) q[i] = {|CE1001:Math.Log(p[i])|};", "StableMath.LogSoftmax(z, q);")]
    // one entry less, another row, the rows turned round
    [InlineData("double[] q = new double[p.Length]; {0}", "for (int i = 1; i < p.Length; i++) q[i] = {|CE1001:Math.Log(p[i])|};", "for (int i = 1; i < p.Length; i++) q[i] = StableMath.LogSoftmax(z, i);")]
    [InlineData("double[] q = new double[99]; {0}", "for (int i = 0; i < p.Length; i++) q[i] = {|CE1001:Math.Log(p[i])|};", "StableMath.LogSoftmax(z, q);")] // no shorter than the row, or both throw
    [InlineData("double[] q = new double[p.Length]; {0}", "for (int i = 0; i < p.Length; i++) q[p.Length - 1 - i] = {|CE1001:Math.Log(p[i])|};", "for (int i = 0; i < p.Length; i++) q[p.Length - 1 - i] = StableMath.LogSoftmax(z, i);")]
    public Task WholeRowsByLoop(string statements, string before, string after)
    {
        string Source(string loop) => $$"""
            class C
            {
                double Last(double[] z)
                {
                    double[] p = Net.Softmax(z);
                    {{statements.Replace("{0}", loop, StringComparison.Ordinal)}}
                    return q[^1];
                }
            }
            """ + Softmax;
        return Verify.Fix(Source(before), "using CeAnalyzers;\n\n" + Source(after));
    }

    [Fact]
    public Task CommentsStay() => Verify.Fix(
        """
        class C
        {
            double Loss(double[] z, int y)
            {
                double[] p = Net.Softmax(z); // row
                // before
                return /* minus */ -{|CE1001:Math.Log(/* of the true class */ p[y])|}; // after
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, int y)
            {
                double[] p = Net.Softmax(z); // row
                // before
                return /* minus */ /* of the true class */ StableLoss.SoftmaxCrossEntropy(z, y); // after
            }
        }
        """ + Softmax);
}
