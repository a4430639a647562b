namespace CeAnalyzers.Runtime.Tests;

/// <summary>Rectangular arrays and arrays of rows give what their rows, one after the other, give.</summary>
public class MatrixTests
{
    private static readonly double[] Logits = [1, 2, 3, -1, 0.5, -4];
    private static readonly double[] Targets = [0.2, 0.3, 0.5, 0, 1, 0];
    private static readonly int[] Labels = [2, -100];
    private static readonly SoftmaxOptions Softmax = new() { ClassWeights = new double[] { 1, 2, 3 }, LabelSmoothing = 0.1 };
    private static readonly FocalOptions Focal = new() { Gamma = 1.5 };
    private static readonly SigmoidOptions Sigmoid = new() { PositiveWeight = 3 };
    private static readonly LabelOptions Label = new() { ClassWeights = new double[] { 1, 2, 3 } };

    [Fact]
    public void Maps_of_rows()
    {
        double[] expected = new double[6], logs = new double[6], sums = new double[2];
        StableMath.Softmax(Logits, 3, expected);
        StableMath.LogSoftmax(Logits, 3, logs);
        StableMath.LogSumExp(Logits, 3, sums);
        Assert.Equal(expected, Flat(StableMath.Softmax(Rectangle(Logits))));
        Assert.Equal(expected, Flat(StableMath.Softmax(Rows(Logits))));
        Assert.Equal(logs, Flat(StableMath.LogSoftmax(Rectangle(Logits))));
        Assert.Equal(logs, Flat(StableMath.LogSoftmax(Rows(Logits))));
        Assert.Equal(sums, StableMath.LogSumExp(Rectangle(Logits)));
        Assert.Equal(sums, StableMath.LogSumExp(Rows(Logits)));

        double[,] rectangle = Rectangle(Logits);
        StableMath.Softmax(rectangle, rectangle);
        Assert.Equal(expected, Flat(rectangle));
        double[][] rows = Rows(Logits);
        StableMath.LogSoftmax(rows, rows);
        Assert.Equal(logs, Flat(rows));
    }

