namespace Pitfalls.Models;

public static class Activations
{
    /// <summary>The textbook softmax; the maximum is subtracted, so it never overflows.</summary>
    public static double[] Softmax(double[] z)
    {
        double max = z.Max();
        double[] result = new double[z.Length];
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            result[i] = Math.Exp(z[i] - max);
            sum += result[i];
        }

        for (int i = 0; i < z.Length; i++)
            result[i] /= sum;
        return result;
    }

    public static double Sigmoid(double z) => 1.0 / (1.0 + Math.Exp(-z));

    public static double[] OneHot(int label, int classes)
    {
        double[] result = new double[classes];
        result[label] = 1;
        return result;
    }
}
