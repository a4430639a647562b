using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow.Processors;

/// <summary>Conversions, parentheses, await, delegate creation, checked, the calls that a query stands for: the operand's value.</summary>
internal sealed class PassThroughProcessor : Processor
{
    public override IEnumerable<OperationKind> Handles =>
        [OperationKind.Conversion, OperationKind.Parenthesized, OperationKind.Await, OperationKind.DelegateCreation, OperationKind.Argument, OperationKind.ExpressionStatement, OperationKind.TranslatedQuery];

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame) =>
        evaluation.Evaluate(operation.ChildOperations.FirstOrDefault(), frame);
}
