using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>What a local holds at the place that reads it: the join of the definitions that reach it.</summary>
internal sealed class LocalReferenceProcessor() : Processor<ILocalReferenceOperation>(OperationKind.LocalReference)
{
    protected override Value Process(ILocalReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        if (operation.Local.HasConstantValue) return Constants.Value(operation.Local.ConstantValue!);
        if (frame.Held(operation.Local) is { } held) return held;
        if (operation.Local.IsForEach) return ForEach(operation, evaluation, frame);
        Value value = Definitions.At(operation, operation.Local, evaluation, frame, () => Value.Nothing);
        value = Additions.Before(operation, operation.Local, value, evaluation, frame);
        return Modules.WithAdded(value, operation.Local, operation, evaluation, frame).HeldBy(operation.Local);
    }

    private static Value ForEach(ILocalReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IForEachLoopOperation loop || !loop.Locals.Contains(operation.Local, SymbolEqualityComparer.Default)) continue;
            Value element = evaluation.Evaluate(loop.Collection, frame);
            if (element.Operator == Operator.Tuple && loop.Syntax is ForEachVariableStatementSyntax)
                return Definitions.TupleElement(element, loop.LoopControlVariable, operation.Local);
            return element.HeldBy(operation.Local);
        }

        return Value.Leaf(operation.Local);
    }
}
