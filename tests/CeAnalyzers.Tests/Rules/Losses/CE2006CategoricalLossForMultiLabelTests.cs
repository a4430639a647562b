using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

public class CE2006CategoricalLossForMultiLabelTests
{
    [Theory]
    // written as rows with several ones
    [InlineData("double[] t = [1, 0, 1]; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, new double[] { 0, 1, 1, 0 })|};")]
    [InlineData("double[,] t = { { 1, 0, 1 }, { 0, 1, 0 } }; return {|CE2006:StableLoss.SoftmaxCrossEntropy(new double[2, 3], t)|};")]
    [InlineData("double[][] t = [[0, 1, 0], [1, 1, 0]]; return {|CE2006:StableLoss.SoftmaxCrossEntropy(new[] { z, z }, t)|};")]
    [InlineData("double[][] t = { new[] { 0.0, 1, 0 }, new[] { 1.0, 1, 0 } }; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t[label])|};")]
    [InlineData("float[] t = { 1, 1, 0 }; return {|CE2006:StableLoss.SoftmaxCrossEntropy(new float[3], t)|};")]
    [InlineData("double[] t = [1, 0, 1]; return {|CE2006:StableLoss.CrossEntropy(StableMath.Softmax(z), t)|};")]
    // a threshold for each class
    [InlineData("var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = y[c] > 0.5 ? 1 : 0; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("for (int c = 0; c < 3; c++) y[c] = 0.3 <= y[c] ? 1 : 0; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("var t = new double[3]; for (int c = 0; c < 3; c++) { if (y[c] >= 0.5) { t[c] = 1; } } return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, y.Select(v => v > 0.5 ? 1.0 : 0.0).ToArray())|};")]
    [InlineData("var t = Array.ConvertAll(y, v => v < 0.5 ? 0.0 : 1.0); return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("var t = new double[6]; for (int n = 0; n < 2; n++) for (int c = 0; c < 3; c++) t[n * 3 + c] = y[c] > 0.5 ? 1 : 0; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t, 3)|};")]
    // what a set of classes holds
    [InlineData("var tags = new HashSet<int> { label, 2 }; var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = tags.Contains(c) ? 1 : 0; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = (label & (1 << c)) != 0 ? 1 : 0; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("var t = Enumerable.Range(0, 3).Select(c => ((label >> c) & 1) == 1 ? 1.0 : 0.0).ToArray(); return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    // a bit that is the same for all classes
    [InlineData("var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = (label & (1 << 2)) != 0 ? 1 : 0; return StableLoss.SoftmaxCrossEntropy(z, t);")]
    [InlineData("int[] tags = [label, 2]; var t = Enumerable.Range(0, 3).Select(c => tags.Contains(c) ? 1.0 : 0.0).ToArray(); return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    // several indices set
    [InlineData("var t = new double[5]; t[0] = 1; t[3] = 1; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("var t = new double[5]; t[label] = 1; t[label + 1] = 1; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("var t = new double[5]; foreach (int tag in new[] { label, 2 }) t[tag] = 1; return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    [InlineData("int[] tags = [label, 2]; var t = new double[5]; for (int i = 0; i < tags.Length; i++) { t[tags[i]] = 1; } return {|CE2006:StableLoss.SoftmaxCrossEntropy(z, t)|};")]
    public Task Flags(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("(scores > 0.5).to(ScalarType.Float32)", true)]
    [InlineData("scores.gt(0.5).to_type(ScalarType.Float32)", true)]
    [InlineData("scores.ge(0.5).@float()", true)]
    [InlineData("(scores > 0.5).to(ScalarType.Int64)", false)] // the indices of two classes
    [InlineData("(scores > other).to(ScalarType.Float32)", false)] // no threshold
    [InlineData("(scores.softmax(1) > 0.5).to(ScalarType.Float32)", false)] // at most one of a row
    public Task ThresholdsOfTensors(string labels, bool isFlagged) => Verify.Diagnostics(
        $$"""
        using static TorchSharp.torch;

        static class Loss
        {
            public static Tensor Of(Tensor logits, Tensor scores, Tensor other)
            {
                var y = {{labels}};
                return {{(isFlagged ? "{|CE2006:nn.functional.cross_entropy(logits, y)|}" : "nn.functional.cross_entropy(logits, y)")}};
            }
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    [InlineData("tensor(new float[,] { { 1, 0, 1 }, { 0, 1, 1 } })", true)]
    [InlineData("stack(new[] { tensor(new float[,] { { 1, 0, 1 }, { 0, 1, 1 } }) })", true)]
    [InlineData("tensor(new float[,] { { 1, 0, 0 }, { 0, 1, 0 } })", false)] // one-hot
    [InlineData("tensor(new float[] { 1, 0, 0, 1 })", false)] // perhaps two rows in a line
    public Task Tensors(string labels, bool isFlagged) => Verify.Diagnostics(
        $$"""
        using static TorchSharp.torch;

        static class Loss
        {
            static Tensor Of(Tensor z) => {{(isFlagged ? $"{{|CE2006:nn.functional.cross_entropy(z, {labels})|}}" : $"nn.functional.cross_entropy(z, {labels})")}};
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    [InlineData("double[] y1 = [0, 0, 1]; return StableLoss.SoftmaxCrossEntropy(z, y1);")] // one-hot
    [InlineData("double[] y1 = [0, 0.5, 0.5]; return StableLoss.SoftmaxCrossEntropy(z, y1);")] // a distribution
    [InlineData("double[] y1 = [1, 1, 1]; return StableLoss.SoftmaxCrossEntropy(z, y1);")] // no zeros: weights, or a mask
    [InlineData("double[,] y1 = { { 1, 0 }, { 0, 1 } }; return StableLoss.SoftmaxCrossEntropy(new double[2, 2], y1);")] // one-hot rows
    [InlineData("int[] labels = [1, 0, 1, 1]; return StableLoss.SoftmaxCrossEntropy(new double[8], labels);")] // class indices
    [InlineData("double[] y1 = [1, 0, 0, 0, 1, 0]; return StableLoss.SoftmaxCrossEntropy(new double[6], y1, 3);")] // one-hot rows in a line
    [InlineData("var t = new double[6]; t[0] = 1; t[4] = 1; return StableLoss.SoftmaxCrossEntropy(new double[6], t, 3);")] // the same, set one by one
    [InlineData("double[] y1 = [1, 0, 1]; return StableLoss.SigmoidCrossEntropy(z, y1);")] // the right loss
    [InlineData("var t = new double[3]; t[label] = 1; return StableLoss.SoftmaxCrossEntropy(z, t);")] // one index
    [InlineData("var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = c == label ? 1 : 0; return StableLoss.SoftmaxCrossEntropy(z, t);")] // an equality: one-hot
    [InlineData("double best = y.Max(); var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = y[c] >= best ? 1 : 0; return StableLoss.SoftmaxCrossEntropy(z, t);")] // the largest: no constant
    [InlineData("var p = StableMath.Softmax(y); var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = p[c] > 0.5 ? 1 : 0; return StableLoss.SoftmaxCrossEntropy(z, t);")] // at most one entry of a softmax is above a half
    [InlineData("double[] t = [y[0] > 0.5 ? 1 : 0, y[0] > 0.5 ? 0 : 1]; return StableLoss.SoftmaxCrossEntropy(z, t);")] // two outcomes of one question
    [InlineData("var t = new double[4, 2]; for (int n = 0; n < 4; n++) { t[n, 0] = y[n] > 0.5 ? 1 : 0; t[n, 1] = y[n] > 0.5 ? 0 : 1; } return StableLoss.SoftmaxCrossEntropy(new double[4, 2], t);")] // the same for each sample
    [InlineData("var t = new double[8]; for (int n = 0; n < 4; n++) { t[2 * n] = y[n] > 0.5 ? 1 : 0; t[2 * n + 1] = y[n] > 0.5 ? 0 : 1; } return StableLoss.SoftmaxCrossEntropy(new double[8], t, 2);")] // in a line
    [InlineData("double sum = 0; var t = new double[5]; foreach (int tag in new[] { label, 2 }) { t[tag] = 1; sum += StableLoss.SoftmaxCrossEntropy(z, t); t[tag] = 0; } return sum;")] // set, used and reset
    [InlineData("double sum = 0; foreach (int tag in new[] { label, 2 }) { var t = new double[5]; t[tag] = 1; sum += StableLoss.SoftmaxCrossEntropy(z, t); } return sum;")] // a row each
    [InlineData("var t = new double[5]; foreach (int tag in new[] { 1, 2 }) if (tag == label) t[tag] = 1; return StableLoss.SoftmaxCrossEntropy(z, t);")] // by a condition: perhaps one
    [InlineData("var t = new double[5]; t[0] = 1; double a = StableLoss.SoftmaxCrossEntropy(z, t); t[0] = 0; t[1] = 1; return a + StableLoss.SoftmaxCrossEntropy(z, t);")] // one at a time
    [InlineData("var t = new double[2, 3]; for (int n = 0; n < 2; n++) t[n, label] = 1; return StableLoss.SoftmaxCrossEntropy(new double[2, 3], t);")] // a 1 in each row
    [InlineData("var t = new int[3]; for (int n = 0; n < 3; n++) t[n] = y[n] > 0.5 ? 1 : 0; return StableLoss.SoftmaxCrossEntropy(new double[6], t);")] // class indices by a threshold
    [InlineData("return StableLoss.SoftmaxCrossEntropy(z, y);")] // nothing is known
    public Task IsSilent(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("double Loss(double[] z, [MultiLabel] double[] y) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("double Loss(double[,] z, [MultiLabel] double[,] y) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("double Loss(double[] z, [MultiLabel] double[] flat) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, flat, 3)|};")]
    [InlineData("record Sample(double[] X, [property: MultiLabel] double[] Tags); double Loss(Sample s) => {|CE2006:StableLoss.SoftmaxCrossEntropy(s.X, s.Tags)|};")]
    [InlineData("[MultiLabel] double[] tags = new double[3]; double Loss(double[] z) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, tags)|};")]
    [InlineData("[return: MultiLabel] static double[] Tags(string name) => Array.ConvertAll(name.Split(), double.Parse); double Loss(double[] z) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, Tags(\"a\"))|};")]
    // known across methods
    [InlineData("static double[] Tags(double[] v) { var t = new double[3]; for (int c = 0; c < 3; c++) t[c] = v[c] > 0.5 ? 1 : 0; return t; } double Loss(double[] z, double[] v) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, Tags(v))|};")]
    [InlineData("static readonly double[] Target = { 1, 1, 0 }; double Loss(double[] z) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, Target)|};")]
    public Task FlagsWhatIsDeclaredOrMadeElsewhere(string members) => Verify.Diagnostics($"using CeAnalyzers; class Model {{ {members} }}");

    [Theory]
    [InlineData("cross_entropy(z, y)", "[CeAnalyzers.MultiLabel] ")]
    [InlineData("CrossEntropyLoss().call(z, y)", "[CeAnalyzers.MultiLabel] ")]
    public Task InTorchSharp(string loss, string annotation) => Verify.Diagnostics(
        $"using TorchSharp; using static TorchSharp.torch; using static TorchSharp.torch.nn; using static TorchSharp.torch.nn.functional; class Model {{ Tensor Loss(Tensor z, {annotation}Tensor y) => {{|CE2006:{loss}|}}; }}",
        Libraries.TorchSharp);

    [Fact]
    public Task TheTypeOfTheLabelsMayBeMarked() => Verify.Diagnostics(
        """
        using CeAnalyzers;

        [MultiLabel]
        class Tags
        {
            public static implicit operator double[](Tags tags) => new double[3];
        }

        class Model
        {
            double Loss(double[] z, Tags tags) => {|CE2006:StableLoss.SoftmaxCrossEntropy(z, tags)|};
        }
        """);
}
