using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>What a parameter holds: what the call passed or, where no call is followed, what all callers in source pass; then what the body made of it.</summary>
internal sealed class ParameterReferenceProcessor() : Processor<IParameterReferenceOperation>(OperationKind.ParameterReference)
{
    protected override Value Process(IParameterReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        Value value = Definitions.At(operation, operation.Parameter, evaluation, frame, () => Initial(operation, evaluation, frame));
        // what a call passes keeps its own identity, so that it is known where it comes back
        return frame.Lookup(operation.Parameter) is { Identity: not null } ? value : value.HeldBy(operation.Parameter);
    }

    private static Value Initial(IParameterReferenceOperation operation, Evaluation evaluation, Frame frame) =>
        (frame.Lookup(operation.Parameter) is { } bound ? Lists.Joined(bound) : Objects.Given(frame.Receiver, operation.Parameter) is { } given ? Lists.Joined(given) : Callers.ValueOf(operation.Parameter, evaluation, frame)).OrDeclared(operation.Parameter, operation.Syntax, evaluation.Flow);
}
