using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>
/// A new object: of a user's number or tensor type made from one value, that value, and otherwise zeros; of any other class in source, an object whose
/// calls lead into that class.
/// </summary>
internal sealed class ObjectCreationProcessor() : Processor<IObjectCreationOperation>(OperationKind.ObjectCreation)
{
    protected override Value Process(IObjectCreationOperation operation, Evaluation evaluation, Frame frame)
    {
        if (operation.Type is null) return Value.Leaf(operation.Syntax);
        if (operation.Constructor is { } constructor && evaluation.Flow.Apis.Find(constructor) is { } api) return ApiCalls.Value(api, LibraryCall.Of(operation), Evidence.Proven, evaluation, frame);
        if (operation.Type.DeclaringSyntaxReferences.Length > 0)
        {
            if (Members.Wrapped(operation) is { } wrapped) return evaluation.Evaluate(wrapped, frame);
            return Numbers.IsNumberLike(operation.Type) ? Value.Nothing : Objects.Made(operation, evaluation, frame);
        }

        if (operation is { Type.Name: "Lazy", Arguments: [{ Value: var factory }, ..] }) return Functions.Apply(evaluation.Evaluate(factory, frame), [], operation.Syntax, evaluation);

        // new List<double>(p), new Vector<double>(p), new Memory<double>(p), new DenseVector(p), new Queue<double[]>(rows)
        if (!IsContainer(operation.Type)) return Value.Leaf(operation.Syntax);
        IOperation? copied = operation.Arguments.Select(a => a.Value).FirstOrDefault(a => a.Type is IArrayTypeSymbol || IsContainer(a.Type));
        return copied is not null ? evaluation.Evaluate(copied, frame) : Collections.Added(operation.Initializer).Select(item => evaluation.Evaluate(item, frame)).Join();
    }

    private static bool IsContainer(ITypeSymbol? type) => Numbers.IsContainer(type) || Collections.IsCollection(type);
}
