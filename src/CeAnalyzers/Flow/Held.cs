using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What a local holds that is given one value, or one that reaches the place.</summary>
internal static class Held
{
    /// <summary>What the local holds; anything else is itself.</summary>
    public static IOperation? By(IOperation? operation, FlowAnalysis flow)
    {
        operation = Variables.Unwrap(operation);
        return operation is ILocalReferenceOperation local && ValueOf(local, flow) is { } value ? Variables.Unwrap(value) : operation;
    }

    /// <summary>The one value that the local is given; null where there are others.</summary>
    public static IOperation? ValueOf(ILocalReferenceOperation local, FlowAnalysis flow) => WritesOf(local, flow) is [{ Scope: WriteScope.Whole, Value: { } value }] ? value : null;

    /// <summary>The one value that the local can have where it is read, if others are given to it elsewhere: if (n > 0) { p = n / t; h -= p * Math.Log(p); } twice. Null where there are several.</summary>
    public static IOperation? ReachingValueOf(ILocalReferenceOperation local, FlowAnalysis flow) => WritesOf(local, flow) switch
    {
        [] => null,
        [{ Scope: WriteScope.Whole, Value: var only }] => only,
        var writes when writes.TrueForAll(write => write is { Scope: WriteScope.Whole } && FunctionOf(write.Syntax) == FunctionOf(local.Syntax)) =>
            flow.BodyOf(local).Reaching?.Find(local.Local, local.Syntax, _ => true) is { IsComplete: true, ReachesEntry: false, Writes: [{ Value: var reaching }] } ? reaching : null,
        _ => null,
    };

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Without calls that only read what they are handed.</summary>
    public static List<Write> WritesOf(ILocalReferenceOperation local, FlowAnalysis flow) =>
        [.. flow.BodyOf(local).WritesOf(local.Local).Where(flow.IsWrite)];
}
