using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds 1 - e that is 1 where it is a call: ops.Subtract(ops.One, ops.FromDouble(1e-10)).</summary>
internal sealed class SubtractSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> Words => ["Subtract", "subtract", "Sub", "sub", "Minus"];

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) => syntax.ArgumentList.Arguments is [{ Expression: var one }, _] && one switch
    {
        LiteralExpressionSyntax literal => literal.Token.Text is "1" or "1f" or "1.0" or "1.0f" or "1F" or "1d",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "One",
        SimpleNameSyntax name => name.Identifier.ValueText.EndsWith("one", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) =>
        call.Arguments is [{ Value: var one }, { Value: var subtrahend }] ? At(call, call.Type, one, subtrahend, flow) : [];

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) =>
        call.Arguments is [{ Value: var one }, { Value: var subtrahend }] ? At(call.Operation, Variables.Unwrap(subtrahend)!.Type, one, subtrahend, flow) : [];

    private static IEnumerable<Sink> At(IOperation call, ITypeSymbol? type, IOperation one, IOperation subtrahend, FlowAnalysis flow)
    {
        if (IsOne(one, flow) && Epsilon.Of(type) is { } precision && Epsilon.Number(subtrahend, flow) is { } epsilon && Epsilon.IsLostBesideOne(epsilon, precision))
            yield return new EpsilonSink(call, Epsilon.IsDenormal(epsilon, precision) ? EpsilonFault.MachineEpsilon : EpsilonFault.LostBesideOne, subtrahend, precision, flow);
    }

    private static bool IsOne(IOperation operation, FlowAnalysis flow) => UnboundCall.NameOf(operation.Syntax) == "One" || flow.ValueOf(operation).Is(1);
}
