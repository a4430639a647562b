using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>(log p - log y)²: the squared or absolute error of logs, which is no cross-entropy whatever it is called.</summary>
internal static class LogDifference
{
    /// <summary>Whether a log is one of the two of such an error.</summary>
    public static bool IsError(IOperation log, FlowAnalysis flow)
    {
        IOperation term = Outer(log);
        if (term.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference || LogSinkFinder.OperandOf(Variables.Unwrap(difference.LeftOperand == term ? difference.RightOperand : difference.LeftOperand)!) is null) return false;
        IOperation outer = Outer(difference);
        return IsMagnitude(outer, flow)
            || outer.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
                && flow.BodyOf(log).Root.Descendants().OfType<ILocalReferenceOperation>().Any(read => SymbolEqualityComparer.Default.Equals(read.Local, local) && IsMagnitude(Outer(read), flow));
    }

    /// <summary>x * x, Math.Pow(x, 2), Math.Abs(x).</summary>
    private static bool IsMagnitude(IOperation value, FlowAnalysis flow) =>
        (value.Parent is IArgumentOperation argument ? argument.Parent : value.Parent) is (IBinaryOperation or IInvocationOperation) and { } whole && flow.ValueOf(whole).Operator is Operator.Square or Operator.Abs;

    private static IOperation Outer(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation) operation = operation.Parent;
        return operation;
    }
}
