namespace CeAnalyzers;

/// <summary>A sum that keeps what each addition rounds off (Neumaier), so that long rows are as exact as short ones.</summary>
internal struct CompensatedSum
{
    private double _sum, _lost;

    public readonly double Value => double.IsInfinity(_sum) ? _sum : _sum + _lost;

    /// <summary>The sum, and what its rounding leaves.</summary>
    public readonly DoubleDouble Exact => DoubleDouble.Sum(_sum, _lost);

    public void Add(double term)
    {
        double next = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    public void Add(DoubleDouble term)
    {
        Add(term.High);
        Add(term.Low);
    }
}
