using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>A lambda is a function that can be applied; what it captures it reads where it stands.</summary>
internal sealed class FunctionProcessor() : Processor<IAnonymousFunctionOperation>(OperationKind.AnonymousFunction)
{
    protected override Value Process(IAnonymousFunctionOperation operation, Evaluation evaluation, Frame frame) => Value.Function(new Closure(operation, frame));
}

/// <summary>A method group is a function that can be applied.</summary>
internal sealed class MethodReferenceProcessor() : Processor<IMethodReferenceOperation>(OperationKind.MethodReference)
{
    protected override Value Process(IMethodReferenceOperation operation, Evaluation evaluation, Frame frame) => Value.Function(operation.Method);
}

/// <summary>'this': the object that a followed call was made on; without one, of its class or of one derived from it.</summary>
internal sealed class InstanceReferenceProcessor() : Processor<IInstanceReferenceOperation>(OperationKind.InstanceReference)
{
    protected override Value Process(IInstanceReferenceOperation operation, Evaluation evaluation, Frame frame) =>
        frame.Receiver ?? (operation.Type is null ? Value.Unknown : Value.Leaf(operation.Type));
}
