using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow.Processors;

/// <summary>The processor of each kind of operation. An operation that none handles is a leaf: nothing is known of it but its place.</summary>
internal static class ProcessorTable
{
    private static readonly Dictionary<OperationKind, Processor> Table = new Processor[]
    {
        new PassThroughProcessor(),
        new LocalReferenceProcessor(),
        new ParameterReferenceProcessor(),
        new FieldReferenceProcessor(),
        new PropertyReferenceProcessor(),
        new ArrayElementProcessor(),
        new ImplicitIndexerProcessor(),
        new NoOperationProcessor(),
        new UnaryProcessor(),
        new BinaryProcessor(),
        new ConditionalProcessor(),
        new SwitchExpressionProcessor(),
        new CoalesceProcessor(),
        new AssignmentProcessor(),
        new ArrayCreationProcessor(),
        new ArrayInitializerProcessor(),
        new CollectionExpressionProcessor(),
        new ObjectCreationProcessor(),
        new DefaultValueProcessor(),
        new TupleProcessor(),
        new AnonymousObjectProcessor(),
        new FunctionProcessor(),
        new MethodReferenceProcessor(),
        new InstanceReferenceProcessor(),
        new InvocationProcessor(),
        new UnboundCallProcessor(),
    }.SelectMany(processor => processor.Handles.Select(kind => (kind, processor))).ToDictionary(entry => entry.kind, entry => entry.processor);

    public static Value Process(IOperation operation, Evaluation evaluation, Frame frame) =>
        Table.TryGetValue(operation.Kind, out Processor? processor) ? processor.Process(operation, evaluation, frame) : Value.Leaf(operation.Syntax);
}
