using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A local that is 1 on the diagonal and 0 elsewhere: int d = 0; if (i == j) d = 1;</summary>
internal static class IndicatorLocal
{
    public static bool Is(ExpressionSyntax expression) =>
        Factors.Bare(expression) is IdentifierNameSyntax { Identifier.ValueText: var name } local && local.Ancestors().OfType<BlockSyntax>().FirstOrDefault(block => Declared(block, name) is not null) is { } block
        && Declared(block, name) is { Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 or 0.0 or 0f } }
        && block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.Left is IdentifierNameSyntax target && target.Identifier.ValueText == name).ToList() is [var only]
        && Factors.IsOne(only.Right) && ChoiceAround(only) is { Else: null, Condition: BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.EqualsExpression } };

    private static VariableDeclaratorSyntax? Declared(BlockSyntax block, string name) =>
        block.Statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(statement => statement.Declaration.Variables).FirstOrDefault(variable => variable.Identifier.ValueText == name);

    private static IfStatementSyntax? ChoiceAround(AssignmentExpressionSyntax assignment) => assignment.Parent switch
    {
        ExpressionStatementSyntax { Parent: IfStatementSyntax choice } => choice,
        ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax choice } } => choice,
        _ => null,
    };
}
