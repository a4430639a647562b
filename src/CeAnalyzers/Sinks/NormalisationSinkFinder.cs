using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the calls that make a softmax of exponentials by a method that divides whatever it is given by its sum: e.Normalize(), or Normalize(e) in place, of the user or of a library.</summary>
internal sealed class NormalisationSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> WordParts => ["normali"];

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) => flow.IsMadeHere(syntax, 2);

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? SoftmaxSink.Of(call, flow) : SoftmaxSink.ByMethod(call, flow)) is { } softmax ? [softmax] : [];
}
