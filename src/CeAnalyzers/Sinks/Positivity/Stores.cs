using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>What a type stores in its own fields and properties, and in their elements: p = Math.Clamp(value, 1e-7, 1 - 1e-7) in a setter, a constructor, any method.</summary>
internal static class Stores
{
    /// <summary>Whether nobody else can store anything in the member, and all that is stored keeps to bounds that satisfy the condition.</summary>
    public static bool AllWithin(ISymbol member, FlowAnalysis flow, Func<Bounds, bool> condition)
    {
        if (member is IPropertySymbol property && Behind(property, flow) is { } field) member = field;
        if (!IsOwn(member)) return false;
        List<Write> writes = [.. Writes(member, flow)];
        bool hasElements = writes.Any(write => write.Scope is WriteScope.Element or WriteScope.OneElement);
        IEnumerable<IOperation?> stored = writes.Select(write => write.Scope == WriteScope.Call ? null : write.Value);
        if (MemberWrites.Initializer(member, flow) is { } initial) stored = stored.Prepend(initial);
        int count = 0;
        foreach (IOperation? value in stored)
        {
            if (value is null) return false;
            Value known = flow.ValueOf(value);
            if (known.Kind == ValueKind.Nothing && hasElements) continue; // a new array, filled by the other writes
            if (!condition(known.Bounds)) return false;
            count++;
        }

        return count > 0;
    }

    /// <summary>The field that a property returns.</summary>
    private static IFieldSymbol? Behind(IPropertySymbol property, FlowAnalysis flow) =>
        Members.Getter(property, flow) is { } getter && Functions.Returns(getter).Take(2).ToList() is [var only] ? Variables.Named(only.ReturnedValue) as IFieldSymbol : null;

    private static bool IsOwn(ISymbol member) => member.DeclaringSyntaxReferences.Length == 1 && member switch
    {
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };

    private static IEnumerable<Write> Writes(ISymbol member, FlowAnalysis flow) =>
        member.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => MemberWrites.In(reference.GetSyntax(flow.Cancellation), member, flow));
}
