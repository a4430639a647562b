using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>A value that is proven to be of one kind where the user declares another that excludes it.</summary>
internal sealed class CE2011KindContradictsAnnotation : Rule<DeclaredSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2011",
        "Kind contradicts its annotation",
        "'{0}' holds {1}{2}, but {3} is declared to hold {4} by {5}",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "An annotation is what those who use the value rely on: probabilities where logits are declared go through a second softmax, logits where probabilities are declared go into a log. Either the value or the annotation is wrong.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 15;

    protected override Diagnostic? Judge(DeclaredSink sink) =>
        sink.Value.Evidence == Evidence.Proven && Excludes(sink.Declaration.Kind, sink.Value.Kind)
            ? sink.Report(Rule, sink.Operation, sink.Value, NameOf(sink.Place), sink.Declaration.Kind.Describe(), sink.Declaration.By)
            : null;

    /// <summary>Log-probabilities are logits as good as any other: the softmax of them is what they are the logs of.</summary>
    private static bool Excludes(ValueKind declared, ValueKind proven) => declared switch
    {
        ValueKind.Logits or ValueKind.Margin => proven.IsProbability(),
        ValueKind.LogProbability => proven.IsProbability() || proven == ValueKind.Logits,
        ValueKind.Probability => proven == ValueKind.Logits || proven.IsLogProbability(),
        ValueKind.SoftmaxProbability => proven is ValueKind.Logits or ValueKind.SigmoidProbability || proven.IsLogProbability(),
        ValueKind.SigmoidProbability => proven is ValueKind.Logits or ValueKind.SoftmaxProbability || proven.IsLogProbability(),
        _ => false,
    };

    private static string NameOf(ISymbol place) => place switch
    {
        IMethodSymbol method => $"what '{method.Name}' returns",
        IParameterSymbol parameter => $"parameter '{parameter.Name}' of '{(parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? parameter.ContainingType.Name : parameter.ContainingSymbol.Name)}'",
        _ => $"'{place.Name}'",
    };
}
