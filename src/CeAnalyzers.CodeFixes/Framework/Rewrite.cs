using Microsoft.CodeAnalysis;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>One way to repair a place: a node and what stands there afterwards.</summary>
/// <param name="Name">Tells the alternatives of one rule apart.</param>
/// <param name="Title">What it becomes.</param>
/// <param name="Safety">How far results may differ.</param>
/// <param name="Target">The node that is replaced.</param>
/// <param name="Replacement">The node in its place; it gets the trivia around the target.</param>
internal sealed record Rewrite(string Name, string Title, Safety Safety, SyntaxNode Target, SyntaxNode Replacement)
{
    /// <summary>The title with the safety, where that is not exact.</summary>
    public string FullTitle => Safety switch
    {
        Safety.MoreAccurate => Title + " (more accurate)",
        Safety.Clipped => Title + " (bounds the loss)",
        Safety.ChangesTraining => Title + " (changes training)",
        _ => Title,
    };
}
