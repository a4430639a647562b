using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>A log of another base than e is the natural one over the log of the base.</summary>
internal static class LogBase
{
    /// <summary>The log of the base of Math.Log2, Math.Log10 and Math.Log(x, base); null for other logs.</summary>
    public static ExpressionSyntax? LogOf(IInvocationOperation log)
    {
        if (log is not { TargetMethod.ContainingType: { Name: "Math" or "MathF", ContainingNamespace.Name: "System" }, Syntax: InvocationExpressionSyntax call }) return null;
        ExpressionSyntax? number = (log.TargetMethod.Name, log.Arguments.Length) switch
        {
            ("Log2", 1) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(2)),
            ("Log10", 1) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(10)),
            ("Log", 2) when log.Arguments.Single(argument => argument.Parameter?.Ordinal == 1).Value.Syntax is ExpressionSyntax written => written.WithoutTrivia(),
            _ => null,
        };
        if (number is null) return null;
        SimpleNameSyntax name = SyntaxFactory.IdentifierName("Log");
        ExpressionSyntax function = call.Expression is MemberAccessExpressionSyntax access ? access.WithName(name).WithoutTrivia() : name;
        return SyntaxFactory.InvocationExpression(function, Place.ArgumentList([SyntaxFactory.Argument(number)]));
    }

    /// <summary>Whatever the second number is, Math.Log(x, b) is no natural log; TensorPrimitives.Log(x, destination) is.</summary>
    public static bool IsNatural(IInvocationOperation log, FlowAnalysis flow) =>
        flow.ValueOf(log).Operator is Operator.Log or Operator.Log1P
        && !(log.Arguments is [{ Parameter.Type: var x }, { Parameter.Type: var second }] && SymbolEqualityComparer.Default.Equals(x, second));

    /// <summary>natural / log(base).</summary>
    public static ExpressionSyntax Over(ExpressionSyntax natural, ExpressionSyntax logOfBase) => SyntaxFactory.ParenthesizedExpression(
        SyntaxFactory.BinaryExpression(
            SyntaxKind.DivideExpression, natural, SyntaxFactory.Token(SyntaxKind.SlashToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), logOfBase))
        .WithAdditionalAnnotations(Simplifier.Annotation);
}
