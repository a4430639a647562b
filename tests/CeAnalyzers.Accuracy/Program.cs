using System.Globalization;
using System.Numerics.Tensors;
using CeAnalyzers;
using CeAnalyzers.Accuracy;
using CeAnalyzers.Reference;

// The worst errors of the softmax cross-entropy and of its gradient, against references of 224 bits:
// dotnet run -c Release --project tests/CeAnalyzers.Accuracy
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var single = new Worst[] { new("StableLoss, float", 2), new("TensorPrimitives, float", null), new("textbook, float", null) };
var wide = new Worst[] { new("StableLoss, double", 4), new("textbook, double", null) };
foreach (float[] logits in Grid.Rows())
{
    double[] values = [.. logits.Select(z => (double)z)];
    var reference = new Softmax(values);
    int top = Array.IndexOf(logits, logits.Max());
    foreach (int label in new[] { 0, top, Array.IndexOf(logits, logits.Where(float.IsFinite).Min()) }.Distinct().Where(label => float.IsFinite(logits[label])))
    {
        var gradient = new float[logits.Length];
        var wideGradient = new double[logits.Length];
        single[0].Add(StableLoss.SoftmaxCrossEntropy(logits.AsSpan(), label, gradient), gradient, reference, label);
        single[1].Add(Tensors(logits, label, gradient), gradient, reference, label);
        single[2].Add(Textbook(logits, label, gradient), gradient, reference, label);
        wide[0].Add(StableLoss.SoftmaxCrossEntropy(values.AsSpan(), label, wideGradient), wideGradient, reference, label);
        wide[1].Add(TextbookWide(values, label, wideGradient), wideGradient, reference, label);
    }
}
Console.WriteLine(Worst.Header);
foreach (Worst worst in single.Concat(wide))
    Console.WriteLine(worst);
return single.Concat(wide).Any(worst => worst.IsOverBound) ? 1 : 0;

static float Tensors(float[] logits, int label, float[] gradient)
{
    float max = TensorPrimitives.Max<float>(logits);
    TensorPrimitives.Subtract<float>(logits, max, gradient);
    TensorPrimitives.Exp<float>(gradient, gradient);
    float total = TensorPrimitives.Sum<float>(gradient);
    TensorPrimitives.Divide<float>(gradient, total, gradient);
    gradient[label] -= 1;
    return max + MathF.Log(total) - logits[label];
}

static float Textbook(float[] logits, int label, float[] gradient)
{
    float max = logits.Max(), total = 0;
    foreach (float z in logits)
        total += MathF.Exp(z - max);
    for (int j = 0; j < logits.Length; j++)
        gradient[j] = MathF.Exp(logits[j] - max) / total - (j == label ? 1 : 0);
    return max + MathF.Log(total) - logits[label];
}

static double TextbookWide(double[] logits, int label, double[] gradient)
{
    double max = logits.Max(), total = logits.Sum(z => Math.Exp(z - max));
    for (int j = 0; j < logits.Length; j++)
        gradient[j] = Math.Exp(logits[j] - max) / total - (j == label ? 1 : 0);
    return max + Math.Log(total) - logits[label];
}
