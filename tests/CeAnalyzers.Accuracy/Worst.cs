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

    public bool IsOverBound
    {
        get
        {
            (double ulps, double relative) = (_isSingle ? 2 : 4, _isSingle ? 1e-5 : 1e-14);
            return _isOurs && (Math.Max(_loss.Ulps, _gradient.Ulps) > ulps || Math.Max(_loss.Relative, _gradient.Relative) > relative || Subnormal > ulps);
        }
    }

    private double Subnormal => Math.Max(_loss.SubnormalUlps, _gradient.SubnormalUlps);

    public void Loss(double actual, BigReal exact) => Judge(ref _loss, actual, exact);

    public void Gradient(double actual, BigReal exact) => Judge(ref _gradient, actual, exact);

    public override string ToString() => $"| {what} | {type} | {by} | {_loss.Ulps:G3} | {_loss.Relative:G3} | {_gradient.Ulps:G3} | {_gradient.Relative:G3} | {Subnormal:G3} |";

    private void Judge(ref Errors errors, double actual, BigReal exact)
    {
        double ulps = _isSingle ? Ulp.Error((float)actual, exact) : Ulp.Error(actual, exact);
        if (exact.IsZero || exact.Magnitude < (_isSingle ? -126 : -1022))
            errors.SubnormalUlps = Math.Max(errors.SubnormalUlps, ulps);
        else if (Math.Abs((double)exact) >= Large)
            errors.Ulps = Math.Max(errors.Ulps, ulps);
        else
            errors.Relative = Math.Max(errors.Relative, Ulp.Relative(actual, exact));
    }

    private struct Errors
    {
        public double Ulps, Relative, SubnormalUlps;
    }
}
