using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What calls of known APIs make of their operands, as their rows say.</summary>
internal static class ApiCalls
{
    /// <summary>The operands of a call: the receiver, where it is a value, and then the arguments, without a destination.</summary>
    public static List<Microsoft.CodeAnalysis.IOperation> Operands(Api api, IInvocationOperation call)
    {
        var operands = new List<Microsoft.CodeAnalysis.IOperation>();
        if (call.Instance is { } instance && !api.Type.StartsWith("TorchSharp.Modules.", StringComparison.Ordinal)) operands.Add(instance);
        operands.AddRange(call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Where(a => !IsDestination(api, a)).Select(a => a.Value));
        return operands;
    }

    public static bool IsDestination(Api api, IArgumentOperation argument) =>
        api.HasDestination && argument.Parameter is { Name: "destination" or "gradient" };

    public static Value Value(Api api, IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (api.BuildsModule) return Modules.Build(api, call, evaluation, frame);
        Value[] operands = [.. Operands(api, call).Select(o => evaluation.Evaluate(o, frame))];
        if (operands.Length == 0) return Kinds.Value.Leaf(call.Syntax);
        if (api.Passes) return operands[0];
        if (api.Clips) return Arithmetic.Apply(Operator.Clip, call.Syntax, operands);
        if (api.Operator is { } @operator) return Arithmetic.Apply(@operator, call.Syntax, operands);
        if (api.Makes != ValueKind.Nothing) return Made(api, operands[0], call);
        return Kinds.Value.Leaf(call.Syntax);
    }

    private static Value Made(Api api, Value operand, IInvocationOperation call)
    {
        Value made = Kinds.Value.Leaf(call.Syntax).With(api.Makes, Evidence.Proven, new Origin(call.Syntax), operand);
        return api.IsUnshifted ? made.AsUnshifted() : made;
    }
}
