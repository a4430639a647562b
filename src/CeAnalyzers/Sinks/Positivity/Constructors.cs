using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>What the constructors of a type store in its fields and properties.</summary>
internal static class Constructors
{
    /// <summary>Whether constructors set the member, and everything that they set it to satisfies the condition.</summary>
    public static bool AllStore(ISymbol member, FlowAnalysis flow, Func<IOperation, bool> condition)
    {
        List<Write> writes = (from constructor in member.ContainingType.InstanceConstructors
                              from reference in constructor.DeclaringSyntaxReferences
                              let syntax = reference.GetSyntax(flow.Cancellation) as ConstructorDeclarationSyntax
                              where syntax is not null
                              let operation = flow.BodyAt(syntax)
                              where operation is not null
                              from write in flow.BodyOf(operation).WritesOf(member)
                              select write).ToList();
        return writes.Count > 0 && writes.All(write => write is { Scope: WriteScope.Whole, Value: { } stored } && condition(stored));
    }
}
