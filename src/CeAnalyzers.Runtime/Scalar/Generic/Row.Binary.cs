using System.Numerics;

namespace CeAnalyzers;

internal static partial class Row
{
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        for (int j = 0; j < logits.Length; j++)
            loss.Add(Binary.FromLogit(double.CreateTruncating(logits[j]), double.CreateTruncating(targets[j]), out _));
        return T.CreateTruncating(loss.Value);
    }

    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        for (int j = 0; j < logits.Length; j++)
        {
            loss.Add(Binary.FromLogit(double.CreateTruncating(logits[j]), double.CreateTruncating(targets[j]), out double slope));
            gradient[j] = T.CreateTruncating(slope);
        }
        return T.CreateTruncating(loss.Value);
    }

    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        for (int j = 0; j < probabilities.Length; j++)
            loss.Add(Binary.FromProbability(double.CreateTruncating(probabilities[j]), double.CreateTruncating(targets[j]), double.CreateTruncating(epsilon), out _));
        return T.CreateTruncating(loss.Value);
    }

    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        for (int j = 0; j < probabilities.Length; j++)
        {
            loss.Add(Binary.FromProbability(double.CreateTruncating(probabilities[j]), double.CreateTruncating(targets[j]), double.CreateTruncating(epsilon), out double slope));
            gradient[j] = T.CreateTruncating(slope);
        }
        return T.CreateTruncating(loss.Value);
    }
}
