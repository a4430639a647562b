using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Filters of a sequence that leave no 0: counts.Where(c => c > 0), in the chain of calls or in the local that holds it.</summary>
internal static class Filters
{
    private const int MaxCalls = 12;

    /// <param name="sequence">What the element comes from.</param>
    /// <param name="part">The field or property of the element that is to be kept off 0; null for the element itself, or whatever it is filtered by.</param>
    /// <param name="flow">The flow.</param>
    public static bool KeepPositive(IOperation sequence, ISymbol? part, FlowAnalysis flow) => Calls(sequence, flow).Any(call => IsPositive(call, part, flow));

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

    private static bool IsPositive(IInvocationOperation call, ISymbol? part, FlowAnalysis flow) =>
        call.TargetMethod.Name is "Where" or "TakeWhile" or "SkipWhile" or "FindAll" or "RemoveAll"
        && Predicate(call, flow) is var (condition, element)
        && Conditions.KeepsPositive(condition, call.TargetMethod.Name is not ("SkipWhile" or "RemoveAll"), o => part is null
            ? o.DescendantsAndSelf().Any(operand => IsElement(operand, element))
            : Variables.Unwrap(o) is IMemberReferenceOperation { Instance: { } owner } member && IsElement(owner, element) && member.Member.Name == part.Name);

    /// <summary>The conditions that the where clauses before a clause of a query let through; its names mean the same in all of them.</summary>
    public static IEnumerable<IOperation> OfQuery(IInvocationOperation clause)
    {
        for (IOperation? sequence = Elements.Receiver(clause); Variables.Unwrap(sequence) is IInvocationOperation { Syntax: QueryClauseSyntax before } call && before.Parent == clause.Syntax.Parent; sequence = Elements.Receiver(call))
        {
            if (before is WhereClauseSyntax && call.Arguments is [_, { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] } } }]) yield return condition;
        }
    }

    public static bool IsElement(IOperation operation, IParameterSymbol element) =>
        operation is IParameterReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Parameter, element);

    /// <summary>The condition of a lambda, or of a method in source, among the arguments, and the parameter that stands for the element.</summary>
    public static (IOperation Condition, IParameterSymbol Element)? Predicate(IInvocationOperation call, FlowAnalysis flow) =>
        call.Arguments.Select(a => SequenceGuards.Predicate(a.Value, flow)).FirstOrDefault(predicate => predicate is not null);
}
