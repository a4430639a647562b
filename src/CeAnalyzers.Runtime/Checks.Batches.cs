using System.Globalization;

namespace CeAnalyzers;

internal static partial class Checks
{
    public static void Classes(int classes, int length, string name = "logits")
    {
        if (classes < 1 || length % classes != 0)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"Expected a number of classes that divides the number of {name}, {length}.");
    }

    public static void WeightCount(ReadOnlyMemory<double> classWeights, int classes)
    {
        if (!classWeights.IsEmpty && classWeights.Length != classes)
            throw new ArgumentException($"Expected {classes} class weights, one a class, but there are {classWeights.Length}.", "options");
    }

    public static void Rows(int length, string name, int rows)
    {
        if (length != rows)
            throw new ArgumentException($"Expected a length of {rows}, the number of samples, but the length is {length}.", name);
    }

    public static void Losses(int rows, int length, Reduction reduction)
    {
        if (reduction is not (Reduction.Mean or Reduction.Sum or Reduction.None))
            throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "Expected Mean, Sum or None.");
        if (length != 0 || reduction == Reduction.None)
            Rows(length, "losses", rows);
    }

    /// <summary>An output that shares no memory with another span.</summary>
    public static void Apart<T>(ReadOnlySpan<T> other, string otherName, ReadOnlySpan<T> output, string name)
    {
        if (output.Overlaps(other))
            throw new ArgumentException($"Expected memory apart from '{otherName}', but they overlap.", name);
    }

    public static void Parallelism(int maxDegreeOfParallelism)
    {
        if (maxDegreeOfParallelism is 0 or < -1)
            throw new ArgumentOutOfRangeException(nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "Expected at least 1, or -1 for as many cores as there are.");
    }

    public static void Guesses(int k, int classes)
    {
        if (k < 1 || k > classes)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Expected a number from 1 to {classes}.");
    }

    /// <summary>A softmax has no positive class for alpha.</summary>
    public static void SoftmaxFocal(in FocalOptions options)
    {
        if (options.Alpha is { } alpha)
            throw new ArgumentException($"Expected no Alpha, which is SigmoidFocal's, but it is {alpha.ToString(CultureInfo.InvariantCulture)}; here ClassWeights weigh each class.", nameof(options));
    }

    /// <summary>Weights of labels are there for every logit: one for each, or one for each of a sample's labels. Of a flat batch it is not known how many those are.</summary>
    public static void LabelWeights(ReadOnlyMemory<double> weights, string property, int logits, int labels)
    {
        if (weights.IsEmpty || weights.Length == logits || weights.Length == labels)
            return;
        if (labels == 0 && logits % weights.Length == 0)
            return;
        string expected = labels == 0 ? $"a number of {property} that divides that of the logits, {logits}" : $"{labels} {property}, one a label, or {logits}, one a logit";
        throw new ArgumentException($"Expected {expected}, but there are {weights.Length}.", "options");
    }

    public static void LabelWeights(in SigmoidOptions options, int logits, int labels = 0)
    {
        LabelWeights(options.PositiveWeights, nameof(options.PositiveWeights), logits, labels);
        LabelWeights(options.ClassWeights, nameof(options.ClassWeights), logits, labels);
    }

    public static void LabelWeights(in FocalOptions options, int logits, int labels = 0) =>
        LabelWeights(options.ClassWeights, nameof(options.ClassWeights), logits, labels);

    /// <summary>The unit in nats.</summary>
    public static double Unit(InformationUnit unit) => unit switch
    {
        InformationUnit.Nats => 1,
        InformationUnit.Bits => Math.Log(2),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Expected nats or bits."),
    };
}
