using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Where(p => p > 0) keeps what follows off zero.</summary>
internal static class SequenceGuards
{
    public static Value Apply(Value elements, IOperation? predicate)
    {
        while (predicate is IDelegateCreationOperation or IConversionOperation) predicate = predicate.ChildOperations.First();
        return predicate is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }], Symbol.Parameters: [var element, ..] }
            && Conditions.KeepsPositive(condition, true, o => SymbolEqualityComparer.Default.Equals(Variables.Container(o), element))
                ? elements.WithGuards(elements.Guards | Guards.AboveZero | Guards.Deliberate)
                : elements;
    }
}
