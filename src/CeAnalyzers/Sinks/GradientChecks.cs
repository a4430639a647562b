using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Code that checks gradients by differences of a loss: it is the gradient of that very loss which is checked, and nothing is trained.</summary>
internal static class GradientChecks
{
    private static readonly Regex Name = new("grad(ient)?s?_?(is_?|are_?)?(check|verif)|(check|verify)_?(the_?)?(numeric(al)?_?)?grad", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Tests = ["Test", "TestMethod", "TestCase", "Fact", "Theory", "DataTestMethod"];

    public static bool AreAround(SyntaxNode node) => NamesAround.Declared(node).Any(Name.IsMatch) || node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsTest(method) && MovesBothWays(method);

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Tests.Contains(attribute.Name.ToString()));

    /// <summary>w = old + h, then w = old - h; w += h, then w -= 2 * h.</summary>
    private static bool MovesBothWays(MethodDeclarationSyntax method)
    {
        List<AssignmentExpressionSyntax> assignments = [.. method.DescendantNodes().OfType<AssignmentExpressionSyntax>()];
        return assignments.Exists(up => Step(up) is { IsUp: true } step && assignments.Exists(down => Step(down) is { IsUp: false } other && SyntaxFactory.AreEquivalent(up.Left, down.Left) && AreAlike(step.From, other.From)));
    }

    private static bool AreAlike(ExpressionSyntax? one, ExpressionSyntax? other) => one is null ? other is null : other is not null && SyntaxFactory.AreEquivalent(one, other);

    private static (ExpressionSyntax? From, bool IsUp)? Step(AssignmentExpressionSyntax assignment) => (assignment.Kind(), Factors.Bare(assignment.Right)) switch
    {
        (SyntaxKind.AddAssignmentExpression, _) => (null, true),
        (SyntaxKind.SubtractAssignmentExpression, _) => (null, false),
        (SyntaxKind.SimpleAssignmentExpression, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum) => (sum.Left, true),
        (SyntaxKind.SimpleAssignmentExpression, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference) => (difference.Left, false),
        _ => null,
    };
}
