using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds log1p(-p + e) that reaches log1p(-1): beside -1 the epsilon is lost.</summary>
internal sealed class Log1PSinkFinder : CallSinkFinder
{
    private static readonly HashSet<string> Negations = ["negative", "neg", "Negate", "negate", "Negative", "Neg"];

    public override IEnumerable<string> Words => ["log1p", "Log1p", "Log1P", "LogP1", "LogOnePlus", "Log1Plus"];

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => At(call, call.Arguments.IsEmpty ? call.Instance : call.Arguments[0].Value, flow);

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => call.Arguments is [{ Value: var only }] ? At(call.Operation, only, flow) : [];

    private static IEnumerable<Sink> At(IOperation log, IOperation? operand, FlowAnalysis flow)
    {
        if (Variables.Unwrap(operand) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum) yield break;
        (IOperation epsilon, bool hasNegation) = Parts(sum);
        if (!hasNegation) yield break;
        // the epsilon's own type, where the sum is a tensor's
        if ((Epsilon.Of(sum.Type) ?? Epsilon.Of(Variables.Unwrap(epsilon)!.Type)) is { } precision && Epsilon.Number(epsilon, flow) is { } number && Epsilon.IsLostBesideOne(number, precision))
            yield return new EpsilonSink(log, EpsilonFault.LostBesideOne, epsilon, precision, flow);
    }

    /// <summary>e of -p + e, e + -p and e - p.</summary>
    private static (IOperation Epsilon, bool HasNegation) Parts(IBinaryOperation sum) =>
        sum.OperatorKind == BinaryOperatorKind.Subtract ? (sum.LeftOperand, true)
        : IsNegation(sum.LeftOperand) ? (sum.RightOperand, true)
        : (sum.LeftOperand, IsNegation(sum.RightOperand));

    private static bool IsNegation(IOperation operation) => Variables.Unwrap(operation) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => true,
        { } other => other.Syntax is InvocationExpressionSyntax && UnboundCall.NameOf(other.Syntax) is { } name && Negations.Contains(name),
        null => false,
    };
}
