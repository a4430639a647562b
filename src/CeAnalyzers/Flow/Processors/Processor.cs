using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow.Processors;

/// <summary>Says what one kind of operation makes of the values of its operands.</summary>
internal abstract class Processor
{
    public abstract IEnumerable<OperationKind> Handles { get; }

    public abstract Value Process(IOperation operation, Evaluation evaluation, Frame frame);
}

/// <summary>A processor for operations of type <typeparamref name="T"/>.</summary>
internal abstract class Processor<T>(params OperationKind[] kinds) : Processor
    where T : class, IOperation
{
    public override IEnumerable<OperationKind> Handles => kinds;

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame) => Process((T)operation, evaluation, frame);

    protected abstract Value Process(T operation, Evaluation evaluation, Frame frame);
}
