namespace CeAnalyzers.Runtime.Tests;

/// <summary>Every check of arguments: the exception, its parameter, its message, and that nothing was written before it.</summary>
public class BadInputTests
{
    private static readonly double[] Row = [1, 2, 3];

    public static TheoryData<string, string, Action<double[]>> Calls => new()
    {
        { "logits", "Expected at least one class, but the length is 0.", _ => StableMath.LogSumExp(Array.Empty<double>()) },
        { "logits", "Expected at least one class, but the length is 0.", _ => StableMath.Softmax(Array.Empty<double>()) },
        { "logits", "Expected at least one class, but the length is 0.", _ => StableLoss.SoftmaxCrossEntropy(Array.Empty<double>(), 0) },
        { "logits", "Expected at least one class, but the length is 0.", _ => StableLoss.SigmoidCrossEntropy(Array.Empty<double>(), []) },
        { "probabilities", "Expected at least one class, but the length is 0.", _ => StableLoss.CrossEntropy(Array.Empty<double>(), 0) },
        { "label", "Expected a class from 0 to 2. (Parameter 'label')\nActual value was 3.", o => StableLoss.SoftmaxCrossEntropy(Row, 3, o) },
        { "label", "Expected a class from 0 to 2. (Parameter 'label')\nActual value was -1.", o => StableLoss.CrossEntropy(Row, -1, o) },
        { "index", "Expected a class from 0 to 2. (Parameter 'index')\nActual value was 5.", _ => StableMath.LogSoftmax(Row, 5) },
        { "gradient", "Expected a length of 2, that of 'logits', but the length is 3.", o => StableLoss.SoftmaxCrossEntropy([1.0, 2], 0, o) },
        { "gradient", "Expected a length of 2, that of 'probabilities', but the length is 3.", o => StableLoss.BinaryCrossEntropy([0.1, 0.2], [1.0, 0], o) },
        { "destination", "Expected a length of at least 4, that of 'logits', but the length is 3.", o => StableMath.Softmax([1.0, 2, 3, 4], o) },
        { "targets", "Expected a length of 3, that of 'logits', but the length is 2.", o => StableLoss.SoftmaxCrossEntropy(Row, [0.5, 0.5], o) },
        { "targets", "Expected a length of 3, that of 'logits', but the length is 1.", o => StableLoss.SigmoidCrossEntropy(Row, [1.0], o) },
        { "targets", "Expected targets that are finite and at least 0, but see index 1.", o => StableLoss.SoftmaxCrossEntropy(Row, [1.0, -1, 0], o) },
        { "targets", "Expected targets that are finite and at least 0, but see index 2.", o => StableLoss.SoftmaxCrossEntropy(Row, [1.0, 0, double.NaN], o) },
        { "targets", "Expected targets that are finite and at least 0, but see index 0.", o => StableLoss.CrossEntropy(Row, [double.PositiveInfinity, 0, 0], o) },
        { "targets", "Expected a target from 0 to 1. (Parameter 'targets')\nActual value was -1.", o => StableLoss.SigmoidCrossEntropy(Row, [-1.0, 1, 1], o) },
        { "targets", "Expected a target from 0 to 1. (Parameter 'targets')\nActual value was 2.", o => StableLoss.BinaryCrossEntropy(Row, [0.0, 1, 2], o) },
        { "target", "Expected a target from 0 to 1. (Parameter 'target')\nActual value was NaN.", _ => StableLoss.SigmoidCrossEntropy(0.0, double.NaN) },
        { "target", "Expected a target from 0 to 1. (Parameter 'target')\nActual value was 1.5.", _ => StableLoss.BinaryCrossEntropy(0.5, 1.5) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was 0.", o => StableLoss.CrossEntropy(Row, 0, o, 0.0) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was 0.5.", _ => StableMath.ClipProbability(0.3, 0.5) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was NaN.", o => StableLoss.BinaryCrossEntropy([0.5, 1, 0], [0.0, 1, 1], o, double.NaN) },
        { "gradient", "Expected memory apart from 'logits' or exactly the same, but they overlap by an offset of 1.", o => StableLoss.SoftmaxCrossEntropy(o.AsSpan(0, 2), 0, o.AsSpan(1, 2)) },
        { "gradient", "Expected memory apart from 'targets' or exactly the same, but they overlap by an offset of -1.", o => StableLoss.SoftmaxCrossEntropy([1.0, 2], o.AsSpan(1, 2), o.AsSpan(0, 2)) },
        { "destination", "Expected memory apart from 'logits' or exactly the same, but they overlap by an offset of 1.", o => StableMath.LogSoftmax(o.AsSpan(0, 2), o.AsSpan(1, 2)) },
        { "logits", "Expected a whole number of logits for each of the 2 labels, but there are 3.", o => StableLoss.SoftmaxCrossEntropy(Row, [0, 1], o) },
        { "labels", "Expected a class from 0 to 0. (Parameter 'labels')\nActual value was 1.", o => StableLoss.SoftmaxCrossEntropy(Row, [0, 1, 0], o) },
        { "losses", "Expected a length of 1, the number of samples, but the length is 0.", o => StableLoss.SoftmaxCrossEntropy(Row, [0], o, reduction: Reduction.None) },
        { "losses", "Expected a length of 1, the number of samples, but the length is 3.", o => StableLoss.SoftmaxFocal(Row, [0], losses: o) },
        { "logSumExps", "Expected a length of 1, the number of samples, but the length is 3.", o => StableLoss.SoftmaxCrossEntropy(Row, [0], logSumExps: o) },
        { "reduction", "Expected Mean, Sum or None. (Parameter 'reduction')\nActual value was 9.", o => StableLoss.SquaredError(Row, Row, (Reduction)9, o) },
        { "classes", "Expected a number of classes that divides the number of logits, 3. (Parameter 'classes')\nActual value was 2.", o => StableLoss.KullbackLeibler(Row, Row, 2, o) },
        { "options", "Expected 3 class weights, one a class, but there are 1.", o => StableLoss.SoftmaxCrossEntropy(Row, 0, o, new SoftmaxOptions { ClassWeights = new double[1] }) },
        { "ClassWeights", "Expected a finite number of at least 0. (Parameter 'ClassWeights')\nActual value was -1.", _ => Make(new SoftmaxOptions { ClassWeights = new double[] { 1, -1 } }) },
        { "LabelSmoothing", "Expected a number from 0 to 1. (Parameter 'LabelSmoothing')\nActual value was 1.5.", _ => Make(new SoftmaxOptions { LabelSmoothing = 1.5 }) },
        { "options", "Expected 3 class weights, one a class, but there are 2.", o => StableLoss.CrossEntropy(Row, [0], o, options: new LabelOptions { ClassWeights = new double[2] }) },
        { "options", "Expected 3 class weights, one a class, but there are 1.", o => StableLoss.MultiClassHinge(Row, 0, o, new LabelOptions { ClassWeights = new double[1] }) },
        { "options", "Expected 3 class weights, one a class, but there are 4.", o => StableLoss.MultiClassHinge(Row, [0], o, options: new LabelOptions { ClassWeights = new double[4] }) },
        { "ClassWeights", "Expected a finite number of at least 0.", _ => Make(new LabelOptions { ClassWeights = new double[] { double.PositiveInfinity } }) },
        { "ZLoss", "Expected a finite number of at least 0.", _ => Make(new SoftmaxOptions { ZLoss = double.NaN }) },
        { "Gamma", "Expected a finite number of at least 0.", _ => Make(new FocalOptions { Gamma = -1 }) },
        { "Alpha", "Expected a number from 0 to 1.", _ => Make(new FocalOptions { Alpha = 2 }) },
        { "PositiveWeight", "Expected a finite number of at least 0.", _ => Make(new SigmoidOptions { PositiveWeight = double.PositiveInfinity }) },
        { "maxDegreeOfParallelism", "Expected at least 1, or -1 for as many cores as there are.", o => StableLoss.SoftmaxCrossEntropy(Row, [0], o, maxDegreeOfParallelism: 0) },
        { "targets", "Expected a target of -1 or 1. (Parameter 'targets')\nActual value was 0.", o => StableLoss.Hinge(Row, [1.0, -1, 0], o) },
        { "targets", "Expected a finite target.", o => StableLoss.SquaredError(Row, [1.0, double.NaN, 0], o) },
        { "losses", "Expected memory apart from 'gradient', but they overlap.", o => StableLoss.SquaredError(Row, Row, Reduction.None, o, o) },
        { "destination", "Expected a length of 1, the number of samples, but the length is 3.", o => StableMath.LogSumExp(Row, 3, o) },
        { "options", "Expected no Alpha, which is SigmoidFocal's, but it is 0.25; here ClassWeights weigh each class.", o => StableLoss.SoftmaxFocal(Row, 0, o, new FocalOptions { Alpha = 0.25 }) },
        { "options", "Expected no Alpha, which is SigmoidFocal's, but it is 1;", o => StableLoss.SoftmaxFocal(Row, [0], o, options: new FocalOptions { Alpha = 1 }) },
        { "options", "Expected a number of ClassWeights that divides that of the logits, 3, but there are 2.", o => StableLoss.SigmoidFocal(Row, [1.0, 0, 1], o, new FocalOptions { ClassWeights = new double[2] }) },
        { "options", "Expected a number of ClassWeights that divides that of the logits, 1, but there are 2.", _ => StableLoss.SigmoidFocal(1.0, 1, new FocalOptions { ClassWeights = new double[2] }) },
        { "options", "Expected a number of PositiveWeights that divides that of the logits, 3, but there are 6.", o => StableLoss.SigmoidCrossEntropy(Row, [1.0, 0, 1], o, new SigmoidOptions { PositiveWeights = new double[6] }) },
        { "options", "Expected a number of ClassWeights that divides that of the logits, 3, but there are 2.", o => StableLoss.SigmoidCrossEntropy(Row, [1.0, 0, 1], Reduction.Sum, o, options: new SigmoidOptions { ClassWeights = new double[2] }) },
        { "options", "Expected a number of PositiveWeights that divides that of the logits, 1, but there are 2.", _ => StableLoss.SigmoidCrossEntropy(1.0, 1, new SigmoidOptions { PositiveWeights = new double[2] }) },
        { "PositiveWeights", "Expected a finite number of at least 0. (Parameter 'PositiveWeights')\nActual value was -2.", _ => Make(new SigmoidOptions { PositiveWeights = new double[] { 1, -2 } }) },
        { "ClassWeights", "Expected a finite number of at least 0. (Parameter 'ClassWeights')\nActual value was NaN.", _ => Make(new SigmoidOptions { ClassWeights = new double[] { double.NaN } }) },
        { "ClassWeights", "Expected a finite number of at least 0. (Parameter 'ClassWeights')\nActual value was -1.", _ => Make(new FocalOptions { ClassWeights = new double[] { -1 } }) },
        { "maxDegreeOfParallelism", "Expected at least 1, or -1 for as many cores as there are.", o => StableLoss.SigmoidCrossEntropy([1.0, 2, 3], [0.0, 1, 1], Reduction.Sum, o, maxDegreeOfParallelism: -2) },
        { "maxDegreeOfParallelism", "Expected at least 1, or -1 for as many cores as there are.", o => StableLoss.SquaredError(Row, Row, Reduction.Sum, o, maxDegreeOfParallelism: 0) },
        { "y", "Expected a length of 3, that of 'x', but the length is 2.", o => StableMath.XLogY(Row, [1.0, 2], o) },
        { "destination", "Expected a length of at least 4, that of 'x', but the length is 3.", o => StableMath.LogAddExp([1.0, 2, 3, 4], [1.0, 2, 3, 4], o) },
        { "destination", "Expected memory apart from 'y' or exactly the same, but they overlap by an offset of 1.", o => StableMath.LogSubtractExp([1.0, 2], o.AsSpan(0, 2), o.AsSpan(1, 2)) },
        { "destination", "Expected memory apart from 'x' or exactly the same, but they overlap by an offset of -1.", o => StableMath.XLog1PY(o.AsSpan(1, 2), [1.0, 2], o.AsSpan(0, 2)) },
        { "index", "Expected a class from 0 to 2. (Parameter 'index')\nActual value was -1.", _ => StableMath.Softmax(Row, -1) },
        { "losses", "Expected memory apart from 'targets', but they overlap.", o => StableLoss.SquaredError(Row, o, Reduction.None, losses: o) },
        { "losses", "Expected memory apart from 'targets', but they overlap.", o => StableLoss.KullbackLeibler(Row, o, 1, losses: o) },
        { "logSumExps", "Expected memory apart from 'targets', but they overlap.", o => StableLoss.SoftmaxCrossEntropy(Row, o, 1, logSumExps: o) },
        { "logSumExps", "Expected memory apart from 'losses', but they overlap.", o => StableLoss.SoftmaxCrossEntropy(Row, [0, 0, 0], losses: o, logSumExps: o) },
        { "losses", "Expected memory apart from 'logits', but they overlap.", o => StableLoss.SoftmaxCrossEntropy(o, [0, 0, 0], losses: o) },
        { "probabilities", "Expected a whole number of probabilities for each of the 2 labels, but there are 3.", o => StableLoss.CrossEntropy(Row, [0, 1], o) },
        { "probabilities", "Expected at least one class, but the length is 0.", _ => StableLoss.CrossEntropy(Array.Empty<double>(), [0, 0]) },
        { "classes", "Expected a number of classes that divides the number of probabilities, 3. (Parameter 'classes')\nActual value was 0.", o => StableLoss.CrossEntropy(Row, Row, 0, o) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was -1.", o => StableLoss.CrossEntropy(Row, [0], o, epsilon: -1) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was 1.", o => StableLoss.BinaryCrossEntropy(Row, [0.0, 1, 1], Reduction.Mean, o, epsilon: 1) },
        { "targets", "Expected a target from 0 to 1. (Parameter 'targets')\nActual value was 2.", o => StableLoss.BinaryCrossEntropy(Row, Row, o) },
        { "destination", "Expected a length of at least 4, that of 'x', but the length is 3.", o => StableMath.Sigmoid([1.0, 2, 3, 4], o) },
        { "destination", "Expected memory apart from 'x' or exactly the same, but they overlap by an offset of -1.", o => StableMath.Log1P(o.AsSpan(1, 2), o.AsSpan(0, 2)) },
        { "epsilon", "Expected an epsilon above 0 and below 0.5. (Parameter 'epsilon')\nActual value was 0.5.", o => StableMath.ClipProbability(Row, o, 0.5) },
        { "logits", "Value cannot be null.", _ => StableLoss.SoftmaxCrossEntropy((double[])null!, 0) },
        { "gradient", "Value cannot be null.", _ => StableLoss.SoftmaxCrossEntropy(Row, 0, (double[])null!) },
        { "targets", "Value cannot be null.", _ => StableLoss.CrossEntropy(Row, (double[])null!) },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Calls))]
    public void Bad_input_is_named_before_anything_is_written(string parameter, string message, Action<double[]> call)
    {
        double[] output = [7, 8, 9];
        var exception = Assert.ThrowsAny<ArgumentException>(() => call(output));
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message.ReplaceLineEndings("\n"));
        Assert.Equal([7, 8, 9], output);
    }

    [Theory]
    [InlineData(1, 1.5)]
    [InlineData(2, 1.5)]
    [InlineData(-1, -0.1)]
    [InlineData(3, double.NaN)]
    public void The_last_of_many_targets_is_checked_before_any_core_writes(int cores, double target)
    {
        double[] logits = new double[200_000], targets = new double[logits.Length], gradient = new double[logits.Length];
        targets[^1] = target;
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => StableLoss.SigmoidCrossEntropy(logits, targets, Reduction.Mean, gradient, maxDegreeOfParallelism: cores));
        targets[^1] = -Math.Abs(target);
        var exception = Assert.Throws<ArgumentOutOfRangeException>("targets", () => StableLoss.SoftmaxCrossEntropy(logits, targets, 10, gradient, maxDegreeOfParallelism: cores));
        Assert.StartsWith("Expected targets that are finite and at least 0, but see index 199999.", exception.Message);
        targets[^1] = double.PositiveInfinity;
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => StableLoss.SoftmaxCrossEntropy(logits, targets, 10, gradient, maxDegreeOfParallelism: cores));
        Assert.DoesNotContain(gradient, slope => slope != 0);
    }

    private static void Make<T>(T options) => Assert.Null(options);
}
