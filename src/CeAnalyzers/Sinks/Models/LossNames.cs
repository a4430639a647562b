using System.Text.RegularExpressions;
using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The names that losses go by where they are chosen.</summary>
internal static class LossNames
{
    public static readonly string[] Parts = ["mse", "squared", "squareerror", "quadratic", "l2loss", "binarycross", "binary_cross", "bce"];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex Squared = new("^(mse|mean_?squared?(_?errors?)?|squared?_?errors?|sum_?of_?squared?_?errors?)(_?(loss|cost|objective|criterion))?(_?(function|func|fn|layer))?$|^(squared|quadratic|l2)_?(loss|cost|criterion)(_?(function|func|fn))?$", Options);
    private static readonly Regex Binary = new("^(bce|binary_?cross_?entropy)(_?loss|_?cost)?(_?(function|func|fn))?$", Options);
    private static readonly Regex CrossEntropy = new("cross_?entropy|log_?loss|nll", Options);
    private static readonly Regex Place = new("loss|cost|criterion|objective|error", Options);

    private static readonly Regex RegressionMetric = new("^\"?(mae|mape|mean_?absolute_?(percentage_?)?errors?|r2|r_?squared?)\"?$", Options);

    public static LossKind? Of(string name) => Squared.IsMatch(name) ? LossKind.SquaredError : Binary.IsMatch(name) ? LossKind.BinaryCrossEntropy : null;

    public static bool SayCrossEntropy(string loss) => CrossEntropy.IsMatch(loss);

    /// <summary>The call that the loss is given to measures the absolute error, too, and no accuracy: a regression, whatever the last activation.</summary>
    public static bool SayRegression(SyntaxNode loss) => loss.FirstAncestorOrSelf<ArgumentListSyntax>() is { } arguments
        && arguments.DescendantTokens().Any(token => RegressionMetric.IsMatch(token.Text)) && arguments.ToString().IndexOf("acc", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>The member has the name of a loss.</summary>
    public static bool IsPlace(ExpressionSyntax member) => Place.IsMatch(member.ToString());

    /// <summary>What has the name of a squared error in source takes a log.</summary>
    public static bool AreContradicted(string name, FlowAnalysis flow) => Squared.IsMatch(name) && flow.Index.Find(name, flow.Cancellation).Any(mention =>
        mention.Parent is TypeDeclarationSyntax or MethodDeclarationSyntax && mention.Parent.DescendantTokens().Any(token => LogSinkFinder.Names.Contains(token.ValueText)));
}
