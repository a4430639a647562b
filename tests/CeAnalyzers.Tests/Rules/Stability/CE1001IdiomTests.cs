using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 over hand-written softmax: recognised by what it computes, whatever the names are.</summary>
public class CE1001IdiomTests
{
    /// <summary>Bodies of <c>double[] F(double[] a)</c>.</summary>
    public static TheoryData<string> Softmaxes => new()
    {
        // loops, the maximum subtracted
        """
        double m = a[0];
        for (int i = 1; i < a.Length; i++) if (a[i] > m) m = a[i];
        var r = new double[a.Length];
        double s = 0;
        for (int i = 0; i < a.Length; i++) { r[i] = Math.Exp(a[i] - m); s += r[i]; }
        for (int i = 0; i < a.Length; i++) r[i] /= s;
        return r;
        """,
        // no maximum, the exponentials computed twice
        """
        double s = 0.0;
        foreach (var v in a) s += Math.Exp(v);
        var r = new double[a.Length];
        for (int i = 0; i < r.Length; i++) r[i] = {|CE1005:Math.Exp(a[i]) / s|};
        return r;
        """,
        // a local for each element
        """
        double s = 0;
        for (int i = 0; i < a.Length; i++) { double v = a[i]; s += Math.Exp(v); }
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++) { double v = a[i]; double e = Math.Exp(v); r[i] = {|CE1005:e / s|}; }
        return r;
        """,
        // in place
        """
        double m = double.NegativeInfinity;
        foreach (double v in a) m = Math.Max(m, v);
        double s = 0;
        for (int i = 0; i < a.Length; i++) { a[i] = Math.Exp(a[i] - m); s += a[i]; }
        for (int i = 0; i < a.Length; i++) a[i] = a[i] / s;
        return a;
        """,
        // while, and the reciprocal of the sum
        """
        var r = new double[a.Length];
        double s = 0;
        int i = 0;
        while (i < a.Length) { r[i] = {|CE1005:Math.Exp(a[i])|}; s = s + r[i]; i++; }
        double inverse = 1.0 / s;
        for (i = 0; i < a.Length; i++) r[i] *= inverse;
        return r;
        """,
        // powers of e
        """
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += Math.Pow(Math.E, a[i]);
        return a.Select(v => {|CE1005:Math.Pow(Math.E, v) / s|}).ToArray();
        """,
        // LINQ
        "double s = a.Sum(v => Math.Exp(v)); return a.Select(v => {|CE1005:Math.Exp(v) / s|}).ToArray();",
        "var e = {|CE1005:a.Select(Math.Exp).ToArray()|}; var s = e.Sum(); return e.Select(v => v / s).ToArray();",
        "double m = a.Max(); var e = a.Select(v => Math.Exp(v - m)).ToList(); return e.Select(v => v / e.Sum()).ToArray();",
        "var e = {|CE1005:Array.ConvertAll(a, v => Math.Exp(v))|}; double s = e.Aggregate(0.0, (t, v) => t + v); return Array.ConvertAll(e, v => v / s);",
        "double s = (from v in a select Math.Exp(v)).Sum(); return (from v in a select {|CE1005:Math.Exp(v) / s|}).ToArray();",
        // float inside
        """
        float s = 0;
        var e = new float[a.Length];
        for (int i = 0; i < a.Length; i++) { e[i] = MathF.Exp((float)a[i]); s += e[i]; }
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++) r[i] = {|CE1005:e[i] / s|};
        return r;
        """,
        // an epsilon in the denominator keeps no entry off 0
        """
        double s = 0;
        foreach (double v in a) s += Math.Exp(v);
        var r = new double[a.Length];
        for (int i = 0; i < r.Length; i++) r[i] = {|CE1005:Math.Exp(a[i]) / (s + 1e-9)|};
        return r;
        """,
        // from the log-sum-exp
        """
        double m = a.Max();
        double lse = m + Math.Log(a.Sum(v => Math.Exp(v - m)));
        return a.Select(v => Math.Exp(v - lse)).ToArray();
        """,
        // a temperature
        """
        double t = 0.7;
        double m = a.Max();
        double s = 0;
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++) { r[i] = Math.Exp((a[i] - m) / t); s += r[i]; }
        for (int i = 0; i < a.Length; i++) r[i] /= s;
        return r;
        """,
        // parallel
        """
        var e = {|CE1005:a.AsParallel().Select(v => Math.Exp(v)).ToArray()|};
        double s = e.Sum();
        var r = new double[a.Length];
        Parallel.For(0, a.Length, i => r[i] = e[i] / s);
        return r;
        """,
    };

    [Theory]
    [MemberData(nameof(Softmaxes))]
    public Task AnyShape(string body) => Verify.Diagnostics(
    [
        $$"""
        static class Maths
        {
            public static double[] F(double[] a)
            {
                {{body}}
            }
        }
        """,
        """
        class Network
        {
            public double Cost(double[] x, int correct)
            {
                double[] result = Maths.F(x);
                return -{|CE1001:Math.Log(result[correct])|};
            }
        }
        """,
    ]);

