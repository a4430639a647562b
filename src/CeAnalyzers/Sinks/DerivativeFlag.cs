using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A parameter that asks a method for the derivative in place of the function: Activate(double[] x, bool derivative).</summary>
internal static class DerivativeFlag
{
    /// <summary>Whether a place is only reached where such a flag is set.</summary>
    public static bool AsksFor(SyntaxNode place) => FlagsOf(place) is { Count: > 0 } flags && IsWhereSet(place, flags);

    private static HashSet<string> FlagsOf(SyntaxNode place) =>
    [
        .. place.Ancestors().Select(ParametersOf).OfType<ParameterListSyntax>().SelectMany(list => list.Parameters)
            .Where(parameter => parameter.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword }).Select(parameter => parameter.Identifier.ValueText).Where(GradientNames.IsGradient),
    ];

    private static ParameterListSyntax? ParametersOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
        _ => null,
    };

    private static bool IsWhereSet(SyntaxNode place, HashSet<string> flags)
    {
        for (SyntaxNode inner = place; inner.Parent is { } outer and not BaseTypeDeclarationSyntax; inner = outer)
        {
            bool isSet = outer switch
            {
                IfStatementSyntax choice when inner == choice.Statement => Says(choice.Condition, true, flags),
                IfStatementSyntax choice when inner == choice.Else => Says(choice.Condition, false, flags),
                ConditionalExpressionSyntax choice when inner == choice.WhenTrue => Says(choice.Condition, true, flags),
                ConditionalExpressionSyntax choice when inner == choice.WhenFalse => Says(choice.Condition, false, flags),
                BlockSyntax block => block.Statements.TakeWhile(statement => statement != inner).OfType<IfStatementSyntax>().Any(early => early.Else is null && Leaves(early.Statement) && Says(early.Condition, false, flags)),
                _ => false,
            };
            if (isSet) return true;
        }

        return false;
    }

    /// <summary>Whether the condition, being <paramref name="holds"/>, says that a flag is set.</summary>
    private static bool Says(ExpressionSyntax condition, bool holds, HashSet<string> flags) => condition switch
    {
        IdentifierNameSyntax name => holds && flags.Contains(name.Identifier.ValueText),
        ParenthesizedExpressionSyntax brackets => Says(brackets.Expression, holds, flags),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Says(not.Operand, !holds, flags),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax { Token.Value: bool value } } comparison => Says(comparison.Left, holds == value, flags),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => holds && (Says(both.Left, true, flags) || Says(both.Right, true, flags)),
        _ => false,
    };

    private static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax || statement is BlockSyntax { Statements: [.., var last] } && Leaves(last);
}
