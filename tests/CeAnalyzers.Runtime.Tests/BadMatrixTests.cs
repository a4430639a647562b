namespace CeAnalyzers.Runtime.Tests;

/// <summary>Every check of matrices: shapes, rows, nulls.</summary>
public class BadMatrixTests
{
    private static readonly double[,] Rectangle = { { 1, 2, 3 }, { 4, 5, 6 } };
    private static readonly double[][] Rows = [[1, 2, 3], [4, 5, 6]];
    private static readonly int[] Labels = [0, 1];

    public static TheoryData<string, string, Action<double[,], double[][]>> Calls => new()
    {
        { "logits", "Expected at least one class, but the length is 0.", (_, _) => StableMath.Softmax(new double[2, 0]) },
        { "logits", "Expected at least one class, but the length is 0.", (_, _) => StableMath.LogSumExp(Array.Empty<double[]>()) },
        { "logits", "Expected 3 entries in every row, as the first has, but row 1 has 2.", (_, _) => StableMath.LogSoftmax([[1.0, 2, 3], [4.0, 5]]) },
        { "logits", "Expected rows, but row 0 is null.", (_, _) => StableMath.LogSumExp([null!, Rows[0]]) },
        { "destination", "Expected 2 x 3, the shape of 'logits', but the shape is 3 x 2.", (_, _) => StableMath.Softmax(Rectangle, new double[3, 2]) },
        { "destination", "Expected 1 x 3, the shape of 'logits', but the shape is 2 x 3.", (_, o) => StableMath.Softmax([[1.0, 2, 3]], o) },
        { "destination", "Value cannot be null.", (_, _) => StableMath.Softmax(Rectangle, null!) },
        { "destination", "Value cannot be null.", (_, _) => StableMath.LogSoftmax(Rows, null!) },
        { "logits", "Value cannot be null.", (_, _) => StableMath.Softmax((double[,])null!) },
        { "logits", "Value cannot be null.", (_, _) => StableMath.LogSumExp((double[][])null!) },
        { "labels", "Expected a length of 2, the number of samples, but the length is 3.", (o, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, [0, 1, 0], o) },
        { "labels", "Expected a length of 2, the number of samples, but the length is 1.", (_, o) => StableLoss.SoftmaxFocal(Rows, [0], o) },
        { "labels", "Value cannot be null.", (o, _) => StableLoss.CrossEntropy(Rectangle, (int[])null!, o) },
        { "labels", "Expected a class from 0 to 2. (Parameter 'labels')\nActual value was 3.", (o, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, [0, 3], o) },
        { "labels", "Expected a class from 0 to 2. (Parameter 'labels')\nActual value was 3.", (_, o) => StableLoss.CrossEntropy(Rows, [0, 3], o) },
        { "gradient", "Expected 2 x 3, the shape of 'logits', but the shape is 2 x 2.", (_, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, Labels, new double[2, 2]) },
        { "gradient", "Expected rows, but row 1 is null.", (_, _) => StableLoss.SoftmaxCrossEntropy(Rows, Labels, [new double[3], null!]) },
        { "targets", "Expected 2 x 3, the shape of 'logits', but the shape is 3 x 2.", (o, _) => StableLoss.KullbackLeibler(Rectangle, new double[3, 2], o) },
        { "targets", "Expected 2 x 3, the shape of 'probabilities', but the shape is 1 x 3.", (_, o) => StableLoss.CrossEntropy(Rows, [[1.0, 0, 0]], o) },
        { "targets", "Value cannot be null.", (o, _) => StableLoss.SigmoidCrossEntropy(Rectangle, null!, Reduction.Mean, o) },
        { "targets", "Expected a target from 0 to 1.", (_, o) => StableLoss.BinaryCrossEntropy(Rows, Rows, Reduction.Mean, o, o) },
        { "losses", "Expected 2 x 3, the shape of 'logits', but the shape is 1 x 6.", (o, _) => StableLoss.SigmoidFocal(Rectangle, Rectangle, Reduction.None, o, new double[1, 6]) },
        { "losses", "Expected a length of 2, the number of samples, but the length is 0.", (o, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, Labels, o, reduction: Reduction.None) },
        { "options", "Expected 3 class weights, one a class, but there are 2.", (o, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, Labels, o, options: new SoftmaxOptions { ClassWeights = new double[2] }) },
        { "options", "Expected 3 PositiveWeights, one a label, or 6, one a logit, but there are 1.", (o, _) => StableLoss.SigmoidCrossEntropy(Rectangle, new double[2, 3], Reduction.Mean, o, options: new SigmoidOptions { PositiveWeights = new double[1] }) },
        { "options", "Expected 3 ClassWeights, one a label, or 6, one a logit, but there are 2.", (_, o) => StableLoss.SigmoidFocal(Rows, [new double[3], new double[3]], Reduction.Mean, o, options: new FocalOptions { ClassWeights = new double[2] }) },
        { "maxDegreeOfParallelism", "Expected at least 1, or -1 for as many cores as there are.", (o, _) => StableLoss.SoftmaxCrossEntropy(Rectangle, Labels, o, maxDegreeOfParallelism: 0) },
        { "maxDegreeOfParallelism", "Expected at least 1, or -1 for as many cores as there are.", (_, o) => StableLoss.SigmoidCrossEntropy(Rows, [new double[3], new double[3]], Reduction.Mean, o, maxDegreeOfParallelism: -3) },
        { "labels", "Expected a length of 2, the number of samples, but the length is 1.", (o, _) => StableLoss.MultiClassHinge(Rectangle, [0], o) },
        { "options", "Expected 3 class weights, one a class, but there are 2.", (_, o) => StableLoss.MultiClassHinge(Rows, Labels, o, options: new LabelOptions { ClassWeights = new double[2] }) },
        { "targets", "Expected a target of -1 or 1. (Parameter 'targets')\nActual value was 2.", (o, _) => StableLoss.Hinge(Rectangle, new double[,] { { 1, -1, 2 }, { 1, 1, 1 } }, Reduction.Mean, o) },
        { "targets", "Expected 2 x 3, the shape of 'scores', but the shape is 1 x 3.", (_, o) => StableLoss.Hinge(Rows, [[1.0, 1, -1]], Reduction.Sum, o) },
        { "losses", "Expected 2 x 3, the shape of 'predictions', but the shape is 3 x 2.", (o, _) => StableLoss.SquaredError(Rectangle, Rectangle, Reduction.None, o, new double[3, 2]) },
        { "targets", "Expected a finite target.", (_, o) => StableLoss.SquaredError(Rows, [[1.0, 2, 3], [4.0, double.NaN, 6]], Reduction.Mean, o) },
        { "options", "Expected no Alpha", (_, o) => StableLoss.SoftmaxFocal(Rows, Labels, o, options: new FocalOptions { Alpha = 0.5 }) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Calls))]
    public void Bad_matrix_is_named_before_anything_is_written(string parameter, string message, Action<double[,], double[][]> call)
    {
        double[,] rectangle = { { 7, 7, 7 }, { 7, 7, 7 } };
        double[][] rows = [[7, 7, 7], [7, 7, 7]];
        var exception = Assert.ThrowsAny<ArgumentException>(() => call(rectangle, rows));
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message.ReplaceLineEndings("\n"));
        Assert.All([.. rectangle.Cast<double>(), .. rows.SelectMany(row => row)], entry => Assert.Equal(7, entry));
    }
}
