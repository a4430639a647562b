namespace CeAnalyzers.Reference;

/// <summary>The softmax, its logarithm and its cross-entropy in BigReal, straight from their definitions.</summary>
public sealed class Softmax
{
    /// <summary>An exponential of less than this is nothing beside 1, and nothing in any format.</summary>
    private const double Nothing = -1e6;

    private readonly double[] _logits;
    private readonly BigReal[] _exponentials;
    private readonly BigReal _sum;

    public Softmax(params double[] logits)
    {
        _logits = logits;
        double max = logits.Max();
        _exponentials = [.. logits.Select(z => z - max < Nothing ? BigReal.Zero : BigReal.Exp((BigReal)z - max))];
        _sum = _exponentials.Aggregate((a, b) => a + b);
        LogSumExp = max + BigReal.Log(_sum);
    }

    public int Length => _logits.Length;

    public BigReal LogSumExp { get; }

    public BigReal Probability(int index) => _exponentials[index] / _sum;

    /// <summary>-log p = log(1 + (sum of the others) / own): right to the last bit also where p is nearly 1.</summary>
    public BigReal Loss(int label) => _exponentials[label].IsZero
        ? LogSumExp - _logits[label]
        : BigReal.Log1P(Others(label) / _exponentials[label]);

    public BigReal Gradient(int index, int label) => index == label ? -(Others(label) / _sum) : Probability(index);

    /// <summary>The focal loss of gamma 2, q^2 n with q = 1 - p and n = -log p.</summary>
    public BigReal Focal(int label) => Opposite(label) * Opposite(label) * Loss(label);

    public BigReal FocalGradient(int index, int label) =>
        Gradient(index, label) * Opposite(label) * (Opposite(label) + 2 * Probability(label) * Loss(label));

    private BigReal Opposite(int index) => Others(index) / _sum;

    /// <summary>The sum of the other exponentials: by subtraction where that keeps its digits, else term by term.</summary>
    private BigReal Others(int index)
    {
        BigReal difference = _sum - _exponentials[index];
        if (!difference.IsZero && difference.Magnitude > _sum.Magnitude - 8)
            return difference;
        BigReal others = BigReal.Zero;
        for (int j = 0; j < _exponentials.Length; j++)
            others += j == index ? BigReal.Zero : _exponentials[j];
        return others;
    }
}
