using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>p[i], p[i, j], p[i][j]: a container is described by its elements.</summary>
internal sealed class ArrayElementProcessor() : Processor<IArrayElementReferenceOperation>(OperationKind.ArrayElementReference)
{
    protected override Value Process(IArrayElementReferenceOperation operation, Evaluation evaluation, Frame frame) =>
        Objects.IsObject(operation.Type) && operation.Indices is [var index] && Lists.Item(operation.ArrayReference, index, evaluation, frame) is { } item ? item : evaluation.Evaluate(operation.ArrayReference, frame);
}

/// <summary>p[^1], p[1..3].</summary>
internal sealed class ImplicitIndexerProcessor() : Processor<IImplicitIndexerReferenceOperation>(OperationKind.ImplicitIndexerReference)
{
    protected override Value Process(IImplicitIndexerReferenceOperation operation, Evaluation evaluation, Frame frame) =>
        Objects.IsObject(operation.Type) && Lists.Item(operation.Instance, operation.Argument, evaluation, frame) is { } item ? item : evaluation.Evaluate(operation.Instance, frame);
}
