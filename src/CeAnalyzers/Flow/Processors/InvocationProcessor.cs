using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>
/// A call: (1) of a delegate; (2) of a known API; (3) of LINQ or of a task; (4) of a module object, or a copy of a value; (5) of a method whose body is in source, or of the
/// implementations in source of one that has none; (6) of a method of which only the name is known.
/// </summary>
internal sealed class InvocationProcessor() : Processor<IInvocationOperation>(OperationKind.Invocation)
{
    protected override Value Process(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Functions.Apply(evaluation.Evaluate(call.Instance, frame), Arguments(call, evaluation, frame), call.Syntax, evaluation);
        if (evaluation.Flow.Apis.Find(method, call.Instance?.Type) is { } api) return ApiCalls.Value(api, call, evaluation, frame);
        if ((Linq.Value(call, evaluation, frame) ?? Tasks.Value(call, evaluation, frame)) is { } sequence) return sequence;
        Value? receiver = Members.Receiver(call.Instance, evaluation, frame);
        if (receiver is { HasKind: true } && method is { Name: "Clone", DeclaringSyntaxReferences.IsEmpty: true }) return receiver;
        if (receiver is not null && Modules.Call(receiver, method.Name, call.Arguments.Select(a => a.Value), call.Syntax, evaluation, frame) is { } forwarded) return forwarded;
        if (receiver is null && Modules.Forwarded(call, evaluation, frame) is { } joined) return joined;
        return Objects.IsObject(call.Type) && Additions.After(receiver, call, evaluation, frame) is { } built ? built : Calls.Value(method, call, receiver, evaluation, frame);
    }

    private static Value[] Arguments(IInvocationOperation call, Evaluation evaluation, Frame frame) =>
        [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => evaluation.Evaluate(a.Value, frame))];
}
