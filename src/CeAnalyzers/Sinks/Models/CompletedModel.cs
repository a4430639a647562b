using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The use of a model after which no layer is added to it, where the loss was chosen before there were any.</summary>
internal static class CompletedModel
{
    /// <summary>Of the model that a creation gives a local: var model = new Model(optimizer, new Mse()), to which layers are added afterwards.</summary>
    public static IdentifierNameSyntax? Of(BaseObjectCreationExpressionSyntax creation, FlowAnalysis flow) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax, Identifier.ValueText: var name } } => LastUse(name, creation, flow),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } assignment when assignment.Right == creation => LastUse(name, creation, flow),
        _ => null,
    };

    /// <summary>The call that adds the last layer to the only model that the statements of a block add layers to, where its loss is chosen beside it: criterion = new MseCriterion().</summary>
    public static InvocationExpressionSyntax? In(BlockSyntax block) =>
        block.Statements.Where(statement => AddedTo(statement) is not null).ToList() is { Count: > 0 } additions && additions.Select(addition => AddedTo(addition)!.Identifier.ValueText).Distinct().Count() == 1
            ? (InvocationExpressionSyntax)((ExpressionStatementSyntax)additions[^1]).Expression
            : null;

    /// <summary>The model as its name says it, where a call adds the last layer to it.</summary>
    public static ExpressionSyntax NameOf(ExpressionSyntax model) => model.Parent is ExpressionStatementSyntax addition && AddedTo(addition) is { } name ? name : model;

    private static IdentifierNameSyntax? LastUse(string name, SyntaxNode place, FlowAnalysis flow) =>
        flow.Index.FindIn(Bodies.Scope(place), name, flow.Cancellation).Select(mention => mention.Parent).OfType<IdentifierNameSyntax>().LastOrDefault() is { } last
        && last.SpanStart > place.SpanStart && !IsAddedTo(last) ? last : null;

    private static bool IsAddedTo(IdentifierNameSyntax model) => model.FirstAncestorOrSelf<StatementSyntax>() is { } statement && AddedTo(statement) == model;

    /// <summary>The model of the statement model.Add(layer).</summary>
    private static IdentifierNameSyntax? AddedTo(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddLayer", Expression: var model }, ArgumentList.Arguments.Count: > 0 } } ? model switch
        {
            IdentifierNameSyntax name => name,
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } => name,
            _ => null,
        } : null;
}
