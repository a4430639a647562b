using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Whether a loss weighs every sample alike.</summary>
internal static class LossWeights
{
    /// <summary>The parameters, and the members of options, that weigh classes.</summary>
    private static readonly string[] Names = ["weight", "weights", "pos_weight", "pos_weights", "class_weight", "sample_weight", "ClassWeights", "PositiveWeight"];

    /// <summary>The call passes no weights and no options that may hold some, and neither did the call that made the module.</summary>
    public static bool AreLeftOut(LossSink loss) =>
        loss.Call is { } call
        && call.Arguments.All(argument => argument.IsImplicit || LibraryCall.IsLeftOut(argument.Value) || !MayWeigh(argument))
        && (call.Instance is not { } module || loss.Flow.ValueOf(module) is { Operator: Kinds.Operator.Module, Operands.IsEmpty: true });

    /// <summary>The weights among the arguments of a call; null where they are left out.</summary>
    public static IOperation? In(LibraryCall call) => Names.Select(call.ArgumentOf).FirstOrDefault(given => given is not null);

    private static bool MayWeigh(IArgumentOperation argument) =>
        argument.Parameter is not { } parameter || Names.Contains(parameter.Name)
        || parameter.Name == "options" && (Variables.Unwrap(argument.Value)?.Syntax is not BaseObjectCreationExpressionSyntax { Initializer: var options }
            || options is not null && options.Expressions.Any(set => set is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } && Names.Contains(name)));
}
