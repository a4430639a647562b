using System.Numerics.Tensors;

namespace Pitfalls.Losses;

/// <summary>The library's vectorized softmax, which subtracts no maximum: NaN once a score exceeds 709 (88 in float).</summary>
public static class ExpectedError
{
    public static double Of(double[] scores, int label)
    {
        double[] p = new double[scores.Length];
        TensorPrimitives.SoftMax(scores, p);
        return 1 - p[label];
    }
}
