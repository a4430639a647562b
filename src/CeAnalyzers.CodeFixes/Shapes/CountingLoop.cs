using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>for (int i = 0; i &lt; n; i++).</summary>
internal static class CountingLoop
{
    /// <summary>The variable of a loop that counts up from 0 by 1 alone, while it is less than a bound.</summary>
    public static string? Counter(ForStatementSyntax loop)
    {
        if (loop is not { Declaration.Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } } counter] }) return null;
        string name = counter.Identifier.ValueText;
        bool isAll = loop.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Left: IdentifierNameSyntax tested } && tested.Identifier.ValueText == name;
        return isAll && Loops.CountsByOne(loop, name) && !Loops.Changes(loop.Statement, name) ? name : null;
    }

    /// <summary>The array or list whose length n is, also by way of a local.</summary>
    public static IOperation? MeasuredBy(ForStatementSyntax loop, FlowAnalysis flow) =>
        loop.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: var bound } ? Measured(flow.ModelOf(loop.SyntaxTree).GetOperation(bound, flow.Cancellation), flow) : null;

    /// <summary>a of a.Length, and of a local that is given that, where a is not given another array after it was measured.</summary>
    public static IOperation? Measured(IOperation? length, FlowAnalysis flow) => Held.By(length, flow) switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } row } held when held == Variables.Unwrap(length) || IsKept(row, flow) => row,
        _ => null,
    };

    /// <summary>The array is the one that was measured here.</summary>
    public static bool IsKept(IOperation row, FlowAnalysis flow) =>
        Variables.Named(row) is not { } variable || flow.BodyOf(row).WritesOf(variable).All(write => write.Scope != WriteScope.Whole || write.Syntax.Span.End <= row.Syntax.SpanStart);
}
