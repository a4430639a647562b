using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Gradients;

/// <summary>CE4002: the Jacobian of a softmax, in the shapes that people write, and its diagonal taken for the whole.</summary>
public class CE4002SoftmaxJacobianProductTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) jacobian[i, j] = {|CE4002:i == j ? s[i] * (1 - s[i]) : -s[i] * s[j]|};")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) jacobian[i, j] = {|CE4002:s[i] * ((i == j ? 1 : 0) - s[j])|};")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double delta = i == j ? 1.0 : 0.0; jacobian[i, j] = {|CE4002:s[i] * (delta - s[j])|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { if (i == j) jacobian[i, j] = s[i] * (1 - s[i]); else jacobian[i, j] = -({|CE4002:s[i] * s[j]|}); }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { if (i == j) { result[i] += g[j] * s[i] * (1 - s[i]); continue; } result[i] += {|CE4002:-s[i] * s[j] * g[j]|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) result[i] += g[j] * ({|CE4002:(i == j ? s[i] : 0) - s[i] * s[j]|});")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) jacobian[i, j] = -s[i] * s[j]; jacobian[i, i] = {|CE4002:s[i] * (1 - s[i])|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double a = s[i], b = s[j]; if (i == j) jacobian[i, j] = a * (1 - b); else jacobian[i, j] = {|CE4002:-a * b|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double a = s[i]; jacobian[i, j] = {|CE4002:(i == j) ? a * (1 - a) : -a * s[j]|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { int d = 0; if (i == j) d = 1; result[i] += {|CE4002:s[i] * (d - s[j]) * g[j]|}; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double d = 0; if (j == i) { d = 1.0; } result[i] += {|CE4002:s[i] * (d - s[j]) * g[j]|}; }")]
    // a number that is 1 elsewhere, too, or something else
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { int d = 0; if (i < j) d = 1; result[i] += s[i] * (d - s[j]) * g[j]; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { int d = 0; if (i == j) d = 2; result[i] += s[i] * (d - s[j]) * g[j]; }")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { int d = 0; if (i == j) d = 1; if (i > 0) d = 5; result[i] += s[i] * (d - s[j]) * g[j]; }")]
    [InlineData("int at = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double d; if (i == j) d = s[at + i] * (1 - s[at + j]); else d = {|CE4002:-s[at + i] * s[at + j]|}; result[i] += d * g[j]; }")]
    public Task TheWholeJacobian(string loops) => Verify.Diagnostics(Layer(loops));

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) result[i] = {|CE4002:g[i] * s[i] * (1 - s[i])|};")]
    [InlineData("for (int i = 0; i < n; i++) { double p = s[i]; result[i] = {|CE4002:p - p * p|}; }")]
    [InlineData("for (int i = 0; i < n; i++) { double p = s[i]; result[i] = {|CE4002:g[i] * ((1.0 - p) * p)|}; }")]
    [InlineData("double sum = s.Sum(Math.Exp); for (int i = 0; i < n; i++) { double e = Math.Exp(s[i]); result[i] = {|CE4002:(e * sum - e * e) / (sum * sum)|}; }")]
    [InlineData("double sum = s.Sum(Math.Exp), squared = sum * sum; for (int i = 0; i < n; i++) { double e = Math.Exp(s[i]); result[i] = {|CE4002:(e * sum - e * e) / squared|}; }")]
    [InlineData("result = s.Select(p => {|CE4002:p * (1 - p)|}).ToArray();")]
    [InlineData("double[] e = s.Select(Math.Exp).ToArray(); double sum = e.Sum(), squared = sum * sum; for (int i = 0; i < n; i++) result[i] = {|CE4002:e[i] * (sum - e[i]) / squared|};")]
    public Task OnlyTheDiagonal(string loops) => Verify.Diagnostics(Layer(loops));

    /// <summary>The type is named for derivatives and the method for the function; a slope is a derivative.</summary>
    [Theory]
    [InlineData("Derivatives", "Softmax", "{|CE4002:p * (1 - p)|}")]
    [InlineData("SoftmaxActivation", "SlopeAt", "{|CE4002:p * (1 - p)|}")]
    [InlineData("Derivatives", "Logistic", "p * (1 - p)")]
    [InlineData("Activations", "Softmax", "p * (1 - p)")]
    [InlineData("LogisticActivation", "SlopeAt", "p * (1 - p)")]
    public Task ByTheNamesOfTypeAndMethod(string type, string method, string derivative) => Verify.Diagnostics($$"""
        static class {{type}}
        {
            public static double {{method}}(double p) => {{derivative}};
        }
        """);

    /// <summary>What is assigned to says that it is a gradient, whatever the method is called.</summary>
    [Theory]
    [InlineData("jacobian", "{|CE4002:-s[i] * s[j]|}")]
    [InlineData("table", "-s[i] * s[j]")]
    public Task AJacobianByTheNameOfItsVariable(string variable, string entry) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class SoftmaxLayer
        {
            public double[,] Evaluate(double[] z)
            {
                double[] s = StableMath.Softmax(z);
                double[,] {{variable}} = new double[z.Length, z.Length];
                for (int i = 0; i < z.Length; i++)
                    for (int j = 0; j < z.Length; j++)
                    {
                        if (i == j) {{variable}}[i, j] = s[i] * (1 - s[i]);
                        else {{variable}}[i, j] = {{entry}};
                    }

                return {{variable}};
            }
        }
        """);

    [Fact]
    public Task MatricesOfALibrary() => Verify.Diagnostics(
        """
        using MathNet.Numerics.LinearAlgebra;

        class SoftmaxLayer
        {
            private readonly Vector<double> s = Vector<double>.Build.Dense(3);

            public Vector<double> Backward(Vector<double> g) => ({|CE4002:Matrix<double>.Build.DiagonalOfDiagonalVector(s) - s.OuterProduct(s)|}) * g;
        }
        """,
        Libraries.MathNet);

    /// <summary>The product with a minus first, the diagonal in a local.</summary>
    [Theory]
    [InlineData("{|CE4002:-Vector<double>.OuterProduct(s, s) + diagonal|}")]
    [InlineData("{|CE4002:-s.OuterProduct(s) + Matrix<double>.Build.DiagonalOfDiagonalVector(s)|}")]
    [InlineData("{|CE4002:diagonal + -Vector<double>.OuterProduct(s, s)|}")]
    // of two vectors, another diagonal, a sum
    [InlineData("-Vector<double>.OuterProduct(s, g) + diagonal")]
    [InlineData("-Vector<double>.OuterProduct(s, s) + Matrix<double>.Build.DiagonalOfDiagonalVector(g)")]
    [InlineData("Vector<double>.OuterProduct(s, s) + diagonal")]
    public Task ASumWithTheNegatedProduct(string jacobian) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class SoftmaxLayer(Vector<double> s)
        {
            public Vector<double> Backward(Vector<double> g)
            {
                Matrix<double> diagonal = Matrix<double>.Build.DenseOfDiagonalVector(s);
                return ({{jacobian}}) * g * diagonal[0, 0];
            }
        }
        """,
        Libraries.MathNet);

    /// <summary>The quotient rule over whole vectors, stopped before anything cancels.</summary>
    [Theory]
    [InlineData("{|CE4002:(e * sum - e.PointwiseMultiply(e)) / Math.Pow(sum, 2)|}")]
    [InlineData("{|CE4002:(e * sum - e.PointwiseMultiply(e)) / (sum * sum)|}")]
    [InlineData("(e * sum - e.PointwiseMultiply(z)) / Math.Pow(sum, 2)")]
    [InlineData("(e * sum - e.PointwiseMultiply(e)) / Math.Pow(sum, 3)")]
    public Task TheQuotientRuleOverVectors(string diagonal) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class Softmax
        {
            public Vector<double> Derivative(Vector<double> z)
            {
                Vector<double> e = (z - z.Maximum()).PointwiseExp();
                double sum = e.Sum();
                return {{diagonal}};
            }
        }
        """,
        Libraries.MathNet);

    [Theory]
    [InlineData("s.PointwiseMultiply(identity - s.Transpose())", true)]
    [InlineData("identity.PointwiseMultiply(identity - s.Transpose())", false)]
    [InlineData("s.PointwiseMultiply(identity + s.Transpose())", false)]
    public Task AMatrixOfRows(string jacobian, bool isFlagged) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class SoftmaxLayer(Matrix<double> identity, Matrix<double> s)
        {
            public Matrix<double> Backward(Matrix<double> g) => {{(isFlagged ? "{|CE4002:" + jacobian + "|}" : jacobian)}}.Multiply(g);
        }
        """,
        Libraries.MathNet);

    [Theory]
    [InlineData("{|CE4002:s.Diag().Sub(s.Mul(s.Transposed()))|}")]
    [InlineData("{|CE4002:Tensor.Subtract(s.Diag(), s.Mul(s.Transposed()))|}")]
    // no product with itself, nothing on a diagonal, another softmax's
    [InlineData("s.Diag().Sub(s.Mul(g))")]
    [InlineData("s.Transposed().Sub(s.Mul(s.Transposed()))")]
    [InlineData("g.Diag().Sub(s.Mul(s.Transposed()))")]
    public Task TensorsOfUsers(string jacobian) => Verify.Diagnostics($$"""
        abstract class Tensor
        {
            public abstract Tensor Diag();
            public abstract Tensor Sub(Tensor other);
            public abstract Tensor Mul(Tensor other);
            public abstract Tensor Transposed();
            public static Tensor Subtract(Tensor a, Tensor b) => a.Sub(b);
        }

        class Softmax
        {
            public Tensor Derivative(Tensor s, Tensor g) => {{jacobian}}.Mul(g);
        }
        """);

    [Fact]
    public Task ByFlowWhateverTheClassIsCalled() => Verify.Diagnostics(
        """
        using CeAnalyzers;

        class Output
        {
            public double[] Backward(double[] z, double[] g)
            {
                double[] s = StableMath.Softmax(z);
                double[] result = new double[z.Length];
                for (int i = 0; i < z.Length; i++)
                    for (int j = 0; j < z.Length; j++)
                        result[i] += {|CE4002:g[j] * s[i] * ((i == j ? 1 : 0) - s[j])|};
                return result;
            }
        }
        """);

    /// <summary>Of exponentials that are divided by their sum at the end.</summary>
    [Theory]
    [InlineData("-Math.Exp(z[i] + z[j])", "{|CE4002:Math.Exp(z[i]) * (sum - Math.Exp(z[i]))|}")]
    [InlineData("-Math.Exp(z[i]) * Math.Exp(z[j])", "{|CE4002:Math.Exp(z[i]) * (sum - Math.Exp(z[i]))|}")]
    // another sum
    [InlineData("-Math.Exp(z[i] + z[j])", "Math.Exp(z[i]) * (other - Math.Exp(z[i]))")]
    public Task InExponentials(string rest, string diagonal) => Verify.Diagnostics($$"""
        static class Activations
        {
            public static double[,] SoftmaxDerivative(double[] z, double other)
            {
                var result = new double[z.Length, z.Length];
                double sum = z.Sum(v => Math.Exp(v));
                for (int i = 0; i < z.Length; i++)
                    for (int j = 0; j < z.Length; j++)
                    {
                        if (i == j) result[i, j] = {{diagonal}};
                        else result[i, j] = {{rest}};
                    }

                double scale = sum * sum;
                foreach (ref double entry in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref result[0, 0], result.Length)) entry /= scale;
                return result;
            }

            public static string Mentions => "softmax";

            // nothing says that this is a derivative
            public static double[] Spread(double[] z)
            {
                double sum = z.Sum(v => Math.Exp(v));
                return z.Select(v => Math.Exp(v) * (sum - Math.Exp(v)) / (sum * sum)).ToArray();
            }
        }
        """);

    /// <summary>Only a method is called a softmax's derivative, and its argument is any vector.</summary>
    [Theory]
    [InlineData("SoftmaxDerivative", "{|CE4002:array[i] * (1 - array[i])|}")]
    [InlineData("SoftmaxDer", "{|CE4002:array[i] * (1 - array[i])|}")]
    [InlineData("DSoftMax", "{|CE4002:array[i] * (1 - array[i])|}")]
    [InlineData("dSoftMax", "{|CE4002:array[i] * (1 - array[i])|}")]
    [InlineData("AddSoftMax", "array[i] * (1 - array[i])")]
    [InlineData("SoftmaxOrder", "array[i] * (1 - array[i])")]
    [InlineData("LogisticDerivative", "array[i] * (1 - array[i])")]
    public Task ByTheNameOfAMethod(string name, string diagonal) => Verify.Diagnostics($$"""
        class Neurons
        {
            public static void {{name}}(double[] array, double[,] output)
            {
                for (int i = 0; i < array.Length; i++)
                {
                    for (int j = 0; j < array.Length; j++) output[i, j] = -array[i] * array[j];
                    output[i, i] = {{diagonal}};
                }
            }

            public static string Mentions => "softmax";
        }
        """);

    /// <summary>One method gives the softmax and, where a flag asks for it, the derivative.</summary>
    [Theory]
    [InlineData("class Softmax", "bool deriv", "!deriv", "{|CE4002:x[i] * (1 - x[i])|}")]
    [InlineData("class Softmax", "bool inPlace", "!inPlace", "x[i] * (1 - x[i])")]
    [InlineData("class Softmax", "bool deriv", "deriv", "x[i] * (1 - x[i])")]
    [InlineData("class Sigmoid", "bool deriv", "!deriv", "x[i] * (1 - x[i])")]
    public Task ByAFlag(string type, string flag, string condition, string diagonal) => Verify.Diagnostics($$"""
        {{type}}
        {
            private const string Beside = "softmax";

            public double[] Activate(double[] x, {{flag}})
            {
                if ({{condition}})
                {
                    return CeAnalyzers.StableMath.Softmax(x);
                }
                else
                {
                    double[] result = new double[x.Length];
                    for (int i = 0; i < x.Length; i++) result[i] = {{diagonal}};
                    return result;
                }
            }
        }
        """);

    /// <summary>A softmax that shares the derivative of a sigmoid, and a sigmoid by itself.</summary>
    [Theory]
    [InlineData("switch (a) { case Act.Sigmoid: case Act.Softmax: return {|CE4002:y * (1 - y)|}; default: return 1; }")]
    [InlineData("if (a == Act.Sigmoid || a == Act.Softmax) return {|CE4002:y * (1 - y)|}; return 1;")]
    [InlineData("return a switch { Act.Sigmoid or Act.Softmax => {|CE4002:y * (1 - y)|}, _ => 1 };")]
    [InlineData("switch (a) { case Act.Sigmoid: return y * (1 - y); default: return 1; }")]
    [InlineData("if (a == Act.HierarchicalSoftmax) return y * (1 - y); return 1;")]
    public Task OneCaseForTwo(string statements) => Verify.Diagnostics($$"""
        enum Act { Sigmoid, Softmax, HierarchicalSoftmax }

        class Activations
        {
            double Derivative(Act a, double y)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task ACaseOfASwitchSaysWhichActivation() => Verify.Diagnostics(
        """
        enum Activation { Sigmoid, Softmax }

        static class Activations
        {
            public static double Derivative(Activation activation, double s) => activation switch
            {
                Activation.Sigmoid => s * (1 - s),
                Activation.Softmax => {|CE4002:s * (1 - s)|},
                _ => 1,
            };
        }
        """);

    [Theory]
    // the product with the Jacobian, without the Jacobian
    [InlineData("double dot = 0; for (int i = 0; i < n; i++) dot += s[i] * g[i]; for (int i = 0; i < n; i++) result[i] = s[i] * (g[i] - dot);")]
    // the fused gradient
    [InlineData("for (int i = 0; i < n; i++) result[i] = s[i] - g[i];")]
    // a mixture of two values
    [InlineData("double t = 0.5; for (int i = 0; i < n; i++) result[i] = t * s[i] + (1 - t) * g[i];")]
    // a sum over pairs that no comparison of the indices tells from anything else
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) result[i] -= s[i] * s[j];")]
    // variances of a mixture whose total is no sum of exponentials
    [InlineData("double sum = s.Sum(); for (int i = 0; i < n; i++) result[i] = s[i] * (sum - s[i]) / (sum * sum);")]
    // a difference from something that is no indicator
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) result[i] += s[i] * (g[i] - s[j]);")]
    public Task SilentInASoftmax(string loops) => Verify.Diagnostics(Layer(loops));

    [Theory]
    // the derivative of a sigmoid
    [InlineData("class Sigmoid { public double Derivative(double s) => s * (1 - s); } class Softmax { }")]
    // of attention, which no cross-entropy follows
    [InlineData("class Attention { void SoftmaxBackward(double[] attn, double[] g, double[] result) { for (int i = 0; i < g.Length; i++) for (int j = 0; j < g.Length; j++) result[i] += g[j] * (i == j ? attn[i] * (1 - attn[i]) : -attn[i] * attn[j]); } }")]
    [InlineData("class MultiHeadAttention { void SoftmaxBackward(double[] w, double[] g, double[] result) { for (int i = 0; i < g.Length; i++) for (int j = 0; j < g.Length; j++) result[i] += g[j] * (i == j ? w[i] * (1 - w[i]) : -w[i] * w[j]); } }")]
    // the second derivative of the loss, which boosting needs, and a variance
    [InlineData("class SoftmaxObjective { public double Hessian(double p) => p * (1 - p); }")]
    [InlineData("class SoftmaxObjective { public double Variance(double p) => p * (1 - p); }")]
    // the entries of a hierarchical softmax are sigmoids
    [InlineData("class Words { double HierarchicalSoftmaxGradient(double p) => p * (1 - p); }")]
    public Task SilentElsewhere(string source) => Verify.Diagnostics(source);

    /// <summary>A class that is called a softmax and computes a sigmoid, in a property that others inherit; and one that says nothing of what it computes.</summary>
    [Theory]
    [InlineData("1 / (1 + Math.Exp(-x))", "gradient * Output * (1 - Output)")]
    [InlineData("Native(x)", "{|CE4002:gradient * Output * (1 - Output)|}")]
    public Task ABodyBehindAName(string output, string derivative) => Verify.Diagnostics($$"""
        abstract class Activation
        {
            protected double Output { get; set; }

            public static extern double Native(double x);
        }

        class Tanh : Activation
        {
            public void Forward(double x) => Output = Math.Tanh(x);
        }

        class Softmax : Activation
        {
            public void Forward(double x) => Output = {{output}};

            public double Backward(double gradient) => {{derivative}};
        }
        """);

    [Fact]
    public async Task TheMessages()
    {
        var diagnostics = await Project.Analyze(
            Libraries.Plain,
            """
            class Softmax
            {
                public double Derivative(double p) => p * (1 - p);

                public double Derivative(double[] s, int i, int j) => i == j ? s[i] * (1 - s[i]) : -s[i] * s[j];
            }
            """);

        Assert.Equal(
            [
                "'p * (1 - p)' is only the diagonal of the softmax's Jacobian: a logit also lowers every other probability; with the cross-entropy the gradient by the logits is p - y",
                "'i == j ? s[i] * (1 - s[i]) : -s[i] * s[j]' builds the whole Jacobian of a softmax; with the cross-entropy the gradient by the logits is p - y",
            ],
            diagnostics.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    private static string Layer(string loops) =>
        $$"""
        class SoftmaxLayer
        {
            private readonly double[] s = new double[3];

            public double[] Backward(double[] g)
            {
                int n = g.Length;
                double[] result = new double[n];
                double[,] jacobian = new double[n, n];
                {{loops}}
                Console.WriteLine(jacobian);
                return result;
            }
        }
        """;
}
