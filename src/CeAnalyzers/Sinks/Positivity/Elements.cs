using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Where an element comes from: the sequence that a foreach variable or a lambda's parameter runs through, the container of p[i].</summary>
internal static class Elements
{
    /// <summary>The sequence of which the variable is an element; null for any other variable.</summary>
    public static IOperation? SequenceOf(IOperation variable) => variable switch
    {
        ILocalReferenceOperation { Local: { IsForEach: true } local } => Ancestors(variable).OfType<IForEachLoopOperation>()
            .FirstOrDefault(loop => loop.Locals.Contains(local, SymbolEqualityComparer.Default))?.Collection,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda } => Ancestors(variable).OfType<IAnonymousFunctionOperation>()
            .FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, lambda)) is { } made
            && Ancestors(made).FirstOrDefault(a => a is not (IDelegateCreationOperation or IConversionOperation or IArgumentOperation)) is IInvocationOperation call
                ? Receiver(call)
                : null,
        _ => null,
    };

    /// <summary>The variable whose element the operation is; null where it is none.</summary>
    public static ISymbol? ContainerOf(IOperation operation)
    {
        IOperation value = Variables.Unwrap(operation)!;
        if (SequenceOf(value) is { } sequence) return Variables.Container(sequence);
        return Variables.Named(value) is null ? Variables.Container(value) : null;
    }

    /// <summary>The least element of a container: p.Min().</summary>
    public static bool IsLeastOf(IOperation operation, ISymbol? container) =>
        container is not null && Variables.Unwrap(operation) is IInvocationOperation { TargetMethod.Name: "Min" } call && (call.Instance is null ? call.Arguments.Length == 1 : call.Arguments.IsEmpty)
        && Receiver(call) is { } receiver && SymbolEqualityComparer.Default.Equals(Variables.Named(receiver), container);

    /// <summary>What a call in method or extension form is called on.</summary>
    public static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? call.Arguments.OrderBy(a => a.Parameter?.Ordinal).FirstOrDefault()?.Value;

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent) yield return parent;
    }
}
