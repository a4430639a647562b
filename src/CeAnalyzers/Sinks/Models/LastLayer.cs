using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The activation that the last layer of a model is given in the statements beside the loss: net.Layers[^1].SetActivation(new Softmax()), net.Layers.Last().Activation = Act.Softmax.</summary>
internal static class LastLayer
{
    /// <summary>What it is given, where nothing in the block gives the model another activation after that, or another loss after this one; else null.</summary>
    public static ExpressionSyntax? ActivationBeside(ExpressionSyntax loss, ExpressionSyntax model)
    {
        if (model is not IdentifierNameSyntax { Identifier.ValueText: var name } || loss.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } chosen) return null;
        List<ExpressionSyntax> set = [.. block.Statements.OfType<ExpressionStatementSyntax>().Select(statement => statement.Expression).Where(expression => Object(expression) is { } on && Root(on) is { Identifier.ValueText: var root } && root == name)];
        if (set.LastOrDefault(IsOfActivation) is not { } last || set.Any(other => other.SpanStart > chosen.SpanStart && Member(other) == Member(chosen.Expression) && !IsOfActivation(other))) return null;
        return Object(last) is { } layer && IsLast(layer) ? Given(last) : null;
    }

    private static bool IsOfActivation(ExpressionSyntax set) => Member(set) is { } member && member.IndexOf("activ", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Set of x.Set(value), or Member of x.Member = value.</summary>
    private static string? Member(ExpressionSyntax set) => Access(set)?.Name.Identifier.ValueText;

    private static ExpressionSyntax? Object(ExpressionSyntax set) => Access(set)?.Expression;

    private static MemberAccessExpressionSyntax? Access(ExpressionSyntax set) => set switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: MemberAccessExpressionSyntax access } => access,
        _ => null,
    };

    private static ExpressionSyntax? Given(ExpressionSyntax set) => set switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] } => only,
        AssignmentExpressionSyntax { Right: var right } => right,
        _ => null,
    };

    /// <summary>layers[^1], layers[layers.Length - 1], layers.Last().</summary>
    private static bool IsLast(ExpressionSyntax layer) => layer switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression, Operand: var fromEnd } }] } => Factors.IsOne(fromEnd),
        ElementAccessExpressionSyntax { Expression: var list, ArgumentList.Arguments: [{ Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } count, Right: var one } }] } =>
            Factors.IsOne(one) && SyntaxFactory.AreEquivalent(count.Expression, list),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Last" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    private static IdentifierNameSyntax? Root(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        InvocationExpressionSyntax call => Root(call.Expression),
        _ => null,
    };
}
