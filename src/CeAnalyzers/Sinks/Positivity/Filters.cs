using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Filters of a sequence that leave no 0: counts.Where(c => c > 0), in the chain of calls or in the local that holds it.</summary>
internal static class Filters
{
    private const int MaxCalls = 12;

    public static bool KeepPositive(IOperation sequence, FlowAnalysis flow) => Calls(sequence, flow).Any(IsPositive);

    /// <summary>The calls that a sequence went through, the last first.</summary>
    public static IEnumerable<IInvocationOperation> Calls(IOperation? sequence, FlowAnalysis flow)
    {
        for (int i = 0; i < MaxCalls && sequence is not null; i++)
        {
            sequence = Variables.Unwrap(sequence) switch
            {
                ITranslatedQueryOperation query => query.Operation,
                ILocalReferenceOperation local when flow.BodyOf(local).WritesOf(local.Local) is [{ Value: { } written }] => written,
                var other => other,
            };
            if (sequence is not IInvocationOperation call) continue;
            yield return call;
            sequence = Elements.Receiver(call);
        }
    }

    private static bool IsPositive(IInvocationOperation call) =>
        call.TargetMethod.Name is "Where" or "TakeWhile" or "SkipWhile" or "FindAll" or "RemoveAll"
        && Predicate(call) is var (condition, element)
        && Conditions.KeepsPositive(condition, call.TargetMethod.Name is not ("SkipWhile" or "RemoveAll"), o => o.DescendantsAndSelf().Any(part =>
            part is IParameterReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Parameter, element)));

    /// <summary>The condition of a lambda among the arguments, and the parameter that stands for the element.</summary>
    public static (IOperation Condition, IParameterSymbol Element)? Predicate(IInvocationOperation call) =>
        call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<IAnonymousFunctionOperation>().FirstOrDefault()
            is { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }], Symbol.Parameters: [var element, ..] }
            ? (condition, element)
            : null;
}
