using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>Which type's method a call means, as far as names tell: F(x) the one of the type around, Losses.F(x) that of Losses.</summary>
internal static class NamedTypes
{
    /// <summary>The type that a call of a method names, where one of that name declares such a method; null where any type's may be meant, as of a method that others override.</summary>
    public static string? Of(SimpleNameSyntax called, IReadOnlyList<SyntaxToken> methods) =>
        (called.Parent switch
        {
            MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] type } } access when access.Name == called => type,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access when access.Name == called => Around(called),
            MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax => null,
            _ => Around(called),
        }) is { } named && methods.Where(method => Around(method.Parent!) == named).ToList() is { Count: > 0 } own && !own.Exists(IsOpen)
            ? named
            : null;

    private static bool IsOpen(SyntaxToken method) =>
        method.Parent is MethodDeclarationSyntax { Modifiers: var modifiers } && (modifiers.Any(SyntaxKind.AbstractKeyword) || modifiers.Any(SyntaxKind.VirtualKeyword));

    /// <summary>The name of the type around a piece of code.</summary>
    public static string? Around(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
}
