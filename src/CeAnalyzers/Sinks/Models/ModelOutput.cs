using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>What a model makes of its inputs: model.Forward(x), or a local that holds it.</summary>
internal static class ModelOutput
{
    private static readonly Regex Run = new("^(forward|predict|feed|run|comput|evaluat|call$|(get_?)?outputs?$|process|infer|activat|propagat|query|guess)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A method of this name runs a model.</summary>
    public static bool IsRun(string method) => Run.IsMatch(method);

    /// <summary>The model whose output an expression is; null where the code does not say, or not the same everywhere.</summary>
    public static ExpressionSyntax? ModelOf(ExpressionSyntax output, FlowAnalysis flow) => Factors.Bare(output) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var model, Name.Identifier.ValueText: var name } } when Run.IsMatch(name) && IsVariable(model) => model,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax inner }], Initializer: null } => OfLocal(inner, flow),
        IdentifierNameSyntax local => OfLocal(local, flow),
        _ => null,
    };

    private static bool IsVariable(ExpressionSyntax model) => model is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    /// <summary>The model that gives a local all its values but for a new array or the like, which it starts with.</summary>
    private static ExpressionSyntax? OfLocal(IdentifierNameSyntax local, FlowAnalysis flow)
    {
        IReadOnlyList<SyntaxToken> mentions = flow.Index.FindIn(Bodies.Scope(local), local.Identifier.ValueText, flow.Cancellation);
        if (!mentions.Any(m => m.Parent is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } or SingleVariableDesignationSyntax)) return null;
        List<ExpressionSyntax> given = [.. mentions.Select(m => Given(m.Parent!)).OfType<ExpressionSyntax>().Where(value => value is not (BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or LiteralExpressionSyntax))];
        List<ExpressionSyntax?> models = [.. given.Select(value => value is InvocationExpressionSyntax ? ModelOf(value, flow) : null)];
        return models is [{ } first, ..] && models.All(model => model is not null && SyntaxFactory.AreEquivalent(model, first))
            ? models.LastOrDefault(model => model!.SpanStart < local.SpanStart) ?? first
            : null;
    }

    /// <summary>What a mention of a local gives it: a value, or the call that it is an out argument of.</summary>
    private static ExpressionSyntax? Given(SyntaxNode mention) => mention switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } } => call,
        SingleVariableDesignationSyntax => SyntaxFactory.IdentifierName("_"), // a pattern or a part of a tuple: something else
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name => assignment.Right,
        IdentifierNameSyntax { Parent: ArgumentSyntax { RefKindKeyword.RawKind: not 0, Parent.Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };
}
