using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1005SoftmaxWithoutMaxFixTests
{
    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i]);", "for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / sum|};")]
    [InlineData("foreach (double v in z) { sum += Math.Exp(v); }", "for (int i = 0; i < p.Length; i++) { p[i] = {|CE1005:Math.Exp(z[i]) / sum|}; }")]
    public Task Loops(string add, string divide) => Verify.Fix(Loop(add, divide), Loop(add, "StableMath.Softmax(z, p);"));

    /// <summary>Into the logits themselves, and into arrays of the caller, which have to be as long as the logits in any case.</summary>
    [Theory]
    [InlineData("foreach (double v in z) sum += Math.Exp(v);", "for (int i = 0; i < z.Length; i++) z[i] = {|CE1005:Math.Exp(z[i]) / sum|};", "StableMath.Softmax(z, z);")]
    [InlineData("for (int i = 0; i < z.Length; i++) z[i] *= 2; foreach (double v in z) sum += Math.Exp(v);", "for (int i = 0; i < z.Length; i++) z[i] = {|CE1005:Math.Exp(z[i]) / sum|};", "StableMath.Softmax(z, z);")]
    [InlineData("for (int i = 0; i < z.Length; i++) sum = sum + Math.Exp(z[i]);", "for (int i = 0; i < z.Length; i++) q[i] = {|CE1005:Math.Exp(z[i]) / sum|};", "StableMath.Softmax(z, q);")]
    [InlineData("foreach (double v in z) sum += Math.Exp(v);", "for (int i = 0; i < z.Length; i++) row[i] = {|CE1005:Math.Exp(z[i]) / sum|};", "StableMath.Softmax(z, row);")]
    [InlineData("foreach (double v in z) sum += Math.Exp(v); double scale = 1 / sum;", "for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) * scale|};", "StableMath.Softmax(z, p);")]
    [InlineData("var n = z.Length; var e = new double[n]; for (int i = 0; i < n; i++) sum += e[i] = Math.Exp(z[i]);", "for (int i = 0; i < n; i++) p[i] = {|CE1005:e[i] / sum|};", "StableMath.Softmax(z, p);")]
    [InlineData("var e = {|CE1005:z.Select(Math.Exp).ToArray()|}; sum = 1.0 / e.Sum();", "for (int i = 0; i < z.Length; i++) p[i] = e[i] * sum;", null)] // sum has had another value
    public Task Destinations(string add, string divide, string? call)
    {
        string Layer(string add, string divide) => $$"""
            class Layer
            {
                private readonly double[] row = new double[10];

                void Activate(double[] z, double[] q)
                {
                    double[] p = new double[z.Length];
                    double sum = 0;
                    {{add}}
                    {{divide}}
                }
            }
            """;
        return call is null ? Verify.NoFix(Layer(add, divide)) : Verify.Fix(Layer(add, divide), "using CeAnalyzers;\n\n" + Layer(add, call));
    }

    [Fact]
    public Task StoredExponentials() => Verify.Fix(
        """
        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] p = new double[z.Length];
                for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i])|};
                double sum = 0;
                for (int i = 0; i < z.Length; i++) sum += p[i];
                for (int i = 0; i < z.Length; i++) p[i] /= sum; // normalise
                return p;
            }
        }
        """,
        """
        using CeAnalyzers;

        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] p = new double[z.Length];
                for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(z[i]);
                double sum = 0;
                for (int i = 0; i < z.Length; i++) sum += p[i];
                StableMath.Softmax(z, p); // normalise
                return p;
            }
        }
        """);

    [Fact]
    public Task QueriesAndEntries() => Verify.Fix(
        """
        class Layer
        {
            double[] Whole(double[] z)
            {
                double[] e = {|CE1005:z.Select(Math.Exp).ToArray()|};
                double sum = e.Sum();
                return e.Select(x => x / sum).ToArray();
            }

            float[] Floats(float[] z)
            {
                float sum = z.Sum(MathF.Exp);
                return z.Select(v => {|CE1005:MathF.Exp(v) / sum|}).ToArray();
            }

            double One(double[] z, int k) => {|CE1005:Math.Exp(z[k]) / z.Sum(v => Math.Exp(v))|};
        }
        """,
        """
        using CeAnalyzers;

        class Layer
        {
            double[] Whole(double[] z)
            {
                double[] e = z.Select(Math.Exp).ToArray();
                double sum = e.Sum();
                return StableMath.Softmax(z);
            }

            float[] Floats(float[] z)
            {
                float sum = z.Sum(MathF.Exp);
                return StableMath.Softmax(z);
            }

            double One(double[] z, int k) => StableMath.Softmax(z)[k];
        }
        """);

    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) { z[i] = {|CE1005:Math.Exp(z[i])|}; sum += z[i]; } for (int i = 0; i < z.Length; i++) z[i] /= sum; q[0] = sum;")] // in place: the logits are gone, and the sum is read
    [InlineData("for (int i = 0; i < z.Length; i++) { z[i] = {|CE1005:Math.Exp(z[i])|}; sum += z[i]; } q[0] = z[0]; for (int i = 0; i < z.Length; i++) z[i] /= sum;")]
    [InlineData("for (int i = 0; i < z.Length; i++) { z[i] = {|CE1005:Math.Exp(z[i])|}; sum += z[i]; q[i] = z[i]; } for (int i = 0; i < z.Length; i++) z[i] /= sum;")]
    [InlineData("for (int i = 0; i < z.Length; i++) if (p[i] == 0) sum += Math.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / sum|};")] // masked
    [InlineData("for (int i = 0; i < z.Length; i++) if (q[i] > 0) p[i] = {|CE1005:Math.Exp(z[i])|}; for (int i = 0; i < p.Length; i++) sum += p[i]; for (int i = 0; i < z.Length; i++) p[i] /= sum;")] // masked
    [InlineData("for (int i = 0; i < z.Length; i++) { if (q[i] > 0) continue; p[i] = {|CE1005:Math.Exp(z[i])|}; } for (int i = 0; i < p.Length; i++) sum += p[i]; for (int i = 0; i < z.Length; i++) p[i] /= sum;")]
    [InlineData("for (int k = 0; k < 2; k++) { foreach (double v in z) sum += Math.Exp(v); for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / sum|}; }")] // the sum of both rounds
    [InlineData("p = z; for (int i = 0; i < z.Length; i++) { p[i] = {|CE1005:Math.Exp(z[i])|}; sum += p[i]; } for (int i = 0; i < z.Length; i++) p[i] /= sum; q[0] = sum;")] // two names of one array
    [InlineData("foreach (double v in z) sum += Math.Exp(v); double scale = 2 / sum; for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(z[i]) * scale;")] // twice as much
    [InlineData("for (int i = 0; i < z.Length; i++) { sum += Math.Exp(z[i]); i++; } for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / sum|};")] // every other
    [InlineData("for (int i = 0; i < z.Length; i++) { p[i] = {|CE1005:Math.Exp(z[i])|}; sum += p[i]; } p[0] = 0; for (int i = 0; i < z.Length; i++) p[i] /= sum;")] // no longer the exponentials
    [InlineData("for (int i = 0; i < z.Length; i++) { p[i] = {|CE1005:Math.Exp(z[i])|}; if (q[i] > 0) p[i] = 0; sum += p[i]; } for (int i = 0; i < z.Length; i++) p[i] /= sum;")]
    public Task OutOfReach(string statements) => Verify.NoFix($$"""
        class Layer
        {
            void Activate(double[] z, double[] q)
            {
                double[] p = new double[z.Length];
                double sum = 0;
                {{statements}}
            }
        }
        """);

    /// <summary>The exponentials share their loop with another activation: the loop that divides them is of the softmax alone.</summary>
    [Fact]
    public Task OneOfSeveralActivations() => Verify.Fix(Choice("for (int i = 0; i < y.Length; i++) y[i] /= sum;", marked: true), Choice("StableMath.Softmax(z, y);", marked: false));

    private static string Choice(string divide, bool marked) => (marked ? "" : "using CeAnalyzers;\n\n") + $$"""
        class Layer
        {
            double[] Activate(double[] z, bool isLast)
            {
                double[] y = new double[z.Length];
                for (int i = 0; i < z.Length; i++)
                    if (isLast) y[i] = {{(marked ? "{|CE1005:Math.Exp(z[i])|}" : "Math.Exp(z[i])")}};
                    else y[i] = Math.Tanh(z[i]);
                if (isLast)
                {
                    double sum = 0;
                    for (int i = 0; i < z.Length; i++) sum += y[i];
                    {{divide}}
                }

                return y;
            }
        }
        """;

    [Fact]
    public async Task TheRowIsWhatItWasAndFinite()
    {
        string source = Loop("for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i]);", "for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(z[i]) / sum;").Replace("class Layer", "public static class Layer").Replace("double[] Activate", "public static double[] Activate");
        var before = Compiled.Method<Func<double[], double[]>>(source, "Layer", "Activate");
        var after = Compiled.Method<Func<double[], double[]>>(await Behaviour.Apply(source, "CE1005"), "Layer", "Activate");
        double[] z = [0.3, -2, 4.5];
        Assert.All(before(z).Zip(after(z)), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * pair.First));
        Assert.Contains(double.NaN, before([1000, 0]));
        Assert.Equal([1, 0], after([1000, 0]));
        Assert.Contains(double.NaN, before([-1000, -1000]));
        Assert.Equal([0.5, 0.5], after([-1000, -1000]));
    }

    private static string Loop(string add, string divide) => (divide.Contains("StableMath", StringComparison.Ordinal) ? "using CeAnalyzers;\n\n" : "") + $$"""
        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] p = new double[z.Length];
                double sum = 0;
                {{add}}
                {{divide}}
                return p;
            }
        }
        """;

    /// <summary>Lists are handed over as arrays.</summary>
    [Theory]
    [InlineData("double sum = z.Sum(Math.Exp); return z.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToList();", "double sum = z.Sum(Math.Exp); return StableMath.Softmax(z.ToArray()).ToList();")]
    [InlineData("double sum = z.Sum(Math.Exp); return [.. z.Select(v => {|CE1005:Math.Exp(v) / sum|})];", "double sum = z.Sum(Math.Exp); return [.. StableMath.Softmax(z.ToArray())];")]
    [InlineData("List<double> e = {|CE1005:z.Select(Math.Exp).ToList()|}; double sum = e.Sum(); return e.Select(x => x / sum).ToList();", "List<double> e = z.Select(Math.Exp).ToList(); double sum = e.Sum(); return StableMath.Softmax(z.ToArray()).ToList();")]
    public Task Lists(string before, string after) => Verify.Fix(List(before), "using System.Collections.Generic;\nusing CeAnalyzers;\n\n" + List(after)[("using System.Collections.Generic;\n".Length + 1)..]);

    [Theory]
    [InlineData("double sum = z.Sum(Math.Exp); return z.Skip(1).Select(v => {|CE1005:Math.Exp(v) / sum|}).ToList();")] // not all of it
    [InlineData("double sum = z.Sum(Math.Exp); z.RemoveAt(0); return z.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToList();")]
    [InlineData("IEnumerable<double> q = z.Select(v => v); double sum = q.Sum(Math.Exp); z[0] = 1; return q.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToList();")]
    public Task ListsOutOfReach(string statements) => Verify.NoFix(List(statements));

    private static string List(string statements) => $$"""
        using System.Collections.Generic;

        class Layer
        {
            List<double> Activate(List<double> z)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A property that gives another array each time keeps nothing.</summary>
    [Theory]
    [InlineData("{ get; set; } = new double[3];", true)]
    [InlineData("=> new double[3];", false)]
    public Task IntoAProperty(string accessors, bool isOffered)
    {
        string Source(string loop, string imports = "") => imports + $$"""
            class Layer
            {
                public double[] Outputs {{accessors}}

                void Activate(double[] z)
                {
                    double sum = z.Sum(Math.Exp);
                    {{loop}}
                }
            }
            """;
        string before = Source("for (int i = 0; i < z.Length; i++) Outputs[i] = {|CE1005:Math.Exp(z[i]) / sum|};");
        return Verify.Fix(before, isOffered ? Source("StableMath.Softmax(z, Outputs);", "using CeAnalyzers;\n\n") : before);
    }

    [Fact]
    public Task AnArrayMadeByAQuery() => Verify.Fix(
        """
        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] e = {|CE1005:Array.ConvertAll(z, Math.Exp)|};
                double sum = e.Sum();
                for (int i = 0; i < e.Length; i++) e[i] /= sum;
                e[0] = 0; // when all is divided
                return e;
            }
        }
        """,
        """
        using CeAnalyzers;

        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] e = Array.ConvertAll(z, Math.Exp);
                double sum = e.Sum();
                StableMath.Softmax(z, e);
                e[0] = 0; // when all is divided
                return e;
            }
        }
        """);

    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i]);", "{|CE1005:Math.Exp(z[i]) / sum|}")]
    [InlineData("foreach (double v in z) sum += Math.Exp(v);", "{|CE1005:Math.Exp(z[i]) / sum|}")]
    public Task Spans(string adding, string quotient)
    {
        string Source(string making) => $$"""
            class Layer
            {
                static void Softmax(ReadOnlySpan<double> z, Span<double> p)
                {
                    double sum = 0;
                    {{adding}}
                    {{making}}
                }
            }
            """;
        return Verify.Fix(Source($"for (int i = 0; i < z.Length; i++) p[i] = {quotient};"), "using CeAnalyzers;\n\n" + Source("StableMath.Softmax(z, p);"));
    }

    /// <summary>Exponentials in place of the logits, or in an array that may be the logits: both loops go.</summary>
    [Theory]
    [InlineData("double[] z", "z[i] = {|CE1005:Math.Exp(z[i])|};\n            sum += z[i];", "z[i] /= sum;", "z, z")]
    [InlineData("double[] z", "double e = {|CE1005:Math.Exp(z[i])|};\n            z[i] = e;\n            sum += e;", "z[i] = z[i] / sum;", "z, z")]
    [InlineData("float[] z, float[] p", "sum += p[i] = {|CE1005:MathF.Exp(z[i])|};", "p[i] /= sum;", "z, p")]
    [InlineData("Span<float> z, Span<float> p", "p[i] = {|CE1005:MathF.Exp(z[i])|};\n            sum += p[i];", "p[i] /= sum;", "z, p")]
    public Task BothLoops(string parameters, string fill, string divide, string arguments) => Verify.Fix(
        $$"""
        static class Layer
        {
            static void Softmax({{parameters}})
            {
                var sum = 0.0{{(parameters.Contains("float", StringComparison.Ordinal) ? "f" : "")}};
                for (int i = 0; i < z.Length; i++)
                {
                    {{fill}}
                }

                for (int i = 0; i < z.Length; i++) {{divide}} // normalise
                Console.WriteLine( z[0] );
            }
        }
        """,
        $$"""
        using CeAnalyzers;

        static class Layer
        {
            static void Softmax({{parameters}})
            {
                StableMath.Softmax({{arguments}}); // normalise
                Console.WriteLine( z[0] );
            }
        }
        """);

    [Fact]
    public Task ThreeLoops() => Verify.Fix(
        """
        static class Layer
        {
            static void Softmax(double[] z)
            {
                double sum = 0;
                Console.WriteLine(z[0]);

                // in place
                for (int i = 0; i < z.Length; i++) z[i] = {|CE1005:Math.Exp(z[i])|};
                for (int i = 0; i < z.Length; i++) sum += z[i];
                for (int i = 0; i < z.Length; i++) z[i] /= sum;
            }
        }
        """,
        """
        using CeAnalyzers;

        static class Layer
        {
            static void Softmax(double[] z)
            {
                Console.WriteLine(z[0]);

                // in place
                StableMath.Softmax(z, z);
            }
        }
        """);

    [Fact]
    public Task RowsOfABatch() => Verify.Fix(
        Batch("foreach (double v in z) sum += Math.Exp(v);", "for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / sum|};"),
        "using CeAnalyzers;\n\n" + Batch("foreach (double v in z) sum += Math.Exp(v);", "StableMath.Softmax(z, p);"));

    [Fact]
    public Task ExponentialsInARowAsLong() => Verify.Fix(
        Batch("var e = new double[z.Length]; for (int i = 0; i < e.Length; i++) e[i] = Math.Exp(z[i]); for (int i = 0; i < e.Length; i++) sum += e[i]; double[] q = new double[e.Length];", "for (int i = 0; i < q.Length; i++) q[i] = {|CE1005:e[i] / sum|};"),
        "using CeAnalyzers;\n\n" + Batch("var e = new double[z.Length]; for (int i = 0; i < e.Length; i++) e[i] = Math.Exp(z[i]); for (int i = 0; i < e.Length; i++) sum += e[i]; double[] q = new double[e.Length];", "StableMath.Softmax(z, q);"));

    private static string Batch(string add, string divide) => $$"""
        class Layer
        {
            void Activate(double[][] rows)
            {
                foreach (double[] z in rows)
                {
                    double[] p = new double[z.Length];
                    double sum = 0;
                    {{add}}
                    {{divide}}
                }
            }
        }
        """;

    [Fact]
    public Task ConvertAll() => Verify.Fix(
        """
        class Layer
        {
            static float[] Softmax(float[] z)
            {
                float[] e = {|CE1005:Array.ConvertAll(z, MathF.Exp)|};
                float sum = e.Sum();
                return Array.ConvertAll(e, v => v / sum);
            }
        }
        """,
        """
        using CeAnalyzers;

        class Layer
        {
            static float[] Softmax(float[] z)
            {
                float[] e = Array.ConvertAll(z, MathF.Exp);
                float sum = e.Sum();
                return StableMath.Softmax(z);
            }
        }
        """);
}
