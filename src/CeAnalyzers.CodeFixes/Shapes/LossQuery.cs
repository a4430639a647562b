using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>t.Zip(p, (a, b) => a * Math.Log(b)).Sum(), t.Select((a, i) => a * Math.Log(p[i])).Sum(), Enumerable.Range(0, p.Length).Sum(i => t[i] * Math.Log(p[i])).</summary>
internal static class LossQuery
{
    public static RowLoss? Around(SummedTerm term, FlowAnalysis flow)
    {
        if (Sign.Outer(term.Syntax).Parent is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax syntax } }) return null;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } call) return null;
        if (SumOf(call, syntax) is not { } sum) return null;
        IOperation? probabilities = RowOf(term.Probability, call);
        IOperation? targets = RowOf(term.Target, call);
        return probabilities is null || targets is null || !IsWhole(call, probabilities, targets) ? null : new RowLoss(sum, probabilities, targets, loss => term.Put(sum, loss));
    }

    /// <summary>The call itself where it sums, or the Sum() that follows it.</summary>
    private static InvocationExpressionSyntax? SumOf(IInvocationOperation call, InvocationExpressionSyntax syntax) =>
        call.TargetMethod.Name == "Sum" ? syntax
        : call.TargetMethod.Name is "Select" or "Zip"
            && syntax.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sum", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } sum } ? sum
        : null;

    /// <summary>The row that a lambda's parameter, or an element at the lambda's index, is an entry of.</summary>
    private static IOperation? RowOf(IOperation entry, IInvocationOperation call) => entry switch
    {
        IParameterReferenceOperation { Parameter.Ordinal: var ordinal } parameter when IsOf(parameter, call) && !IsIndex(parameter, call) => Variables.Unwrap(call.Arguments[ordinal].Value),
        IArrayElementReferenceOperation { Indices: [IParameterReferenceOperation index] } element when IsIndex(index, call) => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } row, Arguments: [{ Value: IParameterReferenceOperation index }] } when IsIndex(index, call) => row,
        _ => null,
    };

    /// <summary>Of the lambda that the call is given, rather than of one around it.</summary>
    private static bool IsOf(IParameterReferenceOperation parameter, IInvocationOperation call) =>
        parameter.Parameter.DeclaringSyntaxReferences.Any(declared => call.Syntax.SyntaxTree == declared.SyntaxTree && call.Syntax.Span.Contains(declared.Span));

    private static bool IsIndex(IParameterReferenceOperation parameter, IInvocationOperation call) =>
        IsOf(parameter, call) && parameter.Parameter.Type.SpecialType == SpecialType.System_Int32
        && (parameter.Parameter.Ordinal == 1 && call.TargetMethod.Name == "Select" || parameter.Parameter.Ordinal == 0 && Range(call) is not null);

    private static IInvocationOperation? Range(IInvocationOperation call) =>
        Variables.Unwrap(call.Arguments[0].Value) is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 } }, _] } range ? range : null;

    /// <summary>A range runs to the length of one of the rows; other sequences are rows themselves.</summary>
    private static bool IsWhole(IInvocationOperation call, IOperation probabilities, IOperation targets) =>
        Range(call) is not { } range
        || range.Arguments[1].Value is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance.Syntax: var row }
            && (SyntaxFactory.AreEquivalent(row, probabilities.Syntax) || SyntaxFactory.AreEquivalent(row, targets.Syntax));
}
