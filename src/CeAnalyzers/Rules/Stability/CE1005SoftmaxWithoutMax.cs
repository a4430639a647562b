using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>A softmax made by hand of exponentials that may overflow.</summary>
internal sealed class CE1005SoftmaxWithoutMax : Rule<SoftmaxSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1005",
        "Softmax without max subtraction",
        "'{0}' makes a softmax {1}{2}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "exp(710) is infinite in double and exp(89) in float, and infinity divided by infinity is NaN; where all exponentials underflow it is 0 divided by 0. With the maximum of the row subtracted, every exponential is between 0 and 1 and the largest is 1.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 15;

    protected override Diagnostic? Judge(SoftmaxSink sink) =>
        sink.Value.Evidence != Evidence.Proven ? null
        : sink.IsUnshifted ? Report(sink, $"of exponentials that overflow: a logit of {(StableForm.IsSingle(sink.Operation) ? 89 : 710)} makes its row NaN; subtract the maximum first")
        : MatrixMaximum.IsIn(sink.Operation, sink.Flow) ? Report(sink, "with one maximum for all rows: a row far below it is 0 / 0, NaN; subtract each row's own")
        : null;

    /// <summary>At the exponentials, where they are a row of their own: that is what has to change.</summary>
    private static Diagnostic Report(SoftmaxSink sink, string symptom)
    {
        Location quotient = sink.Operation.Syntax.GetLocation();
        string form = StableForm.Call("Softmax", sink.Operation) is { } call ? ", or " + call : "";
        return SoftmaxRow.Exponentials(sink.Operation, sink.Flow) is { } exponentials
            ? Diagnostic.Create(Rule, exponentials.GetLocation(), [quotient], Sink.IsAtAdditionalLocation, Describe.Expression(sink.Operation.Syntax), symptom, form)
            : Diagnostic.Create(Rule, quotient, Describe.Expression(sink.Operation.Syntax), symptom, form);
    }
}
