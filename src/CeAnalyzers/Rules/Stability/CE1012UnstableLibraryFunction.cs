using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>A library function whose own implementation overflows or loses every digit.</summary>
internal sealed class CE1012UnstableLibraryFunction : Rule<ApiSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1012",
        "Library function that is itself unstable",
        "'{0}' is itself unstable: {1}; use StableMath.{2}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "TensorPrimitives.SoftMax subtracts no maximum and returns NaN for logits that are not even large; LogP1 and ExpM1 of the number types and of TensorPrimitives are Log(x + 1) and Exp(x) - 1, exact to no digit for small x.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 5;

    protected override Diagnostic? Judge(ApiSink sink) =>
        sink.IsShifted ? null : Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), sink.Method.ContainingType.Name + "." + sink.Method.Name, sink.Instability.Symptom, sink.Instability.Replacement);
}
