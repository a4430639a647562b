using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The activation that a layer is told to apply to its output: activation: "softmax", keras.activations.Softmax.</summary>
internal static class Activation
{
    private const string Space = "Keras.Activations.";

    /// <summary>The activation as a module of its own; null where the layer has none.</summary>
    public static Value? Of(LibraryCall call, Evaluation evaluation, Frame frame)
    {
        // a text without the name of its parameter is the activation too
        if ((call.ArgumentOf("activation") ?? call.Arguments.FirstOrDefault(a => a.Parameter is null && a.Value.Type?.SpecialType == SpecialType.System_String).Value) is not { } given) return null;
        string? name = Variables.Unwrap(given) switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            IMemberReferenceOperation member => member.Member.Name,
            IOperation other when UnboundCall.NameOf(other.Syntax) is { } unbound => unbound,
            _ => null,
        };
        return name?.ToLowerInvariant() switch
        {
            "" or "linear" => null,
            "softmax" => Value.Module(Space + "Softmax"),
            "sigmoid" => Value.Module(Space + "Sigmoid"),
            _ => evaluation.Evaluate(given, frame) is { Operator: Operator.Module } module ? module : Value.Module(Space + "Activation"),
        };
    }
}
