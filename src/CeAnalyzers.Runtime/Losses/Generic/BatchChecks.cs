using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Everything that can be wrong with the arguments of a loss, checked before anything is written.</summary>
internal static partial class BatchChecks
{
    public static void Row<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient, ReadOnlyMemory<double> classWeights, int ignoredLabel) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        if (label != ignoredLabel)
            Checks.Label(label, logits.Length);
        Checks.WeightCount(classWeights, logits.Length);
        Output(logits, nameof(logits), gradient, nameof(gradient));
    }

    public static void Row<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, ReadOnlyMemory<double> classWeights) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, nameof(logits));
        Weights(targets);
        Checks.WeightCount(classWeights, logits.Length);
        Output(logits, nameof(logits), gradient, nameof(gradient));
        Output(targets, nameof(targets), gradient, nameof(gradient));
    }

    public static void Labelled<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, Span<T> losses, Span<T> logSumExps, Reduction reduction, ReadOnlyMemory<double> classWeights, int ignoredLabel, string name = "logits")
        where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, name);
        if (labels.IsEmpty || logits.Length % labels.Length != 0)
            throw new ArgumentException($"Expected a whole number of {name} for each of the {labels.Length} labels, but there are {logits.Length}.", name);
        int classes = logits.Length / labels.Length;
        if (labels.ContainsAnyExceptInRange(0, classes - 1))
        {
            foreach (int label in labels)
            {
                if (label != ignoredLabel)
                    Checks.Label(label, classes, nameof(labels));
            }
        }
        Checks.WeightCount(classWeights, classes);
        Outputs(logits, name, labels.Length, gradient, losses, logSumExps, reduction);
    }

    /// <param name="areWeights">Whether the targets are known to be finite and at least 0.</param>
    public static void Targeted<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, int classes, Span<T> gradient, Span<T> losses, Span<T> logSumExps, Reduction reduction, ReadOnlyMemory<double> classWeights, string name = "logits", bool areWeights = false)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, name);
        Checks.Classes(classes, logits.Length, name);
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, name);
        if (!areWeights)
            Weights(targets);
        Checks.WeightCount(classWeights, classes);
        Output(targets, nameof(targets), gradient, nameof(gradient));
        Checks.Apart<T>(targets, nameof(targets), losses, nameof(losses));
        Checks.Apart<T>(targets, nameof(targets), logSumExps, nameof(logSumExps));
        Outputs(logits, name, logits.Length / classes, gradient, losses, logSumExps, reduction);
    }

    /// <param name="areProbabilities">Whether the targets are known to be from 0 to 1.</param>
    public static void Elements<TLoss, T>(TLoss loss, ReadOnlySpan<T> inputs, string name, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, Reduction reduction, bool areProbabilities = false)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(inputs, name);
        Checks.SameLength(targets.Length, nameof(targets), inputs.Length, name);
        if (!loss.TakesProbabilities || !areProbabilities && !Kernel.AreProbabilities(targets))
        {
            foreach (T target in targets)
                loss.Check(double.CreateTruncating(target), nameof(targets));
        }
        Output(inputs, name, gradient, nameof(gradient));
        Output(targets, nameof(targets), gradient, nameof(gradient));
        Checks.Losses(inputs.Length, losses.Length, reduction);
        Checks.Apart<T>(inputs, name, losses, nameof(losses));
        Checks.Apart<T>(targets, nameof(targets), losses, nameof(losses));
        Checks.Apart<T>(gradient, nameof(gradient), losses, nameof(losses));
    }

    public static void Weights<T>(ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        if (Kernel.AreWeights(targets))
            return;
        for (int j = 0; j < targets.Length; j++)
            Checks.Weight(double.CreateTruncating(targets[j]), j, nameof(targets));
    }

    private static void Outputs<T>(ReadOnlySpan<T> logits, string name, int rows, Span<T> gradient, Span<T> losses, Span<T> logSumExps, Reduction reduction) where T : IBinaryFloatingPointIeee754<T>
    {
        Output(logits, name, gradient, nameof(gradient));
        Checks.Losses(rows, losses.Length, reduction);
        if (!logSumExps.IsEmpty)
            Checks.Rows(logSumExps.Length, nameof(logSumExps), rows);
        Checks.Apart<T>(logits, name, losses, nameof(losses));
        Checks.Apart<T>(logits, name, logSumExps, nameof(logSumExps));
        Checks.Apart<T>(gradient, nameof(gradient), losses, nameof(losses));
        Checks.Apart<T>(gradient, nameof(gradient), logSumExps, nameof(logSumExps));
        Checks.Apart<T>(losses, nameof(losses), logSumExps, nameof(logSumExps));
    }

    private static void Output<T>(ReadOnlySpan<T> input, string inputName, Span<T> output, string name) where T : IBinaryFloatingPointIeee754<T>
    {
        if (!output.IsEmpty)
            Checks.Output(input, inputName, output, name);
    }
}
