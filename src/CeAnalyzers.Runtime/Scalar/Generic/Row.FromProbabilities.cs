using System.Numerics;

namespace CeAnalyzers;

internal static partial class Row
{
    public static T LogLoss<T>(ReadOnlySpan<T> probabilities, int label, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(0 - Math.Log(Clipped(probabilities[label], epsilon)));

    public static T LogLoss<T>(ReadOnlySpan<T> probabilities, int label, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        double p = Clipped(probabilities[label], epsilon);
        gradient.Clear();
        gradient[label] = T.CreateTruncating(-1 / p);
        return T.CreateTruncating(0 - Math.Log(p));
    }

    public static T LogLoss<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        for (int j = 0; j < probabilities.Length; j++)
            loss.Add(double.CreateTruncating(targets[j]) * -Math.Log(Clipped(probabilities[j], epsilon)));
        return T.CreateTruncating(loss.Value);
    }

    public static T LogLoss<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        T loss = LogLoss(probabilities, targets, epsilon);
        for (int j = 0; j < probabilities.Length; j++)
            gradient[j] = T.CreateTruncating(0 - double.CreateTruncating(targets[j]) / Clipped(probabilities[j], epsilon));
        return loss;
    }

    private static double Clipped<T>(T probability, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        Real.Clip(double.CreateTruncating(probability), double.CreateTruncating(epsilon));
}
