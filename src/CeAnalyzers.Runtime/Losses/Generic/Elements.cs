using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Runs a loss of single numbers over a span of them.</summary>
internal static partial class Elements
{
    public static T Run<TLoss, T>(TLoss loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, Reduction reduction)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double denominator = reduction == Reduction.Mean ? inputs.Length : 1;
        CompensatedSum sum = new();
        for (int j = Kernel.Elements(loss, inputs, targets, gradient, losses, denominator, ref sum); j < inputs.Length; j++)
            One(loss, inputs, targets, gradient, losses, denominator, j, ref sum);
        return T.CreateTruncating(sum.Value / denominator);
    }

    /// <summary>The element at an index of the spans.</summary>
    public static void One<TLoss, T>(TLoss loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, int j, ref CompensatedSum sum)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double value = loss.Evaluate(double.CreateTruncating(inputs[j]), double.CreateTruncating(targets[j]), out double slope);
        sum.Add(value);
        if (!gradient.IsEmpty)
            gradient[j] = T.CreateTruncating(slope / denominator);
        if (!losses.IsEmpty)
            losses[j] = T.CreateTruncating(value);
    }

    public static T Run<TLoss, T>(TLoss loss, T input, T target, out T gradient) where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double value = loss.Evaluate(double.CreateTruncating(input), double.CreateTruncating(target), out double slope);
        gradient = T.CreateTruncating(slope);
        return T.CreateTruncating(value);
    }
}
