using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>What can be done with probabilities alone: the whole loss from them, clipped, or a clip inside the log.</summary>
internal static class ProbabilityRewrites
{
    public static IEnumerable<Rewrite?> Of(LogSink log, Place place) => log.IsLog1P ? [] :
    [
        Row(RowLoss.Binary(log), "BinaryCrossEntropy", place),
        Row(RowLoss.Categorical(log), "CrossEntropy", place),
        Binary(log, place),
        ClipRewrite.Of(log, place),
    ];

    private static Rewrite? Row(RowLoss? row, string member, Place place)
    {
        if (row is not { Probabilities.Syntax: ExpressionSyntax probabilities, Targets.Syntax: ExpressionSyntax targets }) return null;
        return place.Loss(row.Like, member, probabilities, targets) is { } loss ? Whole(member, row.Put(loss)) : null;
    }

    private static Rewrite? Binary(LogSink log, Place place)
    {
        if (BinaryFormula.Around(log) is not { Probability.Syntax: ExpressionSyntax probability, Target.Syntax: ExpressionSyntax target } formula) return null;
        return place.Loss(formula.Sum, "BinaryCrossEntropy", probability, target) is { } loss ? Whole("BinaryCrossEntropy", formula.Put(loss)) : null;
    }

    private static Rewrite Whole(string member, (SyntaxNode Target, SyntaxNode Replacement) change) =>
        new(member, $"Use StableLoss.{member}, which clips the probabilities", Safety.Clipped, change.Target, change.Replacement);
}
