using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow.Processors;

/// <summary>What Roslyn 4.8 has no operation for: collection expressions, and elements behind pointers, by which a pointer is described.</summary>
internal sealed class NoOperationProcessor : Processor
{
    public override IEnumerable<OperationKind> Handles => [OperationKind.None, OperationKind.AddressOf];

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame) =>
        operation.Syntax is CollectionExpressionSyntax ? CollectionExpressionProcessor.Of(operation, evaluation, frame)
        : Pointers.Of(operation) is { } pointer ? evaluation.Evaluate(pointer, frame)
        : Value.Leaf(operation.Syntax);
}
