using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>Squared error becomes cross-entropy: of the logits, or of the probabilities where those are out of reach. A constant factor goes with the square.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2002SquaredErrorForClassificationFix() : Fix("CE2002")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        SquareSink square when IsReal(square.Operation.Type) && Scaled(square.Operation).Syntax is ExpressionSyntax term =>
            square.Value.Kind != ValueKind.SoftmaxProbability ? Sigmoid(square, term, place)
            : Weight(square, place) is null ? CategoricalRewrites.Of(RowLoss.Around(new SummedTerm(term, true, square.Prediction, square.Target), place.Flow), square.Value, place)
            : [],
        LossSink loss => LossCall.FromLogits(loss, place),
        _ => [],
    };

    /// <summary>Each sigmoid stands by itself: its term alone is replaced, in whatever sum.</summary>
    private static IEnumerable<Rewrite?> Sigmoid(SquareSink square, ExpressionSyntax term, Place place)
    {
        if (At(square.Prediction, term, place) is not { } probability || At(square.Target, term, place) is not { } target) yield break;
        ExpressionSyntax? weight = Weight(square, place);
        if (Logits.OfSigmoid(square.Prediction, square.Value, place.Flow) is (var logit, false) && place.Loss(term, "SigmoidCrossEntropy", logit, target) is { } fromLogit)
            yield return new Rewrite("SigmoidCrossEntropy", "Use StableLoss.SigmoidCrossEntropy of the logit", Safety.ChangesTraining, term, Weighted(weight, fromLogit));
        if (place.Loss(term, "BinaryCrossEntropy", probability, target) is { } clipped)
            yield return new Rewrite("BinaryCrossEntropy", "Use StableLoss.BinaryCrossEntropy, which clips the probability", Safety.ChangesTraining, term, Weighted(weight, clipped));
    }

    /// <summary>The operand of the difference, where it still has its value at the square: the difference may have a variable of its own.</summary>
    private static ExpressionSyntax? At(IOperation operand, ExpressionSyntax term, Place place) =>
        operand.Syntax is ExpressionSyntax syntax && (term.Span.Contains(syntax.Span) || Region.Between(operand, term, place.Flow)?.Keeps(operand) == true) ? syntax : null;

    /// <summary>w of w * x * x, which is no constant.</summary>
    private static ExpressionSyntax? Weight(SquareSink square, Place place) =>
        square.Operation.Syntax is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression, Left: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression, Left: var weight } } && !place.Model.GetConstantValue(weight).HasValue ? weight : null;

    private static ExpressionSyntax Weighted(ExpressionSyntax? weight, ExpressionSyntax loss) => weight is null ? loss : Place.Product(weight.WithoutTrivia(), loss);

    /// <summary>The square with the constant factors around it.</summary>
    private static IOperation Scaled(IOperation square)
    {
        IOperation outer = square;
        while (outer.Parent is IConversionOperation { IsImplicit: true } or IParenthesizedOperation
            || outer.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product && (IsConstant(product.LeftOperand) || IsConstant(product.RightOperand))
            || outer.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && IsConstant(quotient.RightOperand)) outer = outer.Parent;
        return outer;
    }

    private static bool IsConstant(IOperation operation) => operation.ConstantValue.HasValue;

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
