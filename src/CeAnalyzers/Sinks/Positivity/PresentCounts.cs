using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Counts of what is there, which are at least 1: of the groups of a GroupBy, of the entries of a dictionary, of each distinct value.</summary>
internal static class PresentCounts
{
    private const int MaxDefinitions = 6;

    private static readonly HashSet<string> Types =
    [
        "IGrouping", "KeyValuePair", "ILookup", "Lookup", "Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary", "ConcurrentDictionary", "SortedList", "ImmutableDictionary",
        "ValueCollection", "HashSet", "ISet", "SortedSet",
    ];

    public static bool Are(IOperation value, FlowAnalysis flow) => Are(value, flow, MaxDefinitions);

    private static bool Are(IOperation value, FlowAnalysis flow, int depth) => Numerators.Of(value).Any(numerator => IsCounter(numerator) || numerator.DescendantsAndSelf().Any(part =>
        IsOfPresent(part.Type)
        || part is IInvocationOperation { TargetMethod.Name: "GroupBy" or "ToLookup" or "Distinct" or "CountBy" }
        || (depth > 0 && part switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation when Elements.SequenceOf(part) is { } sequence => Are(sequence, flow, depth - 1),
            ILocalReferenceOperation local => Held.ReachingValueOf(local, flow) is { } written && Are(written, flow, depth - 1),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } parameter } =>
                CallSites.AllPass(method, parameter.Ordinal, flow, argument => Are(argument, flow, depth - 1)),
            IInvocationOperation call => AreReturned(call.TargetMethod, flow, depth - 1),
            _ => false,
        })));

    /// <summary>What a method in source returns: such counts, or a list of what it finds for each of them.</summary>
    private static bool AreReturned(IMethodSymbol method, FlowAnalysis flow, int depth) =>
        Calls.BodyOf(method, flow) is { } body && Functions.Returns(body).Select(r => r.ReturnedValue).ToList() is { Count: > 0 } returned
        && returned.TrueForAll(value => value is not null && (Are(value, flow, depth) || AreAdded(value, flow, depth)));

    /// <summary>foreach (var value in values.Distinct()) list.Add(Count(value));</summary>
    private static bool AreAdded(IOperation returned, FlowAnalysis flow, int depth)
    {
        List<IOperation> lists = [.. returned.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(list => Collections.IsChangeable(list.Type))];
        if (lists is not [ILocalReferenceOperation { Local: var local }]) return false;
        List<Write> adds = [.. flow.BodyOf(returned).WritesOf(local).Where(write => Collections.Puts(write.Operation))];
        return adds.Count > 0 && adds.TrueForAll(add => Loops(add.Operation).Any(loop => Are(loop.Collection, flow, depth)));
    }

    private static IEnumerable<IForEachLoopOperation> Loops(IOperation? operation)
    {
        for (; operation is not null; operation = operation.Parent)
            if (operation is IForEachLoopOperation loop) yield return loop;
    }

    private static bool IsOfPresent(ITypeSymbol? type) => type is INamedTypeSymbol named && (Types.Contains(named.Name) || named.TypeArguments.Any(IsOfPresent));

    /// <summary>The variable of a for loop starts where the author wants it.</summary>
    private static bool IsCounter(IOperation part) =>
        part is ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } local }
        && local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax().Parent?.Parent is ForStatementSyntax;

    /// <summary>A whole number divided by another number, or 1 less that.</summary>
    public static bool IsShareOfCount(IOperation value, FlowAnalysis flow) => IsShareOfCount(value, flow, MaxDefinitions);

    private static bool IsShareOfCount(IOperation value, FlowAnalysis flow, int depth) => Variables.Unwrap(value) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when LossFormula.IsComplement(difference) => IsShareOfCount(difference.RightOperand, flow, depth),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => IsWhole(quotient.LeftOperand),
        ILocalReferenceOperation or IParameterReferenceOperation when depth > 0 && Elements.SequenceOf(Variables.Unwrap(value)!) is { } sequence => Mapped(sequence, flow) is { } share && IsShareOfCount(share, flow, depth - 1),
        ILocalReferenceOperation local when depth > 0 => Held.ValueOf(local, flow) is { } written && IsShareOfCount(written, flow, depth - 1),
        _ => false,
    };

    /// <summary>What each element of counts.Select(c => c / n) is, also by way of a local.</summary>
    private static IOperation? Mapped(IOperation sequence, FlowAnalysis flow)
    {
        IOperation? query = Held.By(sequence, flow);
        if (query is IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList", Arguments: [{ Value: var listed }] }) query = Variables.Unwrap(listed);
        return query is IInvocationOperation { TargetMethod.Name: "Select", Arguments: [_, { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] } } }] } ? returned : null;
    }

    /// <summary>n of n log n: a whole number that is no element of a container, or a local that holds nothing but such numbers and their sums. Totals are not 0 where there is anything to count.</summary>
    public static bool IsTotal(IOperation value, FlowAnalysis flow) => Variables.Unwrap(value) switch
    {
        IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" or "Sum" } total => IsWhole(total),
        { } variable when Variables.Named(variable) is null || Elements.SequenceOf(variable) is not null => false,
        { } variable when IsWhole(variable) => true,
        ILocalReferenceOperation local => flow.BodyOf(local).WritesOf(local.Local) is { Count: > 0 } writes && writes.All(w => w.Scope == WriteScope.Whole && (w.Value ?? (w.Operation as ICompoundAssignmentOperation)?.Value) is { } given && (IsWhole(given) || given.ConstantValue.HasValue)),
        _ => false,
    };

    private static bool IsWhole(IOperation value) => Variables.Unwrap(value)?.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
}
