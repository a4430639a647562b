using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>A function of each entry of a row that makes an array: p.Select(v => f(v)).ToArray(), Array.ConvertAll(p, v => f(v)); or a list: p.Select(v => f(v)).ToList(), [.. p.Select(v => f(v))].</summary>
internal static class RowMap
{
    /// <summary>The whole query around the body of a lambda that takes the entry, and the row.</summary>
    public static (ExpressionSyntax Map, IOperation Row)? Around(ExpressionSyntax body, FlowAnalysis flow)
    {
        if (Sign.Outer(body).Parent is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }) return null;
        if (flow.ModelOf(call.SyntaxTree).GetOperation(call, flow.Cancellation) is not IInvocationOperation { TargetMethod: var method, Arguments: [{ Value: var row }, _] }) return null;
        ExpressionSyntax? map = method switch
        {
            { Name: "ConvertAll", ContainingType.SpecialType: SpecialType.System_Array } => call,
            { Name: "Select", ContainingType.Name: "Enumerable", Parameters: [.., { Type: INamedTypeSymbol { TypeArguments.Length: 2 } }] } // not the one with an index
                when call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax array } => array,
            { Name: "Select", ContainingType.Name: "Enumerable", Parameters: [.., { Type: INamedTypeSymbol { TypeArguments.Length: 2 } }] } when IsPoured(call) => call,
            _ => null,
        };
        return map is not null && Variables.Unwrap(row) is { } container ? (map, container) : null;
    }

    /// <summary>Where an array does for the sequence: into a list, or among the elements of a collection.</summary>
    public static bool IsPoured(SyntaxNode sequence) =>
        sequence.Parent is SpreadElementSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } };

    /// <summary>The operand is the entry itself.</summary>
    public static bool IsEntry(IOperation operand, ExpressionSyntax body) =>
        Variables.Unwrap(operand) is IParameterReferenceOperation { Parameter.DeclaringSyntaxReferences: [var declared] } && Sign.Outer(body).Parent is LambdaExpressionSyntax lambda && lambda.Span.Contains(declared.Span);
}
