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
        if (Replaced(operation, evaluation) is { } replaced) return Definitions.Of(replaced, evaluation, frame);
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

    /// <summary>What the round has given the element before, through its other name: foreach (ref double x in xs) { x = Math.Exp(x); sum += x; }</summary>
    private static Write? Replaced(ILocalReferenceOperation operation, Evaluation evaluation) => operation.Local.RefKind != RefKind.Ref ? null
        : evaluation.Flow.BodyOf(operation).WritesOf(operation.Local).LastOrDefault(write =>
            write.Syntax is { Parent: StatementSyntax { Parent: var block } } && write.Syntax.Span.End <= operation.Syntax.SpanStart && block?.Span.Contains(operation.Syntax.Span) == true);
}
