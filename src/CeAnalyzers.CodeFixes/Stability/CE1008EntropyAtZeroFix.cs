using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>p * log p becomes XLogY(p, p); p * log(p / q) is skipped where p is 0, also where q is 0 with it; torch's p * log p becomes xlogy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1008EntropyAtZeroFix() : Fix("CE1008")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not LogSink log || EntropyTerm.Of(log) is not { Product.Syntax: ExpressionSyntax product, Factor.Syntax: ExpressionSyntax factor } term) yield break;
        if (log.Operand.Syntax is not ExpressionSyntax operand || product is not BinaryExpressionSyntax sides) yield break;
        if (TorchTensor.Is(log.Operand.Type))
        {
            yield return log.Call?.TargetMethod.Name == "log" && IsOneOf(sides, factor) ? XLogY(product, factor, operand) : null;
            yield break;
        }

        if (!IsOneOf(sides, factor) || log.Call is not { TargetMethod.Name: "Log", Arguments.Length: 1 }) yield break;
        if (operand is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } && IsPure(factor)) yield return Skip(product, factor, term);
        else if (Same(factor, operand) && place.Math(product, "XLogY", factor, operand) is { } call) yield return Whole(sides, call, "XLogY", "Use StableMath.XLogY, which is 0 at 0");
    }

    /// <summary>p == 0 ? 0 : p * log(p / q).</summary>
    private static Rewrite Skip(ExpressionSyntax product, ExpressionSyntax factor, EntropyTerm term)
    {
        bool isSingle = term.Product!.Type?.SpecialType == SpecialType.System_Single;
        ExpressionSyntax choice = SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ParseExpression($"{Place.Parenthesize(factor.WithoutTrivia())} == 0 ? {(isSingle ? "0f" : "0.0")} : {product.WithoutTrivia()}"));
        return new Rewrite("Skip", "Skip the term where it is undefined", Safety.MoreAccurate, product, product.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax and not AssignmentExpressionSyntax ? choice : ((ParenthesizedExpressionSyntax)choice).Expression);
    }

    private static Rewrite XLogY(ExpressionSyntax product, ExpressionSyntax factor, ExpressionSyntax operand) => new(
        "xlogy",
        "Use xlogy, which is 0 at 0",
        Safety.MoreAccurate,
        product,
        SyntaxFactory.ParseExpression($"{Place.Parenthesize(factor.WithoutTrivia())}.xlogy({operand.WithoutTrivia()})"));

    /// <summary>The minus of -p * log p stays before the call.</summary>
    private static Rewrite Whole(BinaryExpressionSyntax product, ExpressionSyntax call, string name, string title) =>
        new(name, title, Safety.MoreAccurate, product, IsNegated(product) ? Place.Negate(call) : call);

    private static bool IsNegated(BinaryExpressionSyntax product) => product.Left is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression };

    /// <summary>One side of the product is the factor, perhaps with a minus before it, and nothing else.</summary>
    private static bool IsOneOf(BinaryExpressionSyntax product, ExpressionSyntax factor) => Bare(product.Left) == Bare(factor) || Bare(product.Right) == Bare(factor);

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => Bare(minus.Operand),
        _ => expression,
    };

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Bare(left), Bare(right));

    /// <summary>Reading it twice is reading it once.</summary>
    private static bool IsPure(ExpressionSyntax expression) => !expression.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax);
}
