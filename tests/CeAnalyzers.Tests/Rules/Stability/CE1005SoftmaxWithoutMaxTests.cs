using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1005: softmaxes made by hand of exponentials that overflow.</summary>
public class CE1005SoftmaxWithoutMaxTests
{
    [Theory]
    [InlineData("double s = z.Sum(Math.Exp); return {|CE1005:Math.Exp(z[label]) / s|};")]
    [InlineData("double[] e = {|CE1005:z.Select(Math.Exp).ToArray()|}; double s = e.Sum(); return e.Select(x => x / s).ToArray()[label];")]
    [InlineData("double[] e = {|CE1005:Array.ConvertAll(z, Math.Exp)|}; double inverse = 1.0 / e.Sum(); return e[label] * inverse;")]
    [InlineData("var e = {|CE1005:z.Select(v => Math.Exp(v / 0.5)).ToList()|}; var total = e.Aggregate(0.0, (a, b) => a + b); return e[label] / total;")]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Pow(Math.E, v); return {|CE1005:Math.Pow(Math.E, z[label]) / s|};")]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return {|CE1005:Math.Exp(z[label]) / (s + 1e-9)|};")]
    [InlineData("double a = Math.Exp(z[0]), b = Math.Exp(z[1]), s = a + b; return label == 0 ? {|CE1005:a / s|} : {|CE1005:b / s|};")] // written out
    [InlineData("double s = Math.Log(z.Sum(v => Math.Exp(v - z.Max()))) + z.Max(); double t = {|CE1006:Math.Log(z.Sum(v => Math.Exp(v)))|}; return {|CE1005:Math.Exp(z[label] - t)|} - Math.Exp(z[label] - s);")]
    public Task OneExpression(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("p[i] = {|CE1005:Math.Exp(z[i])|}; sum += p[i];", "p[i] = p[i] / sum;")]
    [InlineData("p[i] = {|CE1005:Math.Exp(z[i])|}; sum += p[i];", "p[i] /= sum;")]
    [InlineData("sum += Math.Exp(z[i]);", "p[i] = {|CE1005:Math.Exp(z[i]) / sum|};")]
    [InlineData("double e = {|CE1005:Math.Exp(z[i] * 2)|}; p[i] = e; sum = sum + e;", "p[i] = p[i] / sum;")]
    public Task Loops(string fill, string divide) => Verify.Diagnostics($$"""
        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] p = new double[z.Length];
                double sum = 0;
                for (int i = 0; i < z.Length; i++) { {{fill}} }
                for (int i = 0; i < p.Length; i++) { {{divide}} }
                return p;
            }
        }
        """);

    /// <summary>A batch in place, row after row.</summary>
    [Theory]
    [InlineData("double[] x", "x[i * n + j]")]
    [InlineData("double[,] x", "x[i, j]")]
    [InlineData("double[][] x", "x[i][j]")]
    [InlineData("double[,] x", "x[j, i]")]
    public Task RowsInPlace(string parameter, string element) => Verify.Diagnostics($$"""
        static class Activations
        {
            public static void Softmax({{parameter}}, int rows, int n)
            {
                for (int i = 0; i < rows; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < n; j++) sum += Math.Exp({{element}});
                    for (int j = 0; j < n; j++) {{element}} = {|CE1005:Math.Exp({{element}}) / sum|};
                }
            }

            public static void Shifted({{parameter}}, int rows, int n)
            {
                for (int i = 0; i < rows; i++)
                {
                    double sum = 0, max = double.NegativeInfinity;
                    for (int j = 0; j < n; j++) max = Math.Max(max, {{element}});
                    for (int j = 0; j < n; j++) sum += Math.Exp({{element}} - max);
                    for (int j = 0; j < n; j++) {{element}} = Math.Exp({{element}} - max) / sum;
                }
            }

            // what is normalised again and again stays bounded
            public static void Again({{parameter}}, int rows, int n, int rounds)
            {
                for (int t = 0; t < rounds; t++)
                {
                    double sum = 0;
                    for (int i = 0; i < rows; i++) for (int j = 0; j < n; j++) sum += Math.Exp({{element}});
                    for (int i = 0; i < rows; i++) for (int j = 0; j < n; j++) {{element}} = Math.Exp({{element}}) / sum;
                }
            }
        }
        """);

    /// <summary>Row by row, and only a test calls it, with numbers that are small.</summary>
    [Fact]
    public Task RectangularRows() => Verify.Diagnostics("""
        public static class Activations
        {
            public static float[,] Softmax(float[,] source)
            {
                int rows = source.GetLength(0), columns = source.GetLength(1);
                float[,] result = new float[rows, columns];
                float[,] stored = new float[rows, columns];
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < columns; j++) stored[i, j] = MathF.Exp(source[i, j]);
                    float sum = 0;
                    for (int j = 0; j < columns; j++) sum += stored[i, j];
                    for (int j = 0; j < columns; j++) result[i, j] = {|CE1005:stored[i, j] / sum|};
                }

                return result;
            }
        }

        public class ActivationsTest
        {
            private readonly float[,] input = { { 1, 2 }, { 3, 4 } };

            public float[,] Run() => Activations.Softmax(input);
        }
        """);

    /// <summary>What is divided by is no sum any more.</summary>
    [Fact]
    public Task ASumThatIsWrittenByAnotherName() => Verify.Body("double sum = 0; ref double total = ref sum; foreach (double v in z) sum += Math.Exp(v); total = 2; return Math.Exp(z[label]) / sum;");

    /// <summary>One maximum for all rows: a row far below it is 0 / 0.</summary>
    [Theory]
    [InlineData("double[,]", "x[i, j]", "x[a, b]", "x.GetLength(1)", "x.GetLength(0)")]
    [InlineData("double[][]", "x[i][j]", "x[a][b]", "x[0].Length", "x.Length")]
    public Task AMaximumOverTheWholeMatrix(string type, string entry, string other, string columns, string rows) => Verify.Diagnostics($$"""
        class Layer
        {
            void Activate({{type}} x, {{type}} p)
            {
                double max = double.NegativeInfinity;
                for (int a = 0; a < {{rows}}; a++)
                    for (int b = 0; b < {{columns}}; b++)
                        max = Math.Max(max, {{other}});
                for (int i = 0; i < {{rows}}; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < {{columns}}; j++) sum += Math.Exp({{entry}} - max);
                    for (int j = 0; j < {{columns}}; j++) p{{entry.Substring(1)}} = {|CE1005:Math.Exp({{entry}} - max) / sum|};
                }
            }
        }
        """);

    [Fact]
    public Task InPlaceThroughAHelper() => Verify.Diagnostics("""
        static class Bounded
        {
            public static double Exp(double x) => Math.Exp(x);
        }

        class Layer
        {
            void Activate(float[] x, int start, int size)
            {
                float sum = 0;
                for (int i = start; i < start + size; i++)
                {
                    x[i] = {|CE1005:(float)Bounded.Exp(x[i])|};
                    sum += x[i];
                }

                for (int i = start; i < start + size; i++) x[i] = x[i] / sum;
            }
        }
        """);

    [Fact]
    public Task AMatrixOfTheUser() => Verify.Diagnostics("""
        class Matrix
        {
            private readonly double[] data;

            public Matrix(int rows, int columns) { Rows = rows; Columns = columns; data = new double[rows * columns]; }

            public int Rows { get; }

            public int Columns { get; }

            public double this[int r, int c] { get => data[r * Columns + c]; set => data[r * Columns + c] = value; }

            public Matrix LogSumExp()
            {
                double sum;
                Matrix result = new(Rows, 1);
                for (int r = 0; r < Rows; r++)
                {
                    sum = 0;
                    for (int c = 0; c < Columns; c++) sum += Math.Exp(this[r, c]);
                    result[r, 0] = {|CE1006:Math.Log(sum)|};
                }

                return result;
            }

            public Matrix Softmax()
            {
                Matrix logSumExp = LogSumExp();
                Matrix result = new(Rows, Columns);
                for (int r = 0; r < Rows; r++)
                    for (int c = 0; c < Columns; c++)
                        result[r, c] = {|CE1005:Math.Exp(this[r, c] - logSumExp[r, 0])|};
                return result;
            }
        }
        """);

    [Fact]
    public Task ArithmeticThroughAnInterface() => Verify.Diagnostics("""
        interface IArithmetic<T>
        {
            T Zero { get; }
            T Exp(T x);
            T Add(T x, T y);
            T Divide(T x, T y);
        }

        class Layer<T>(IArithmetic<T> math)
        {
            T[] Activate(T[] z)
            {
                var p = new T[z.Length];
                T sum = math.Zero;
                for (int i = 0; i < z.Length; i++) sum = math.Add(sum, math.Exp(z[i]));
                for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:math.Divide(math.Exp(z[i]), sum)|};
                return p;
            }
        }
        """);

    [Theory]
    [InlineData("TensorPrimitives.Exp<float>(z, e); float s = TensorPrimitives.Sum<float>(e); {|CE1005:TensorPrimitives.Divide(e, s, e)|};")]
    [InlineData("TensorPrimitives.Exp<float>(z, e); {|CE1005:TensorPrimitives.Divide(e, TensorPrimitives.Sum<float>(e), e)|};")]
    [InlineData("TensorPrimitives.Exp<float>(z, e); {|CE1005:TensorPrimitives.Multiply(e, 1 / TensorPrimitives.Sum<float>(e), e)|};")]
    [InlineData("TensorPrimitives.Add(z, z[0] * z[1], e); TensorPrimitives.Exp<float>(e, e); {|CE1005:TensorPrimitives.Divide(e, TensorPrimitives.Sum<float>(e), e)|};")]
    [InlineData("TensorPrimitives.Add(z, -TensorPrimitives.Max<float>(z), e); TensorPrimitives.Exp<float>(e, e); TensorPrimitives.Divide(e, TensorPrimitives.Sum<float>(e), e);")]
    [InlineData("float max = TensorPrimitives.Max<float>(z); TensorPrimitives.Add(z, -max, e); TensorPrimitives.Exp<float>(e, e); TensorPrimitives.Multiply(e, 1 / TensorPrimitives.Sum<float>(e), e);")]
    public Task TensorPrimitives(string statements) => Verify.Diagnostics(
        $$"""
        using System.Numerics.Tensors;

        class Layer
        {
            void Activate(float[] z, float[] e)
            {
                {{statements}}
            }
        }
        """,
        Libraries.Tensors);

    [Theory]
    [InlineData("var e = torch.exp(z); return {|CE1005:e / e.sum(1, keepdim: true)|};")]
    [InlineData("var e = z.exp(); return {|CE1005:e.div(e.sum(1, keepdim: true))|};")]
    public Task Tensors(string statements) => Verify.Diagnostics(
        $$"""
        using TorchSharp;

        static class Model
        {
            static torch.Tensor Probabilities(torch.Tensor z)
            {
                {{statements}}
            }
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public async Task TheMessageGivesTheLogit()
    {
        var diagnostics = await Project.Analyze(Libraries.Plain, """
            class Layer
            {
                double D(double[] z, int k) => Math.Exp(z[k]) / z.Sum(Math.Exp);
                float F(float[] z, int k) => MathF.Exp(z[k]) / z.Sum(MathF.Exp);
            }
            """);

        Assert.Equal(
            [
                "'Math.Exp(z[k]) / z.Sum(Math.Exp)' makes a softmax of exponentials that overflow: a logit of 710 makes its row NaN; subtract the maximum first, or use StableMath.Softmax",
                "'MathF.Exp(z[k]) / z.Sum(MathF.Exp)' makes a softmax of exponentials that overflow: a logit of 89 makes its row NaN; subtract the maximum first, or use StableMath.Softmax",
            ],
            diagnostics.Select(d => d.GetMessage(null)));
    }

    /// <summary>A vector that is divided at once is reported there; one whose elements are divided, where its exponentials are made.</summary>
    [Theory]
    [InlineData("var e = z.PointwiseExp(); return {|CE1005:e / e.Sum()|};")]
    [InlineData("var e = z.Map(Math.Exp); var s = e.Sum(); return {|CE1005:e.Divide(s)|};")]
    [InlineData("var e = z.PointwiseExp(); {|CE1005:e /= e.Sum()|}; return e;")]
    [InlineData("var e = {|CE1005:z.PointwiseExp()|}; var s = e.Sum(); for (int i = 0; i < e.Count; i++) e[i] /= s; return e;")]
    [InlineData("var e = {|CE1005:z.PointwiseExp()|}; var s = e.Sum(); return e.Map(x => x / s);")]
    public Task VectorsDividedAtOnce(string statements) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        static class Model
        {
            static Vector<double> Probabilities(Vector<double> z)
            {
                {{statements}}
            }
        }
        """,
        Libraries.MathNet);

    /// <summary>In a lambda or local function that fills a row it captures, as loops in parallel do.</summary>
    [Theory]
    [InlineData("Parallel.For(0, n, r => { double sum = 0; for (int c = 0; c < k; c++) { double e = {|CE1005:Math.Exp(z[r * k + c])|}; p[r * k + c] = e; sum += e; } for (int c = 0; c < k; c++) p[r * k + c] /= sum; });")]
    [InlineData("Parallel.For(0, n, Row); void Row(int r) { double sum = 0; for (int c = 0; c < k; c++) { p[r * k + c] = {|CE1005:Math.Exp(z[r * k + c])|}; sum += p[r * k + c]; } for (int c = 0; c < k; c++) p[r * k + c] /= sum; }")]
    [InlineData("Parallel.For(0, n, r => { double max = double.MinValue, sum = 0; for (int c = 0; c < k; c++) max = Math.Max(max, z[r * k + c]); for (int c = 0; c < k; c++) { p[r * k + c] = Math.Exp(z[r * k + c] - max); sum += p[r * k + c]; } for (int c = 0; c < k; c++) p[r * k + c] /= sum; });")] // shifted
    [InlineData("Parallel.For(0, n, r => { double sum = 0; for (int c = 0; c < k; c++) { p[r * k + c] = Math.Exp(z[r * k + c]); sum += p[r * k + c]; } if (r > 0) for (int c = 0; c < k; c++) p[r * k + c] = 1; for (int c = 0; c < k; c++) p[r * k + c] /= sum; });")] // perhaps something else
    public Task RowsInParallel(string statements) => Verify.Diagnostics($$"""
        class Layer
        {
            public void Forward(double[] z, double[] p, int n, int k)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>One of a row, handed with the row; another name says nothing of where the one is from.</summary>
    [Theory]
    [InlineData("Softmax", "{|CE1005:Math.Exp(x) / sum|}")]
    [InlineData("Share", "Math.Exp(x) / sum")]
    public Task AnElementBesideItsRow(string name, string share) => Verify.Diagnostics($$"""
        class Activations
        {
            public double {{name}}(double x, double[] row)
            {
                double sum = 0;
                foreach (double v in row) sum += Math.Exp(v);
                return {{share}};
            }
        }
        """);

    /// <summary>The same where small numbers are replaced on the way, which keeps nothing from overflowing; large ones do.</summary>
    [Theory]
    [InlineData("if (x < 1e-9) x = 0.5;", "if (row[i] < 1e-9) row[i] = 0.5;", "{|CE1005:Math.Exp(x) / sum|}")]
    [InlineData("", "if (row[i] < 1e-9) row[i] = 0.5;", "{|CE1005:Math.Exp(x) / sum|}")]
    [InlineData("if (x > 50) x = 50;", "if (row[i] > 50) row[i] = 50;", "Math.Exp(x) / sum")]
    // another row is summed
    [InlineData("if (x < 1e-9) x = 0.5;", "row = other;", "Math.Exp(x) / sum")]
    public Task AnElementBesideItsRowWithReplacements(string ofElement, string ofRow, string share) => Verify.Diagnostics($$"""
        class Activations
        {
            private readonly double[] other = [1, 2, 3];

            public double SoftMax(double x, double[] row)
            {
                double sum = 0;
                {{ofElement}}
                for (int i = 0; i < row.Length; i++)
                {
                    {{ofRow}}
                    sum += Math.Exp(row[i]);
                }

                return {{share}};
            }
        }
        """);

    /// <summary>A sum that starts with the first of its terms, or with that of another row.</summary>
    [Theory]
    [InlineData("double[] e = {|CE1005:z.Select(v => Math.Exp(v)).ToArray()|}; double sum = e[0];")]
    [InlineData("double[] e = z.Select(v => Math.Exp(v)).ToArray(); double sum = y[0];")]
    public Task ASumOfTheFirstAndTheRest(string statements) => Verify.Body(statements + " for (int i = 1; i < e.Length; i++) sum += e[i]; return e[label] / sum;");
}
