using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>An assignment as a value: what it assigns.</summary>
internal sealed class AssignmentProcessor() : Processor<IAssignmentOperation>(OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment)
{
    protected override Value Process(IAssignmentOperation operation, Evaluation evaluation, Frame frame) =>
        operation is ICompoundAssignmentOperation compound ? Definitions.Compound(compound, evaluation, frame) : evaluation.Evaluate(operation.Value, frame);
}
