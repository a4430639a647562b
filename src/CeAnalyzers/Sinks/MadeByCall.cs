using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Whether what an operation is made of comes from a method that is called beside it, logits = Forward(x), and not from who calls the method around.</summary>
internal static class MadeByCall
{
    /// <summary>Through so many locals and calls that pass it on.</summary>
    private const int MaxSteps = 5;

    public static bool Is(IOperation operation, Func<Value, bool> isMeant, FlowAnalysis flow, int steps = MaxSteps) => steps > 0 && Variables.Unwrap(operation) switch
    {
        ILocalReferenceOperation { Local: var local } read => flow.BodyOf(read).WritesOf(local).Select(write => write.Value).OfType<IOperation>().ToList() is { Count: > 0 } given && given.All(value => Is(value, isMeant, flow, steps - 1)),
        IInvocationOperation call => isMeant(flow.ValueOf(call)) && (Operands(call).FirstOrDefault(operand => isMeant(flow.ValueOf(operand))) is not { } passed || Is(passed, isMeant, flow, steps - 1)),
        _ => false,
    };

    private static IEnumerable<IOperation> Operands(IInvocationOperation call) => call.Arguments.Select(a => a.Value).Prepend(call.Instance).OfType<IOperation>();
}
