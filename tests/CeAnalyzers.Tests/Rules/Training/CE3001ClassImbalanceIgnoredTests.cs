using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Training;

public class CE3001ClassImbalanceIgnoredTests
{
    [Theory]
    // counts on the labels
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] int label) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, label)|};")]
    [InlineData("double Loss(double[] z, [ClassCounts(50, 40, 900)] int[] labels) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, labels)|};")]
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] double[] targets) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, targets)|};")]
    [InlineData("double Loss(double z, [ClassCounts(1623, 174)] double y) => {|CE3001:StableLoss.SigmoidCrossEntropy(z, y)|};")]
    [InlineData("[ClassCounts(174, 1623)] int[] labels = []; double Loss(double[] z, int n) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, labels[n])|};")]
    [InlineData("[ClassCounts(174, 1623)] int[] labels = []; double Loss(double[] z) { double s = 0; foreach (int y in labels) s += {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|}; return s; }")]
    [InlineData("[ClassCounts(174, 1623)] int[] labels = []; double Loss(double[] z, int n) { int y = labels[n]; return {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|}; }")]
    [InlineData("record Sample(double[] X, [property: ClassCounts(174, 1623)] int Label); double Loss(Sample s) => {|CE3001:StableLoss.SoftmaxCrossEntropy(s.X, s.Label)|};")]
    [InlineData("[return: ClassCounts(174, 1623)] static int[] Labels() => []; double Loss(double[] z) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, Labels().ToArray())|};")]
    // counts in an array
    [InlineData("static int[] SamplesPerClass { get; } = [174, 1623]; double Loss(double[] z, int y) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("static readonly int[] ClassCounts = { 174, 1623 }; [ClassCounts(1, 1)] int[] other = []; double Loss(double[] z, int y) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("static readonly int[] ClassCounts = { 174, 1623 }; double Loss(double[] z, int y) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    [InlineData("double Loss(double[] z, int y) { int[] class_counts = [174, 1623]; Console.WriteLine(string.Join(\",\", class_counts)); return {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|}; }")]
    [InlineData("int[] countsPerClass = new[] { 5, 500 }; int Total => countsPerClass.Sum(); double Loss(double[] z, int y) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|};")]
    // options that weigh nothing
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] int label) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, label, new SoftmaxOptions { LabelSmoothing = 0.1 })|};")]
    // other annotations do not matter
    [InlineData("double Loss([Logits] double[] z, [ClassCounts(1, 9)] int label) => {|CE3001:StableLoss.SoftmaxCrossEntropy(z, label)|};")]
    public Task Flags(string members) => In(members);

    [Theory]
    [InlineData("double Loss(double[] z, int label) => StableLoss.SoftmaxCrossEntropy(z, label);")] // no counts
    [InlineData("double Loss(double[] z, [ClassCounts(800, 1000)] int label) => StableLoss.SoftmaxCrossEntropy(z, label);")] // balanced
    [InlineData("double Loss(double[] z, [ClassCounts(10, 89)] int label) => StableLoss.SoftmaxCrossEntropy(z, label);")] // more than one in ten
    [InlineData("double Loss(double[] z, [ClassCounts(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100)] int label) => StableLoss.SoftmaxCrossEntropy(z, label);")] // many classes, all alike
    [InlineData("double Loss(double[] z, [ClassCounts(1623)] int label) => StableLoss.SoftmaxCrossEntropy(z, label);")] // one class: no counts of classes
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] int label) => StableLoss.SoftmaxCrossEntropy(z, label, new SoftmaxOptions { ClassWeights = ClassWeights.Balanced(new[] { 174, 1623 }) });")] // weighted
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] int label, SoftmaxOptions options) => StableLoss.SoftmaxCrossEntropy(z, label, options);")] // options from elsewhere
    [InlineData("double Loss(double z, [ClassCounts(174, 1623)] double y) => StableLoss.SigmoidCrossEntropy(z, y, new SigmoidOptions { PositiveWeight = 0.1 });")] // weighted
    [InlineData("double Loss(double[] z, [ClassCounts(174, 1623)] int label) => StableLoss.SoftmaxFocal(z, label);")] // the focal loss
    [InlineData("double Loss(double[] z, [ClassCounts(10, 20, 900)] double[] y) => StableLoss.SigmoidCrossEntropy(z, y);")] // three classes of one binary loss
    [InlineData("static readonly int[] Numbers = { 174, 1623 }; double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, y);")] // not named so
    [InlineData("static readonly int[] ClassCounts = { 174, 1623 }; double[] Weights => ClassWeights.Balanced(ClassCounts); double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, y);")] // weights are made of them
    [InlineData("int[] classCounts = new int[2]; double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, y);")] // not constant
    [InlineData("class Other { static readonly int[] ClassCounts = { 174, 1623 }; } double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, y);")] // of another type
    public Task IsSilent(string members) => In(members);

    [Theory]
    [InlineData("ce_class_counts = 174, 1623", true)]
    [InlineData("ce_class_counts = 174, 1500", false)]
    [InlineData("ce_class_counts = 174, 1500\nce_imbalance_ratio = 9.5", true)]
    [InlineData("ce_class_counts = 174, 1623\nce_imbalance_ratio = 20", false)]
    [InlineData("ce_imbalance_ratio = 2", false)]
    public Task OptionsSayHowMany(string options, bool isImbalanced) => Verify.Diagnostics(
        $"using CeAnalyzers; class Model {{ double Loss(double[] z, int y) => {(isImbalanced ? "{|CE3001:" : "")}StableLoss.SoftmaxCrossEntropy(z, y){(isImbalanced ? "|}" : "")}; }}",
        editorConfig: $"root = true\n[*.cs]\n{options}\n");

    [Fact]
    public Task NamesCanBeTurnedOff() => Verify.Diagnostics(
        "using CeAnalyzers; class Model { static readonly int[] ClassCounts = { 174, 1623 }; double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, y); }",
        editorConfig: "root = true\n[*.cs]\nce_named_evidence = false\n");

    [Theory]
    [InlineData("{|CE3001:cross_entropy(z, y)|}")]
    [InlineData("cross_entropy(z, y, weight: w)")] // weighted
    [InlineData("{|CE3001:CrossEntropyLoss().call(z, y)|}")]
    [InlineData("CrossEntropyLoss(weight: w).call(z, y)")] // weighted
    [InlineData("{|CE3001:plain.call(z, y)|}")]
    [InlineData("weighted.call(z, y)")] // weighted
    [InlineData("given.call(z, y)")] // who knows
    [InlineData("{|CE3001:binary_cross_entropy_with_logits(z, y)|}")]
    [InlineData("binary_cross_entropy_with_logits(z, y, pos_weights: w)")] // weighted
    public Task InTorchSharp(string loss) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using static TorchSharp.torch.nn.functional;

        class Model(TorchSharp.Modules.CrossEntropyLoss given, Tensor w)
        {
            readonly TorchSharp.Modules.CrossEntropyLoss plain = CrossEntropyLoss();
            readonly TorchSharp.Modules.CrossEntropyLoss weighted = CrossEntropyLoss(zeros(2));

            Tensor Use => plain.call(given.call(w, w), weighted.call(w, w));

            Tensor Loss(Tensor z, [CeAnalyzers.ClassCounts(174, 1623)] Tensor y) => {{loss}};
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public async Task NamesTheCountsAndWhoTellsThem()
    {
        var reported = Assert.Single(await Project.Analyze(
            Libraries.Plain, "class Model { double Loss(double[] z, [CeAnalyzers.ClassCounts(1623, 174)] int y) => CeAnalyzers.StableLoss.SoftmaxCrossEntropy(z, y); }"));
        Assert.Equal("'SoftmaxCrossEntropy' weighs every sample alike, but by [ClassCounts] the rarest class has 174 samples and the most frequent 1623: pass class weights, or use the focal loss", reported.GetMessage());
    }

    private static Task In(string members) => Verify.Diagnostics($"using CeAnalyzers; class Model {{ {members} }}");
}
