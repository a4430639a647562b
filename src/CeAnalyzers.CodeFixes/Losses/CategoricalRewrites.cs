using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>Another loss over a row of softmax probabilities becomes the categorical cross-entropy.</summary>
internal static class CategoricalRewrites
{
    public static IEnumerable<Rewrite?> Of(RowLoss? row, Value value, Place place)
    {
        if (row is not { Probabilities.Syntax: ExpressionSyntax probabilities, Targets.Syntax: ExpressionSyntax targets }) yield break;
        if (Logits.OfRow(row.Probabilities, value, row.Probabilities, place.Flow) is { } logits)
            yield return Change("SoftmaxCrossEntropy", "Use StableLoss.SoftmaxCrossEntropy of the logits", place.Loss(row.Like, "SoftmaxCrossEntropy", logits, targets));
        yield return Change("CrossEntropy", "Use StableLoss.CrossEntropy, which clips the probabilities", place.Loss(row.Like, "CrossEntropy", probabilities, targets));

        Rewrite? Change(string name, string title, ExpressionSyntax? loss)
        {
            if (loss is null) return null;
            (SyntaxNode target, SyntaxNode replacement) = row.Put(loss);
            return new Rewrite(name, title, Safety.ChangesTraining, target, replacement);
        }
    }
}
