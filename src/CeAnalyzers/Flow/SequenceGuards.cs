using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Where(p => p > 0) keeps what follows off zero.</summary>
internal static class SequenceGuards
{
    public static Value Apply(Value elements, IOperation? predicate, FlowAnalysis flow) =>
        Predicate(predicate, flow) is var (condition, element) && Conditions.KeepsPositive(condition, true, o => SymbolEqualityComparer.Default.Equals(Variables.Container(o), element))
            ? elements.WithGuards(elements.Guards | Guards.AboveZero | Guards.Deliberate)
            : elements;

    /// <summary>What a lambda or a method in source tests, and the parameter that stands for the element.</summary>
    public static (IOperation Condition, IParameterSymbol Element)? Predicate(IOperation? function, FlowAnalysis flow)
    {
        while (function is IDelegateCreationOperation or IConversionOperation) function = function.ChildOperations.First();
        return function switch
        {
            IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }], Symbol.Parameters: [var element, ..] } => (condition, element),
            IMethodReferenceOperation { Method: var method } when Calls.BodyOf(method, flow) is { } body && method.OriginalDefinition.Parameters is [var element] && Functions.Returns(body).Take(2).ToList() is [{ ReturnedValue: { } condition }] => (condition, element),
            _ => null,
        };
    }
}
