using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Whether the names in and around a piece of code speak of losses or probabilities at all: what decides that it is worth binding, never what it means.</summary>
internal static class Speech
{
    private static readonly Regex Training = new("loss|cost|entropy|likelihood|nll|bce|mse|objective|criterion|squared_?error|^(get|calc|calculate|compute|total|mean)?_?errors?$|train|learn|backprop|backward|softmax|classif|network|neural|perplex|brier|log_?prob|soft_?plus|log_?sum_?exp|log_?lik|policy|distill", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Probability = new("^(p|q|o|ps|pi)$|prob|pred|softmax|sigm|out|act|y_?hat|score|conf|likelihood|posterior|policy|forward|infer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool IsOfLoss(SyntaxNode node) => NamesAround.Declared(node).Any(IsLoss);

    public static bool IsLoss(string name) => Training.IsMatch(name);

    public static bool IsOfProbabilities(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => Probability.IsMatch(name.Identifier.ValueText));
}
