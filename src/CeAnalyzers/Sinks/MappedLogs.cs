using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// The two logs of a binary cross-entropy of vectors, mapped first and multiplied afterwards: output.Map(v => Math.Log(v)) and output.Map(v => Math.Log(1 - v)) in
/// one member. A vector has both only where it holds probabilities.
/// </summary>
internal static class MappedLogs
{
    public static bool HaveTwin(InvocationExpressionSyntax log) =>
        Mapped(log) is var (vector, isPlain) && !Labels.IsNamed(vector)
        && Bodies.Scope(log).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => UnboundCall.NameOf(other) == UnboundCall.NameOf(log) && Mapped(other) is var (its, isItsPlain) && isItsPlain != isPlain && SyntaxFactory.AreEquivalent(its, vector));

    /// <summary>The vector whose elements are all a lambda takes the log of, or of 1 less them.</summary>
    private static (ExpressionSyntax Vector, bool IsPlain)? Mapped(InvocationExpressionSyntax log)
    {
        SyntaxNode body = log;
        while (body.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) body = body.Parent;
        return log.ArgumentList.Arguments is [{ Expression: var argument }] && body.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var vector } } } } lambda
            && ParameterOf(lambda) is { } parameter && BinaryForm.Plain(argument) is IdentifierNameSyntax element && element.Identifier.ValueText == parameter
            ? (vector, BinaryForm.IsPlain(argument, element))
            : null;
    }

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name } => name,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: var name }] } => name,
        _ => null,
    };
}