    [Theory]
    [MemberData(nameof(Softmaxes))]
    public Task InTheMethodThatTakesTheLog(string body) => Verify.Diagnostics(
        $$"""
        class Network
        {
            public double Cost(double[] a, int correct)
            {
                {{body.Replace("return", "var result =", StringComparison.Ordinal)}}
                return -{|CE1001:Math.Log(result[correct])|};
            }
        }
        """);

    [Fact]
    public Task AMatrixRowByRow() => Verify.Diagnostics("""
        class Network
        {
            double[,] Softmax(double[,] scores)
            {
                int rows = scores.GetLength(0), columns = scores.GetLength(1);
                var result = new double[rows, columns];
                for (int r = 0; r < rows; r++)
                {
                    double max = double.MinValue, sum = 0;
                    for (int c = 0; c < columns; c++) max = Math.Max(max, scores[r, c]);
                    for (int c = 0; c < columns; c++)
                    {
                        result[r, c] = Math.Exp(scores[r, c] - max);
                        sum += result[r, c];
                    }

                    for (int c = 0; c < columns; c++) result[r, c] /= sum;
                }

                return result;
            }

            double Loss(double[,] scores, int[] labels)
            {
                double[,] p = Softmax(scores);
                double loss = 0;
                for (int r = 0; r < labels.Length; r++) loss -= {|CE1001:Math.Log(p[r, labels[r]])|};
                return loss / labels.Length;
            }
        }
        """);

    [Fact]
    public Task GenericMath() => Verify.Diagnostics("""
        using System.Numerics;

        static class Network<T> where T : IFloatingPointIeee754<T>
        {
            static T[] Normalise(T[] scores)
            {
                T max = scores[0];
                foreach (T score in scores) max = T.Max(max, score);
                T sum = T.Zero;
                var result = new T[scores.Length];
                for (int i = 0; i < scores.Length; i++)
                {
                    result[i] = T.Exp(scores[i] - max);
                    sum += result[i];
                }

                for (int i = 0; i < scores.Length; i++) result[i] /= sum;
                return result;
            }

            static T Loss(T[] scores, int label) => -{|CE1001:T.Log(Normalise(scores)[label])|};
        }
        """);

    [Fact]
    public Task ProbabilitiesOfTheTrueClassOnly() => Verify.Diagnostics("""
        class Skipgram
        {
            double Loss(double[] scores, int word)
            {
                double total = 0;
                for (int i = 0; i < scores.Length; i++) total += Math.Exp(scores[i]);
                double p = {|CE1005:Math.Exp(scores[word]) / total|};
                return -{|CE1001:Math.Log(p)|};
            }
        }
        """);

    /// <summary>The log as a method that is handed over.</summary>
    [Fact]
    public Task MethodGroups() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Classifier
        {
            static double[] Each(double[] x, Func<double, double> f) { var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) r[i] = f(x[i]); return r; }

            double[] Converted(double[] z) => {|CE1001:Array.ConvertAll(StableMath.Softmax(z), Math.Log)|};

            double[] Mapped(double[] z) { var p = StableMath.Softmax(z); return {|CE1001:Each(p, Math.Log)|}; }

            double[] Lambda(double[] z) { var p = StableMath.Softmax(z); return Each(p, v => {|CE1001:Math.Log(v)|}); }

            double[] Clipped(double[] z) { var p = StableMath.Softmax(z); return Each(p, v => {|CE1010:Math.Log(v + 1e-9)|}); }

            // where it is positive; of the scores themselves; another function of the probabilities
            double[] Guarded(double[] z) { var p = StableMath.Softmax(z); return Each(p, v => v > 0 ? Math.Log(v) : 0); }

            double[] Scores(double[] z) { var p = StableMath.Softmax(z); return Each(z, Math.Log).Concat(Array.ConvertAll(p, Math.Sqrt)).ToArray(); }
        }
        """);

    /// <summary>Logs of a receiver, and of what a call in a condition fills.</summary>
    [Fact]
    public Task ReceiversAndOutVariables() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Numbers
        {
            public static double[] Softmax(this double[] z) => StableMath.Softmax(z);

            public static double[] Log(this double[] x) => x.Select(v => Math.Log(v)).ToArray();
        }

        class Model
        {
            double[] Chained(double[] z) => {|CE1001:z.Softmax().Log()|};

            double Condition(double[] z, int c)
            {
                if (Make(z, out double[]? output)) return -{|CE1001:Math.Log(output![c])|};
                return 0;
            }

            static bool Make(double[] z, out double[]? a)
            {
                a = z.Length > 0 ? StableMath.Softmax(z) : null;
                return a is not null;
            }

            // scores
            double[] Other(double[] z) => z.Log();
        }
        """);
}
