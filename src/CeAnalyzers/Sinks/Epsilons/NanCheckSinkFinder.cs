using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds double.IsNaN(loss) of a local that is made from the log of a probability, where nothing asks for infinity.</summary>
internal sealed class NanCheckSinkFinder : CallSinkFinder
{
    private static readonly HashSet<string> Others = ["IsInfinity", "IsFinite", "IsPositiveInfinity", "IsNegativeInfinity", "PositiveInfinity", "NegativeInfinity", "Min", "Max", "Clamp"];

    public override IEnumerable<string> Words => ["IsNaN"];

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) =>
        syntax.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }] && (Speech.IsLoss(name) || Speech.IsOfLoss(syntax))
        && syntax.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantNodes().OfType<SimpleNameSyntax>().Any(part => LogSinkFinder.Names.Contains(part.Identifier.ValueText));

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        if (call.Arguments is not [{ Value: var argument }] || Variables.Unwrap(argument) is not ILocalReferenceOperation { Local: var local }) yield break;
        Body body = flow.BodyOf(call);
        if (body.Root.Syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => Others.Contains(name.Identifier.ValueText))) yield break;
        LogSink? log = body.WritesOf(local).Where(w => w.Syntax.SpanStart < call.Syntax.SpanStart)
            .SelectMany(w => SinkSearch.In(w.Syntax.SyntaxTree, w.Syntax.Span, flow)).OfType<LogSink>()
            .FirstOrDefault(l => !l.IsClipped && !l.IsKeptPositive && (l.Value.Kind.IsProbability() || CrossEntropyNames.Suggest(l)));
        if (log is not null) yield return new NanCheckSink(call, log, flow);
    }
}