    [Fact]
    public void Maps_of_rows_in_float()
    {
        var expected = new float[6];
        StableMath.Softmax(Every.Single(Logits), 3, expected);
        float[,] rectangle = { { 1, 2, 3 }, { -1, 0.5f, -4 } };
        float[][] rows = [[1, 2, 3], [-1, 0.5f, -4]];
        Assert.Equal(expected, StableMath.Softmax(rectangle).Cast<float>());
        Assert.Equal(expected, StableMath.Softmax(rows).SelectMany(row => row));
        StableMath.Softmax(rectangle, rectangle);
        Assert.Equal(expected, rectangle.Cast<float>());
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.None)]
    public void Losses_of_labels(Reduction reduction)
    {
        Check((g, l, s) => StableLoss.SoftmaxCrossEntropy(Logits, Labels, g, l, s, reduction, Softmax),
            (g, l, s) => StableLoss.SoftmaxCrossEntropy(Rectangle(Logits), Labels, g, l, s, reduction, Softmax),
            (g, l, s) => StableLoss.SoftmaxCrossEntropy(Rows(Logits), Labels, g, l, s, reduction, Softmax));
        Check((g, l, s) => StableLoss.SoftmaxFocal(Logits, Labels, g, l, s, reduction, Focal),
            (g, l, s) => StableLoss.SoftmaxFocal(Rectangle(Logits), Labels, g, l, s, reduction, Focal),
            (g, l, s) => StableLoss.SoftmaxFocal(Rows(Logits), Labels, g, l, s, reduction, Focal));
        double[] p = [0.1, 0.2, 0.7, 0, 0.9, 0.1];
        Check((g, l, _) => StableLoss.CrossEntropy(p, Labels, g, l, reduction, 1e-3),
            (g, l, _) => StableLoss.CrossEntropy(Rectangle(p), Labels, g, l, reduction, 1e-3),
            (g, l, _) => StableLoss.CrossEntropy(Rows(p), Labels, g, l, reduction, 1e-3));
        Check((g, l, _) => StableLoss.MultiClassHinge(Logits, Labels, g, l, reduction, options: Label),
            (g, l, _) => StableLoss.MultiClassHinge(Rectangle(Logits), Labels, g, l, reduction, options: Label),
            (g, l, _) => StableLoss.MultiClassHinge(Rows(Logits), Labels, g, l, reduction, options: Label));
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.None)]
    public void Losses_of_targets(Reduction reduction)
    {
        Check((g, l, s) => StableLoss.SoftmaxCrossEntropy(Logits, Targets, 3, g, l, s, reduction, Softmax),
            (g, l, s) => StableLoss.SoftmaxCrossEntropy(Rectangle(Logits), Rectangle(Targets), g, l, s, reduction, Softmax),
            (g, l, s) => StableLoss.SoftmaxCrossEntropy(Rows(Logits), Rows(Targets), g, l, s, reduction, Softmax));
        Check((g, l, s) => StableLoss.KullbackLeibler(Logits, Targets, 3, g, l, s, reduction),
            (g, l, s) => StableLoss.KullbackLeibler(Rectangle(Logits), Rectangle(Targets), g, l, s, reduction),
            (g, l, s) => StableLoss.KullbackLeibler(Rows(Logits), Rows(Targets), g, l, s, reduction));
        double[] p = [0.1, 0.2, 0.7, 0, 0.9, 0.1];
        Check((g, l, _) => StableLoss.CrossEntropy(p, Targets, 3, g, l, reduction, 1e-3),
            (g, l, _) => StableLoss.CrossEntropy(Rectangle(p), Rectangle(Targets), g, l, reduction, 1e-3),
            (g, l, _) => StableLoss.CrossEntropy(Rows(p), Rows(Targets), g, l, reduction, 1e-3));
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.None)]
    public void Losses_of_many_labels(Reduction reduction)
    {
        CheckElements((g, l) => StableLoss.SigmoidCrossEntropy(Logits, Targets, reduction, g, l, Sigmoid),
            (g, l) => StableLoss.SigmoidCrossEntropy(Rectangle(Logits), Rectangle(Targets), reduction, g, l, Sigmoid),
            (g, l) => StableLoss.SigmoidCrossEntropy(Rows(Logits), Rows(Targets), reduction, g, l, Sigmoid));
        CheckElements((g, l) => StableLoss.SigmoidFocal(Logits, Targets, reduction, g, l, Focal),
            (g, l) => StableLoss.SigmoidFocal(Rectangle(Logits), Rectangle(Targets), reduction, g, l, Focal),
            (g, l) => StableLoss.SigmoidFocal(Rows(Logits), Rows(Targets), reduction, g, l, Focal));
        double[] p = [0.1, 0.2, 0.7, 0, 0.9, 1];
        CheckElements((g, l) => StableLoss.BinaryCrossEntropy(p, Targets, reduction, g, l, 1e-3),
            (g, l) => StableLoss.BinaryCrossEntropy(Rectangle(p), Rectangle(Targets), reduction, g, l, 1e-3),
            (g, l) => StableLoss.BinaryCrossEntropy(Rows(p), Rows(Targets), reduction, g, l, 1e-3));
        CheckElements((g, l) => StableLoss.SquaredError(Logits, Targets, reduction, g, l),
            (g, l) => StableLoss.SquaredError(Rectangle(Logits), Rectangle(Targets), reduction, g, l),
            (g, l) => StableLoss.SquaredError(Rows(Logits), Rows(Targets), reduction, g, l));
        double[] signs = [1, -1, -1, 1, 1, -1];
        CheckElements((g, l) => StableLoss.Hinge(Logits, signs, reduction, g, l),
            (g, l) => StableLoss.Hinge(Rectangle(Logits), Rectangle(signs), reduction, g, l),
            (g, l) => StableLoss.Hinge(Rows(Logits), Rows(signs), reduction, g, l));
    }

    /// <summary>More rows and elements than a core takes at a time.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Parallel_is_serial_to_the_last_bit(int degree)
    {
        const int Count = 1300, Classes = 7;
        double[] z = [.. Enumerable.Range(0, Count * Classes).Select(j => j * 37 % 101 / 12.5 - 4)], t = [.. z.Select((_, j) => j % Classes == 3 ? 1.0 : 0)];
        int[] labels = [.. Enumerable.Range(0, Count).Select(row => row % 11 == 5 ? -100 : row % Classes)];
        Check((z, g, l) => StableLoss.SoftmaxCrossEntropy(z, labels, g, l), (z, g, l) => StableLoss.SoftmaxCrossEntropy(z, labels, g, l, maxDegreeOfParallelism: degree),
            (z, g, l) => StableLoss.SoftmaxCrossEntropy(z, labels, g, l, maxDegreeOfParallelism: degree), Count);
        Check((z, g, l) => StableLoss.SoftmaxFocal(z, labels, g, l), (z, g, l) => StableLoss.SoftmaxFocal(z, labels, g, l, maxDegreeOfParallelism: degree),
            (z, g, l) => StableLoss.SoftmaxFocal(z, labels, g, l, maxDegreeOfParallelism: degree), Count);
        Check((z, g, l) => StableLoss.KullbackLeibler(z, t, Classes, g, l), (z, g, l) => StableLoss.KullbackLeibler(z, Wide(t), g, l, maxDegreeOfParallelism: degree),
            (z, g, l) => StableLoss.KullbackLeibler(z, Jagged(t), g, l, maxDegreeOfParallelism: degree), Count);
        double[] losses = new double[z.Length], gradient = new double[z.Length];
        double expected = StableLoss.SigmoidCrossEntropy(z, t, Reduction.Mean, gradient, losses);
        double[,] wide = new double[Count, Classes], wideLosses = new double[Count, Classes];
        Assert.Equal(expected, StableLoss.SigmoidCrossEntropy(Wide(z), Wide(t), Reduction.Mean, wide, wideLosses, maxDegreeOfParallelism: degree));
        Assert.Equal<double[]>([gradient, losses], [Flat(wide), Flat(wideLosses)]);
        double[][] jagged = Jagged(new double[z.Length]), jaggedLosses = Jagged(new double[z.Length]);
        Assert.Equal(expected, StableLoss.SigmoidCrossEntropy(Jagged(z), Jagged(t), Reduction.Mean, jagged, jaggedLosses, maxDegreeOfParallelism: degree));
        Assert.Equal<double[]>([gradient, losses], [Flat(jagged), Flat(jaggedLosses)]);

        void Check(Func<double[], double[], double[], double> flat, Func<double[,], double[,], double[], double> rectangular, Func<double[][], double[][], double[], double> rows, int count)
        {
            double[] losses = new double[count], gradient = new double[z.Length], ownLosses = new double[count];
            double expected = flat(z, gradient, losses);
            double[,] wide = Wide(z);
            Assert.Equal(expected, rectangular(wide, wide, ownLosses));
            Assert.Equal<double[]>([gradient, losses], [Flat(wide), ownLosses]);
            double[][] jagged = Jagged(z);
            Assert.Equal(expected, rows(jagged, jagged, ownLosses = new double[count]));
            Assert.Equal<double[]>([gradient, losses], [Flat(jagged), ownLosses]);
        }

        double[][] Jagged(double[] v) => [.. v.Chunk(Classes)];

        double[,] Wide(double[] v)
        {
            var matrix = new double[Count, Classes];
            Buffer.BlockCopy(v, 0, matrix, 0, Buffer.ByteLength(matrix));
            return matrix;
        }
    }

    [Fact]
    public void Gradients_may_be_written_over_the_inputs()
    {
        var expected = new double[6];
        double loss = StableLoss.SoftmaxCrossEntropy(Logits, [0, 1], expected);
        double[,] rectangle = Rectangle(Logits);
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(rectangle, [0, 1], rectangle));
        Assert.Equal(expected, Flat(rectangle));
        double[][] rows = Rows(Logits);
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(rows, [0, 1], rows));
        Assert.Equal(expected, Flat(rows));
    }

    private delegate double Loss<TMatrix>(TMatrix? gradient, double[]? losses, double[]? logSumExps);

    private static void Check(Loss<double[]> flat, Loss<double[,]> rectangular, Loss<double[][]> jagged)
    {
        double[] gradient = new double[6], losses = new double[2], sums = new double[2];
        double expected = flat(gradient, losses, sums);

        double[] actualLosses = new double[2], actualSums = new double[2];
        var rectangle = new double[2, 3];
        Assert.Equal(expected, rectangular(rectangle, actualLosses, actualSums));
        Assert.Equal<double[]>([gradient, losses, sums], [Flat(rectangle), actualLosses, actualSums]);
        Assert.Equal(expected, rectangular(null, actualLosses, null));

        actualLosses = new double[2];
        actualSums = new double[2];
        double[][] rows = [new double[3], new double[3]];
        Assert.Equal(expected, jagged(rows, actualLosses, actualSums));
        Assert.Equal<double[]>([gradient, losses, sums], [Flat(rows), actualLosses, actualSums]);
        Assert.Equal(expected, jagged(null, actualLosses, null));
    }

    private static void CheckElements(Func<double[], double[], double> flat, Func<double[,], double[,], double> rectangular, Func<double[][], double[][], double> jagged)
    {
        double[] gradient = new double[6], losses = new double[6];
        double expected = flat(gradient, losses);
        double[,] rectangle = new double[2, 3], rectangleLosses = new double[2, 3];
        Assert.Equal(expected, rectangular(rectangle, rectangleLosses));
        Assert.Equal<double[]>([gradient, losses], [Flat(rectangle), Flat(rectangleLosses)]);
        double[][] rows = [new double[3], new double[3]], rowLosses = [new double[3], new double[3]];
        Assert.Equal(expected, jagged(rows, rowLosses));
        Assert.Equal<double[]>([gradient, losses], [Flat(rows), Flat(rowLosses)]);
    }

    private static double[,] Rectangle(double[] v) => new[,] { { v[0], v[1], v[2] }, { v[3], v[4], v[5] } };

    private static double[][] Rows(double[] v) => [v[..3], v[3..]];

    private static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];

    private static double[] Flat(double[][] matrix) => [.. matrix.SelectMany(row => row)];
}
