using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>What the code around a place is called: weak evidence of what it computes.</summary>
internal static class NamesAround
{
    /// <summary>From the inside out: locals and members that lambdas are stored in, methods, properties, types with their bases.</summary>
    public static IEnumerable<string> Declared(SyntaxNode node) => node.Ancestors().Select(a => a is BaseTypeDeclarationSyntax type ? type.Identifier.ValueText + " " + type.BaseList?.Types : OfMember(a)).OfType<string>();

    /// <summary>Whether one of them is a softmax's.</summary>
    public static bool SaySoftmax(SyntaxNode node) => Declared(node).Any(name => name.Replace("_", "").IndexOf("softmax", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The same without types, and with what the statement or a lambda in it is assigned to.</summary>
    public static IEnumerable<string> Members(SyntaxNode node)
    {
        for (SyntaxNode? inner = node; inner?.Parent is { } parent and not BaseTypeDeclarationSyntax; inner = parent)
        {
            if (OfMember(parent) is { } name) yield return name;
            else if (parent is AssignmentExpressionSyntax assignment && assignment.Right == inner) yield return assignment.Left.ToString();
            else if (parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) yield return variable.Identifier.ValueText;
        }
    }

    /// <summary>What chose the branch that the place stands in: labels of a switch, patterns of its arms, conditions of an if or ?:.</summary>
    public static IEnumerable<string> Choices(SyntaxNode node)
    {
        for (SyntaxNode? inner = node; inner?.Parent is { } parent and not BaseTypeDeclarationSyntax; inner = parent)
        {
            switch (parent)
            {
                case SwitchSectionSyntax section: yield return section.Labels.ToString(); break;
                case SwitchExpressionArmSyntax arm when arm.Expression == inner: yield return arm.Pattern.ToString(); break;
                case IfStatementSyntax choice when choice.Statement == inner: yield return choice.Condition.ToString(); break;
                case ConditionalExpressionSyntax choice when choice.WhenTrue == inner: yield return choice.Condition.ToString(); break;
            }
        }
    }

    private static string? OfMember(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: LambdaExpressionSyntax } variable => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: LambdaExpressionSyntax } => target.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };
}
