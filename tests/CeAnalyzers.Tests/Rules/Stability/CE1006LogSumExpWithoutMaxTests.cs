using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1006: logs of sums and differences of exponentials.</summary>
public class CE1006LogSumExpWithoutMaxTests
{
    [Theory]
    [InlineData("return {|CE1006:Math.Log(z.Sum(Math.Exp))|};")]
    [InlineData("return {|CE1006:Math.Log(z.Select(v => Math.Exp(v)).Sum())|} - z[label];")]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return {|CE1006:Math.Log(s)|};")]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) { double e = Math.Exp(z[i]); s += e; } return {|CE1006:Math.Log(s)|} - z[label];")]
    [InlineData("double m = z.Max(); double good = m + Math.Log(z.Sum(v => Math.Exp(v - m))); return good - {|CE1006:Math.Log(z.Sum(v => Math.Exp(v)))|};")]
    [InlineData("return {|CE1006:Math.Log2(z.Sum(Math.Exp))|};")]
    public Task Rows(string statements) => Verify.Body(statements);

    /// <summary>An epsilon, a count or a bound from below keeps no exponential from overflowing.</summary>
    [Theory]
    [InlineData("return {|CE1006:Math.Log(z.Sum(Math.Exp) + 1e-9)|};")]
    [InlineData("return {|CE1006:Math.Log(1 + z.Select(Math.Exp).Sum())|};")]
    [InlineData("return {|CE1006:Math.Log(z.Sum(Math.Exp) / z.Length)|};")]
    [InlineData("return {|CE1006:Math.Log(Math.Max(z.Sum(Math.Exp), 1e-300))|};")]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return {|CE1006:Math.Log(s + 1e-9)|};")]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v / 2); return 2 * {|CE1006:Math.Log(s / z.Length)|};")]
    public Task WithMore(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("double m = z.Max(); return m + Math.Log(z.Sum(v => Math.Exp(v - m)) + 1e-9);")]
    [InlineData("double m = z.Max(); return m + Math.Log(z.Sum(v => Math.Exp(v - m)) / z.Length);")]
    [InlineData("double m = z.Max(); return m + Math.Log(Math.Max(z.Sum(v => Math.Exp(v - m)), 1e-300));")]
    [InlineData("return Math.Log(z.Sum(v => Math.Exp(-v * v)) / z.Length + 1e-12);")]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(-Math.Abs(z[i])); return Math.Log(s / z.Length);")]
    [InlineData("return Math.Log(z.Sum() + 1e-9);")]
    public Task WithMoreAndShifted(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("{|CE1006:Math.Log(Math.Exp(a) + Math.Exp(b))|}")]
    [InlineData("{|CE1006:Math.Log(Math.Exp(a) - Math.Exp(b))|}")]
    [InlineData("{|CE1006:Math.Log(Math.Pow(Math.E, a) + Math.Exp(b))|}")]
    [InlineData("-{|CE1006:Math.Log((Math.Exp(a) + Math.Exp(2 * b)))|}")]
    [InlineData("{|CE1006:Math.Log((Math.Exp(a - b) + Math.Exp(-(a - b))) / 2)|}")] // log cosh: one of both overflows, whatever is subtracted
    [InlineData("Math.Log((Math.Exp(Math.Clamp(a, -9, 9)) + Math.Exp(-Math.Clamp(a, -9, 9))) / 2)")]
    [InlineData("{|CE1006:MathF.Log(MathF.Exp((float)a) + MathF.Exp((float)b))|}")]
    public Task Two(string expression) => Verify.Diagnostics($$"""
        class Chain
        {
            double Join(double a, double b) => {{expression}};
        }
        """);

    [Theory]
    [InlineData("{|CE1006:torch.log(torch.exp(z).sum(1))|}")]
    [InlineData("{|CE1006:z.exp().sum(1).log()|}")]
    public Task Tensors(string expression) => Verify.Diagnostics(
        $$"""
        using TorchSharp;

        static class Model
        {
            static torch.Tensor Normaliser(torch.Tensor z) => {{expression}};
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    [InlineData("double m = z.Max(); return m + Math.Log(z.Sum(v => Math.Exp(v - m)));")] // shifted
    [InlineData("double m = z[0]; foreach (double v in z) if (v > m) m = v; double s = 0; foreach (double v in z) s += Math.Exp(v - m); return Math.Log(s) + m;")] // by loop
    [InlineData("double m = Math.Max(z[0], z[1]); return m + Math.Log(Math.Exp(z[0] - m) + Math.Exp(z[1] - m));")] // of two
    [InlineData("double least = z.Min(); return Math.Log(z.Sum(v => Math.Exp(-(v - least) / 0.3)));")] // energies above the lowest
    [InlineData("double[] l = StableMath.LogSoftmax(z); return Math.Log(l.Sum(Math.Exp));")] // log-probabilities
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(-v * v); return Math.Log(s);")] // a kernel density
    [InlineData("double width = y[0], s = 0; foreach (double v in z) s += Math.Exp(-width * v * v); return Math.Log(s);")] // of a given width
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(Math.Min(v, 10)); return Math.Log(s);")] // clipped
    [InlineData("double s = 0; foreach (double v in z) s += v; return Math.Log(s);")] // no exponentials
    [InlineData("double s = 0; foreach (double v in z) s += y[label] * Math.Exp(v); return Math.Log(s);")] // weighted: not the function that StableMath has
    [InlineData("return StableMath.LogSumExp(z) + StableMath.LogAddExp(z[0], z[1]);")] // stable
    [InlineData("return Math.Log(Math.Exp(1) + Math.Exp(2));")] // numbers
    [InlineData("return Math.Abs(z[0]) < 50 && Math.Abs(z[1]) < 50 ? Math.Log(Math.Exp(z[0]) + Math.Exp(z[1])) : z[0];")] // of small size
    public Task Silent(string statements) => Verify.Body(statements);

    /// <summary>Squares with a minus before them, whatever stands between the two.</summary>
    [Theory]
    [InlineData("-0.5 * y[0] * v * v", true)]
    [InlineData("-y[0] * v * v / 2", true)]
    [InlineData("y[0] * v * v * -0.5", true)]
    [InlineData("-0.5 * y[0] * v", false)]
    [InlineData("0.5 * y[0] * v * v", false)]
    [InlineData("-0.5 * y[0] * v * -v", false)]
    [InlineData("v * v / -y[0]", false)]
    public Task NegatedSquares(string exponent, bool isBounded) => Verify.Body(
        $"double sum = 0; foreach (double v in z) sum += Math.Exp({exponent}); return {(isBounded ? "Math.Log(sum)" : "{|CE1006:Math.Log(sum)|}")};");

    /// <summary>The larger is factored out, whichever it is.</summary>
    [Fact]
    public Task OrderedByABranch() => Verify.Diagnostics("""
        class Chain
        {
            double Join(double a, double b) => a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));

            double Guarded(double a, double b)
            {
                if (a > 300 || b > 300) return Math.Max(a, b);
                return Math.Log(Math.Exp(a) + Math.Exp(b));
            }

            double Tested(double a, double b)
            {
                double sum = Math.Log(Math.Exp(a) + Math.Exp(b));
                return double.IsInfinity(sum) ? Math.Max(a, b) : sum;
            }
        }
        """);

    /// <summary>The maximum is subtracted through a view of the numbers, here or by a helper that runs in parallel.</summary>
    [Theory]
    [InlineData("Span<double> view = x.AsSpan(); for (int i = 0; i < view.Length; i++) view[i] -= max;", "Math.Log(sum)")]
    [InlineData("Shift(x, max);", "Math.Log(sum)")]
    [InlineData("Span<double> view = x.AsSpan(); for (int i = 0; i < view.Length; i++) view[i] *= 2;", "{|CE1006:Math.Log(sum)|}")]
    [InlineData("Span<double> view = x.ToArray().AsSpan(); for (int i = 0; i < view.Length; i++) view[i] -= max;", "{|CE1006:Math.Log(sum)|}")]
    [InlineData("double[] view = x.ToArray(); Shift(view, max);", "{|CE1006:Math.Log(sum)|}")]
    public Task ThroughViews(string shift, string log) => Verify.Diagnostics($$"""
        using System.Threading.Tasks;

        class Rows
        {
            public double LogSumExp(double[] x)
            {
                double max = x.Max(), sum = 0;
                {{shift}}
                for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i]);
                return {{log}};
            }

            static void Shift(double[] x, double max) => Parallel.For(0, x.Length / 4, block =>
            {
                Span<double> part = x.AsSpan(block * 4, 4);
                for (int i = 0; i < part.Length; i++) part[i] -= max;
            });
        }
        """);

    /// <summary>A helper writes its result through the array behind a library's matrix.</summary>
    [Theory]
    [InlineData("d[i] = l[i] - r[j];", "sums.PointwiseLog(sums)")]
    [InlineData("d[i] = 2 * l[i];", "{|CE1006:sums.PointwiseLog(sums)|}")]
    public Task ThroughTheArrayOfALibrary(string write, string log) => Verify.Diagnostics(
        $$"""
        using System.Threading.Tasks;
        using MathNet.Numerics.LinearAlgebra;

        static class Extensions
        {
            public static void LogSumExp(Matrix<double> x, Vector<double> max, Matrix<double> y)
            {
                x.SubtractRow(max, y);
                y.PointwiseExp(y);
                Vector<double> sums = y.ColumnSums();
                {{log}};
            }

            static void SubtractRow(this Matrix<double> x, Vector<double> r, Matrix<double> y)
            {
                double[] from = x.AsColumnMajorArray(), to = y.AsColumnMajorArray();
                Parallel.For(0, x.ColumnCount, j =>
                {
                    var l = from.AsSpan(j * x.RowCount);
                    var d = to.AsSpan(j * x.RowCount);
                    for (int i = 0; i < x.RowCount; i++) {{write}}
                });
            }
        }
        """,
        Libraries.MathNet);

    /// <summary>More than two, with constants before them or around the sum, weights of a mixture.</summary>
    [Theory]
    [InlineData("{|CE1006:Math.Log(Math.Exp(a) + Math.Exp(b) + Math.Exp(z[0]))|}")]
    [InlineData("{|CE1006:Math.Log(1 + Math.Exp(a) + Math.Exp(b))|}")]
    [InlineData("{|CE1006:Math.Log(0.3 * Math.Exp(a) + 0.7 * Math.Exp(b))|}")]
    [InlineData("{|CE1006:Math.Log(0.5 * (Math.Exp(a) + Math.Exp(-a)))|}")]
    [InlineData("{|CE1006:Math.Log((Math.Exp(a) + Math.Exp(-a)) / 2)|}")]
    [InlineData("{|CE1006:Math.Log(z.Sum(Math.Exp) / 3)|}")]
    [InlineData("{|CE1006:Math.Log(z.Select((v, i) => weights[i] * Math.Exp(v)).Sum())|}")]
    // bounded, shifted, of amounts
    [InlineData("Math.Log(0.3 * Math.Exp(-a * a) + 0.7 * Math.Exp(-b * b))")]
    [InlineData("Math.Log(0.5 * (1 + Math.Cos(a)))")]
    [InlineData("Math.Log(z.Select((v, i) => weights[i] * Math.Exp(v - b)).Sum())")]
    [InlineData("Math.Log(z.Select((v, i) => Math.Exp(v - b + y[i])).Sum())")] // with a bias
    [InlineData("{|CE1006:Math.Log(z.Select((v, i) => Math.Exp(v + y[i])).Sum())|}")]
    [InlineData("Math.Log(z.Select((v, i) => y[i] * Math.Exp(v)).Sum())")] // of what, is not known
    [InlineData("Math.Log(z.Select((v, i) => weights[i] * Math.Exp(-a * v)).Sum())")] // what time leaves of them
    [InlineData("Math.Log(3 * a + Math.Exp(b))")]
    [InlineData("Math.Log(-0.5 * (Math.Exp(a) + Math.Exp(b)))")]
    public Task OfSeveral(string expression) => Verify.Diagnostics("class Chain { double Of(double a, double b, double[] z, double[] y, double[] weights) => " + expression + "; }");

    [Fact]
    public Task NoFixOfSeveral() => Verify.NoFix("""
        class Chain
        {
            double A(double a, double b, double c) => {|CE1006:Math.Log(Math.Exp(a) + Math.Exp(b) + Math.Exp(c))|};
            double B(double a, double b) => {|CE1006:Math.Log(0.5 * (Math.Exp(a) + Math.Exp(b)))|};
            double C(double a, double b) => {|CE1006:Math.Log(0.3 * Math.Exp(a) + 0.7 * Math.Exp(b))|};
            double D(double[] z) => {|CE1006:Math.Log(z.Sum(Math.Exp) / 2)|};
        }
        """);

    [Fact]
    public async Task TheMessageNamesTheFunction()
    {
        var diagnostics = await Project.Analyze(Libraries.Plain, """
            class Chain
            {
                double Row(double[] z) => Math.Log(z.Sum(Math.Exp));
                float Join(float a, float b) => MathF.Log(MathF.Exp(a) + MathF.Exp(b));
                double Split(double a, double b) => Math.Log(Math.Exp(a) - Math.Exp(b));
            }
            """);

        Assert.Equal(
            [
                "The exponentials under 'Math.Log(z.Sum(Math.Exp))' overflow from an exponent of 710 and are 0 below -745, where the result is an ordinary number: use StableMath.LogSumExp",
                "The exponentials under 'MathF.Log(MathF.Exp(a) + MathF.Exp(b))' overflow from an exponent of 89 and are 0 below -103, where the result is an ordinary number: use StableMath.LogAddExp",
                "The exponentials under 'Math.Log(Math.Exp(a) - Math.Exp(b))' overflow from an exponent of 710 and are 0 below -745, where the result is an ordinary number: use StableMath.LogSubtractExp",
            ],
            diagnostics.Select(d => d.GetMessage(null)));
    }

    /// <summary>StableMath takes no tensors; those of TorchSharp and of a class over floats overflow as floats do.</summary>
    [Fact]
    public async Task MessagesOfTensors()
    {
        var diagnostics = await Project.Analyze(Libraries.TorchSharp, """
            using TorchSharp;

            class OwnTensor
            {
                public float[] Data = [];
                public OwnTensor Exp() => new() { Data = Data.Select(MathF.Exp).ToArray() };
                public OwnTensor Log() => new() { Data = Data.Select(MathF.Log).ToArray() };
                public static OwnTensor operator +(OwnTensor a, OwnTensor b) => a;
                public static OwnTensor operator +(OwnTensor a, float b) => a;
            }

            static class Model
            {
                static torch.Tensor Normaliser(torch.Tensor z) => torch.log(torch.exp(z).sum(1));
                static torch.Tensor Soft(torch.Tensor z) => torch.log(1 + torch.exp(z));
                static torch.Tensor Row(torch.Tensor z) { var e = z.exp(); return e / e.sum(1, keepdim: true); }
                static torch.Tensor Entropy(torch.Tensor z) { var p = torch.nn.functional.softmax(z, 1); return -(p * p.log()).sum(1); }
                static OwnTensor Own(OwnTensor z) => (z.Exp() + 1).Log();
            }
            """);
        string[] messages = [.. diagnostics.Select(d => d.GetMessage(null))];
        Assert.DoesNotContain(messages, message => message.Contains("StableMath") || message.Contains("710"));
        Assert.Contains(messages, message => message.EndsWith("overflow from an exponent of 89 and are 0 below -103, where the result is an ordinary number: use torch.logsumexp"));
        Assert.Contains(messages, message => message.EndsWith("use torch.nn.functional.softplus"));
        Assert.Contains(messages, message => message.EndsWith("a logit of 89 makes its row NaN; subtract the maximum first, or use torch.nn.functional.softmax"));
    }

    /// <summary>What an own exponential is handed stays a difference, however it is scaled.</summary>
    [Theory]
    [InlineData("double m = Math.Min(a, b); return m - Math.Log(Exp(-k * (a - m)) + Exp(-k * (b - m))) / k;")]
    [InlineData("double m = Math.Max(a, b); return m + Math.Log(Exp(k * ((a - m) / 2)) + Exp(k * ((b - m) / 2)));")]
    public Task AShiftedExponentOfAnOwnExponential(string statements) => OwnExponential(statements);

    [Theory]
    [InlineData("return -{|CE1006:Math.Log(Exp(-k * a) + Exp(-k * b))|} / k;")]
    [InlineData("return -{|CE1006:Math.Log(Exp(-k * (a * a + b * k + 1)) + Exp(-k * b))|} / k;")]
    public Task AnUnshiftedExponentOfAnOwnExponential(string statements) => OwnExponential(statements);

    private static Task OwnExponential(string statements) => Verify.Diagnostics($$"""
        static class Smooth
        {
            static double Exp(double x) => Math.Exp(x);

            public static double Minimum(double a, double b, double k)
            {
                {{statements}}
            }
        }
        """);
}
