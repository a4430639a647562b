using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Numbers drawn at random, of which some are above 0: no log-probabilities; and those that others are made of by logs.</summary>
internal static class RandomNumbers
{
    private static readonly string[] Draws = ["NextDouble", "NextSingle", "NextFloat"];

    /// <summary>
    /// Of the log of a number that is drawn, as in -log(u) / rate, which is exponential, and of a log under a square root, as in Box and Muller's
    /// sqrt(-2 log(s) / s), which is normal: no loss, whatever the code around is called.
    /// </summary>
    public static bool AreMadeBy(IOperation log, IOperation operand, FlowAnalysis flow) => IsDrawn(operand, flow) || IsUnderRoot(log, flow);

    /// <summary>u, or 1 - u, of double u = random.NextDouble().</summary>
    private static bool IsDrawn(IOperation operand, FlowAnalysis flow) => Variables.Unwrap(operand) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when LossFormula.IsComplement(difference) => IsDrawn(difference.RightOperand, flow),
        IInvocationOperation { TargetMethod.Name: var name } => Draws.Contains(name),
        ILocalReferenceOperation { Local: var local } => flow.BodyOf(operand).WritesOf(local).Where(w => w.Value is not { ConstantValue.HasValue: true }).ToList() is { Count: > 0 } writes
            && writes.All(w => w is { Scope: WriteScope.Whole, Value: { } value } && Variables.Unwrap(value) is not ILocalReferenceOperation && IsDrawn(value, flow)),
        _ => false,
    };

    private static bool IsUnderRoot(IOperation log, FlowAnalysis flow)
    {
        IOperation outer = log;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide })
            outer = outer.Parent;
        return outer.Parent is IArgumentOperation { Parent: IInvocationOperation call } && flow.ValueOf(call).Operator == Operator.SquareRoot;
    }

    public static bool IsMadeOf(IOperation operation, FlowAnalysis flow) => Variables.Unwrap(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "randn" or "rand", ContainingType.ContainingNamespace.Name: "TorchSharp" } } => true,
        ILocalReferenceOperation { Local: var local } => flow.BodyOf(operation).WritesOf(local).Where(w => w.Scope != WriteScope.Call || w.Operation is IInvocationOperation { TargetMethod.Name: var name } && name.EndsWith("_", StringComparison.Ordinal)).ToList()
            is [{ Scope: WriteScope.Whole, Value: { } value }] && IsMadeOf(value, flow),
        _ => false,
    };
}
