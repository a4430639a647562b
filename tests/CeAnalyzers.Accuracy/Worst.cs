using CeAnalyzers.Reference;

namespace CeAnalyzers.Accuracy;

/// <summary>The worst of one implementation: in units in the last place from 1e-3 on, relative below, down to the smallest normal number.</summary>
internal sealed class Worst(string name, double? boundInUlps)
{
    private const double Large = 1e-3;

    private double _lossUlps, _lossRelative, _gradientUlps, _gradientRelative, _subnormalUlps;

    public static string Header => """
        | what | loss of 1e-3 and more, ULP | smaller losses, relative | gradient of 1e-3 and more, ULP | smaller gradients, relative | subnormal results, ULP |
        |---|---|---|---|---|---|
        """;

    private double RelativeBound => name.EndsWith("float", StringComparison.Ordinal) ? 1e-5 : 1e-14;

    public bool IsOverBound => boundInUlps is { } bound
        && (Math.Max(_lossUlps, _gradientUlps) > bound || Math.Max(_lossRelative, _gradientRelative) > RelativeBound || _subnormalUlps > bound);

    public void Add(float loss, float[] gradient, Softmax reference, int label) =>
        Add(loss, j => gradient[j], gradient.Length, (actual, exact) => Ulp.Error((float)actual, exact), -126, reference, label);

    public void Add(double loss, double[] gradient, Softmax reference, int label) =>
        Add(loss, j => gradient[j], gradient.Length, Ulp.Error, -1022, reference, label);

    public override string ToString() => $"| {name} | {_lossUlps:G3} | {_lossRelative:G3} | {_gradientUlps:G3} | {_gradientRelative:G3} | {_subnormalUlps:G3} |";

    private void Add(double loss, Func<int, double> gradient, int classes, Func<double, BigReal, double> ulps, int smallest, Softmax reference, int label)
    {
        Judge(loss, reference.Loss(label), ulps, smallest, ref _lossUlps, ref _lossRelative);
        // Of long rows every 97th entry, and the label's.
        for (int j = 0; j < classes; j += classes > 2000 ? 97 : 1)
            Judge(gradient(j), reference.Gradient(j, label), ulps, smallest, ref _gradientUlps, ref _gradientRelative);
        Judge(gradient(label), reference.Gradient(label, label), ulps, smallest, ref _gradientUlps, ref _gradientRelative);
    }

    private void Judge(double actual, BigReal exact, Func<double, BigReal, double> ulps, int smallest, ref double worstUlps, ref double worstRelative)
    {
        if (exact.IsZero || exact.Magnitude < smallest)
            _subnormalUlps = Math.Max(_subnormalUlps, ulps(actual, exact));
        else if (Math.Abs((double)exact) >= Large)
            worstUlps = Math.Max(worstUlps, ulps(actual, exact));
        else
            worstRelative = Math.Max(worstRelative, Ulp.Relative(actual, exact));
    }
}
