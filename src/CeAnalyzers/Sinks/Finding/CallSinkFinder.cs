using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>Finds sinks that are calls, by the name of the method.</summary>
internal abstract class CallSinkFinder : SinkFinder
{
    public sealed override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (CalledBy(token) is not { } syntax || !MayBe(syntax, flow)) return [];
        IOperation? operation = flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation);
        return operation is IInvocationOperation call ? Of(call, flow)
            : UnboundCall.Of(operation) is { } unbound ? Of(unbound, flow)
            : [];
    }

    /// <summary>Whether the syntax of the call allows a sink.</summary>
    protected virtual bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) => true;

    protected abstract IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow);

    /// <summary>The sinks that a call is which does not bind.</summary>
    protected virtual IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => [];

    /// <summary>The call whose method's name the token is.</summary>
    internal static InvocationExpressionSyntax? CalledBy(SyntaxToken token) => token.Parent is not SimpleNameSyntax name ? null : name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax access when access.Name == name => access.Parent as InvocationExpressionSyntax is { } call && call.Expression == access ? call : null,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } binding when call.Expression == binding => call,
        _ => null,
    };
}
