using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Entries of a dictionary, or elements of an array by a list of indices, that a loop replaces in a container which it was handed: what stands under
/// other keys stays. Of a container that the body makes itself nothing else is known to be in it.
/// </summary>
internal static class Entries
{
    public static bool AreSome(Write write) =>
        write is { Scope: WriteScope.Element, Symbol: not ILocalSymbol, Operation: ISimpleAssignmentOperation { Target: var target, Syntax: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } assignment } }
        && (IsDictionary(target) || IsPicked(element)) && !IsUpdate(assignment, element) && !RunsThrough(assignment, write.Symbol.Name);

    /// <summary>Whether a place reads the very entry: d[k] = Softmax(z), and then d[k].</summary>
    public static bool AreAlike(Write write, SyntaxNode? use) =>
        use?.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { } read && write.Syntax is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax written } && SyntaxFactory.AreEquivalent(read, written);

    private static bool IsDictionary(IOperation target) => target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } && Keyed.IsDictionary(type);

    /// <summary>foreach (int i in chosen) p[i] = ...</summary>
    private static bool IsPicked(ElementAccessExpressionSyntax element) =>
        element.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var index } }]
        && element.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).OfType<ForEachStatementSyntax>().FirstOrDefault(loop => loop.Identifier.ValueText == index) is { Expression: var picked }
        && picked is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Range" } };

    /// <summary>d[k] = d[k] / sum.</summary>
    private static bool IsUpdate(AssignmentExpressionSyntax assignment, ElementAccessExpressionSyntax element) =>
        assignment.Right.DescendantNodesAndSelf().Any(part => part is ElementAccessExpressionSyntax read && SyntaxFactory.AreEquivalent(read, element));

    /// <summary>foreach (var key in d.Keys.ToList()) d[key] = ...</summary>
    private static bool RunsThrough(SyntaxNode assignment, string container) =>
        assignment.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).OfType<CommonForEachStatementSyntax>()
            .Any(loop => loop.Expression.DescendantNodesAndSelf().Any(part => part is IdentifierNameSyntax { Identifier.ValueText: var name } && name == container));
}
