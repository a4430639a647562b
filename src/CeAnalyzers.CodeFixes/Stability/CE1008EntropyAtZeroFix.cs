using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>p * log p becomes XLogY(p, p), torch's p * log p xlogy; other terms, p * log2 p, p * log(p / q), p * (log p - log q), are skipped where p is 0, also where q is 0 with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1008EntropyAtZeroFix() : Fix("CE1008")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not LogSink log || EntropyTerm.Of(log) is not { Product.Syntax: BinaryExpressionSyntax product, Factor.Syntax: ExpressionSyntax factor } term) yield break;
        if (log.Operand.Syntax is not ExpressionSyntax operand || log.Call is not { } call || !product.Span.Contains(call.Syntax.Span)) yield break;
        bool isPlain = term.IsDirect && IsOneOf(product, factor);
        if (TorchTensor.Is(log.Operand.Type))
        {
            yield return call.TargetMethod.Name == "log" && isPlain ? XLogY(product, factor, operand) : null;
            yield break;
        }

        if (isPlain && call is { TargetMethod.Name: "Log", Arguments.Length: 1 } && Same(factor, operand) && place.Math(product, "XLogY", factor, operand) is { } whole) yield return Whole(product, whole);
        else if (Repeatable.Is(factor) && !factor.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any() && IsReal(term.Product.Type) && IsNumber(term.Factor.Type)) yield return Skip(product, factor, term);
    }

    /// <summary>p == 0 ? 0 : p * log(p / q).</summary>
    private static Rewrite Skip(ExpressionSyntax product, ExpressionSyntax factor, EntropyTerm term)
    {
        string zero = term.Product.Type?.SpecialType == SpecialType.System_Single ? "0f" : "0.0";
        ExpressionSyntax choice = SyntaxFactory.ParseExpression($"{Compared(factor.WithoutTrivia())} == 0 ? {zero} : {product.WithoutTrivia()}");
        return new Rewrite("Skip", "Skip the term where it is undefined", Safety.MoreAccurate, product, IsOperand(product) ? SyntaxFactory.ParenthesizedExpression(choice) : choice);
    }

    private static bool IsOperand(ExpressionSyntax product) =>
        product.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax and not LambdaExpressionSyntax and not AssignmentExpressionSyntax;

    /// <summary>As an operand of ==, which arithmetic goes before.</summary>
    private static ExpressionSyntax Compared(ExpressionSyntax factor) =>
        factor is CastExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression }
            ? factor
            : Place.Parenthesize(factor);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    /// <summary>Of generic numbers there is no literal.</summary>
    private static bool IsNumber(ITypeSymbol? type) => IsReal(type) || type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static Rewrite XLogY(ExpressionSyntax product, ExpressionSyntax factor, ExpressionSyntax operand) => new(
        "xlogy",
        "Use xlogy, which is 0 at 0",
        Safety.MoreAccurate,
        product,
        SyntaxFactory.ParseExpression($"{Place.Parenthesize(factor.WithoutTrivia())}.xlogy({operand.WithoutTrivia()})"));

    /// <summary>The minus of -p * log p stays before the call.</summary>
    private static Rewrite Whole(BinaryExpressionSyntax product, ExpressionSyntax call) =>
        new("XLogY", "Use StableMath.XLogY, which is 0 at 0", Safety.MoreAccurate, product, IsNegated(product) ? Place.Negate(call) : call);

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
}
