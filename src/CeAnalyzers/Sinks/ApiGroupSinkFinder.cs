using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds unstable library functions that are handed over as methods: x.Select(double.ExpM1).</summary>
internal sealed class ApiGroupSinkFinder : SinkFinder
{
    public override IEnumerable<string> Words => KnownApis.All.Where(row => row.Instability is not null).Select(row => row.Member);

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: ArgumentSyntax } group } name || group.Name != name) yield break;
        if (flow.ModelOf(group.SyntaxTree).GetOperation(group, flow.Cancellation) is IMethodReferenceOperation { Method: var method } use && flow.Apis.Find(method)?.Instability is { } instability)
            yield return new ApiSink(use, method, instability, flow);
    }
}
