using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>An epsilon that is too small for its type: 1f - 1e-8f is 1f, and a log of float.Epsilon is no loss.</summary>
internal sealed class CE1004LostEpsilon : Rule<EpsilonSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1004",
        "Epsilon lost to rounding",
        "'{0}' {1}: it keeps nothing off 0; the smallest epsilon that counts there is about {2}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "A float has 24 bits, so 1f - 1e-8f is 1f: the upper bound of a clip does nothing, and the log of 1 - p is minus infinity. float.Epsilon is the smallest denormal number: added to a probability it is lost, its reciprocal is infinite, and processors that flush denormals make it 0.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 12;

    protected override Diagnostic? Judge(EpsilonSink sink) => sink.Fault switch
    {
        EpsilonFault.LostBesideOne => Report(sink, (sink.IsBound ? "is 1 " : "is lost beside 1 ") + sink.Precision switch
        {
            Precision.Single => "in float",
            Precision.Double => "in double",
            _ => "where the number type is float",
        }),
        EpsilonFault.Denormal => Report(sink, "is the smallest number there is, lost beside any probability and infinite in a quotient"),
        _ => null,
    };

    private static Diagnostic Report(EpsilonSink sink, string what) =>
        Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), Describe.Expression(sink.Epsilon.Syntax), what, sink.Survivor);
}
