using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>Which type's method a call means, as far as names tell: F(x) the one of the type around, Losses.F(x) that of Losses.</summary>
internal static class NamedTypes
{
    /// <summary>The type that a call of a method names, where one of that name declares such a method; null where any type's may be meant.</summary>
    public static string? Of(SimpleNameSyntax called, IReadOnlyList<SyntaxToken> methods) =>
        (called.Parent switch
        {
            MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] type } } access when access.Name == called => type,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access when access.Name == called => Around(called),
            MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax => null,
            _ => Around(called),
        }) is { } named && methods.Any(method => Around(method.Parent!) == named)
            ? named
            : null;

    /// <summary>The name of the type around a piece of code.</summary>
    public static string? Around(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
}
