using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>What a field holds: what this body last wrote to it or, where it did not, the join of all the assignments in source.</summary>
internal sealed class FieldReferenceProcessor() : Processor<IFieldReferenceOperation>(OperationKind.FieldReference)
{
    protected override Value Process(IFieldReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        if (operation.Field.HasConstantValue) return Constants.Value(operation.Field.ConstantValue!);
        if (Members.TupleElement(operation, evaluation, frame) is { } element) return element;
        if (Members.OfReceiver(operation.Instance, operation.Field, operation.Type, evaluation, frame) is { } part) return part;
        if (Objects.IsPart(operation.Type) && Objects.Held(Members.Receiver(operation.Instance, evaluation, frame), operation.Field, evaluation) is { } given) return Lists.Joined(given);
        Value value = Variables.Named(operation) is null
            ? Parts.At(operation, evaluation, frame) ?? Members.Stored(operation.Field, evaluation)
            : Definitions.At(operation, operation.Field, evaluation, frame, () => Members.Stored(operation.Field, evaluation, operation.Instance));
        return value.HeldBy(operation.Field).OrDeclared(operation.Field, operation.Syntax, evaluation.Flow);
    }
}
