using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>The log of a sum or difference of exponentials that may overflow or all underflow.</summary>
internal sealed class CE1006LogSumExpWithoutMax : Rule<ExponentialLogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1006",
        "Log-sum-exp without max subtraction",
        "The exponentials under '{0}' overflow from an exponent of {1} and are 0 below {2}, where the result is an ordinary number: {3}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "exp(710) is infinite in double and exp(89) in float; below -745 and -103 it is 0. The log of a sum of such exponentials is infinite, though it is never far from the largest exponent. With the maximum subtracted first, every exponential is between 0 and 1 and the largest is 1.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 35;

    protected override Diagnostic? Judge(ExponentialLogSink sink)
    {
        string? replacement = sink.Form switch
        {
            ExponentialLog.RowSum => "LogSumExp",
            ExponentialLog.Sum => "LogAddExp",
            ExponentialLog.Difference => "LogSubtractExp",
            _ => null,
        };
        (int high, int low) = StableForm.IsSingle(sink.Operand) ? (89, -103) : (710, -745);
        return replacement is null ? null : Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), Describe.Expression(sink.Operation.Syntax), high, low, StableForm.Of(replacement, sink.Operand));
    }
}
