using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Tasks: a task has the value of its result, and so has what waits for many.</summary>
internal static class Tasks
{
    /// <summary>The value of a call on a task, or of one that makes a task; null where the call is neither.</summary>
    public static Value? Value(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (!IsOfTasks(call.TargetMethod.ContainingType)) return null;
        return call.TargetMethod.Name switch
        {
            "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "GetResult" or "WaitAsync" => evaluation.Evaluate(call.Instance, frame),
            "FromResult" or "WhenAll" or "WhenAny" when call.Arguments.Length == 1 => evaluation.Evaluate(call.Arguments[0].Value, frame),
            "Run" or "StartNew" => Functions.Apply(evaluation.Evaluate(call.Arguments[0].Value, frame), [], call.Syntax, evaluation),
            _ => null,
        };
    }

    private static bool IsOfTasks(INamedTypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" or "TaskFactory" or "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter", DeclaringSyntaxReferences.IsEmpty: true };
}
