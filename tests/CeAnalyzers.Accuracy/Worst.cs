using CeAnalyzers.Reference;

namespace CeAnalyzers.Accuracy;

/// <summary>The worst of one implementation: in units in the last place from 1e-3 on, relative below, down to the smallest normal number.</summary>
internal sealed class Worst(string what, string type, string by)
{
    private const double Large = 1e-3;

    private readonly bool _isSingle = type == "float", _isOurs = by.StartsWith("StableLoss", StringComparison.Ordinal);
    private Errors _loss, _gradient;

    public static string Header => """
        | what | type | by | loss of 1e-3 and more, ULP | smaller losses, relative | gradient of 1e-3 and more, ULP | smaller gradients, relative | subnormal results, ULP |
        |---|---|---|---|---|---|---|---|
        """;

    /// <summary>Slopes are differences of probabilities and targets, which is one rounding more.</summary>
    public bool IsDifference { get; init; }

    public bool IsOverBound
    {
        get
        {
            (double ulps, double relative) = ((_isSingle ? 2 : 4) + (IsDifference ? 0.5 : 0), _isSingle ? 1e-5 : 1e-14);
            return _isOurs && (Math.Max(_loss.Ulps, _gradient.Ulps) > ulps || Math.Max(_loss.Relative, _gradient.Relative) > relative || Subnormal > ulps);
        }
    }

    private double Subnormal => Math.Max(_loss.SubnormalUlps, _gradient.SubnormalUlps);

    public void Loss(double actual, BigReal exact) => Judge(ref _loss, actual, exact, exact);

    public void Gradient(double actual, BigReal exact) => Gradient(actual, exact, exact);

    /// <summary>In units of another number, of which the slope is a difference.</summary>
    public void Gradient(double actual, BigReal exact, BigReal unit) => Judge(ref _gradient, actual, exact, unit);

    public override string ToString() => $"| {what} | {type} | {by} | {_loss.Ulps:G3} | {_loss.Relative:G3} | {_gradient.Ulps:G3} | {_gradient.Relative:G3} | {Subnormal:G3} |";

    private void Judge(ref Errors errors, double actual, BigReal exact, BigReal unit)
    {
        double ulps = _isSingle ? Ulp.Error((float)actual, exact, unit) : Ulp.Error(actual, exact, unit);
        if (unit.IsZero || unit.Magnitude < (_isSingle ? -126 : -1022))
            errors.SubnormalUlps = Math.Max(errors.SubnormalUlps, ulps);
        else if (Math.Abs((double)unit) >= Large)
            errors.Ulps = Math.Max(errors.Ulps, ulps);
        else
            errors.Relative = Math.Max(errors.Relative, Ulp.Relative(actual, exact, unit));
    }

    private struct Errors
    {
        public double Ulps, Relative, SubnormalUlps;
    }
}
