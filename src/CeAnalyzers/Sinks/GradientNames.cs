using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Named evidence of what a derivative is of.</summary>
internal static class GradientNames
{
    /// <summary>Parts of words that speak of gradients, or of losses whose whole gradient needs no such word.</summary>
    public static IEnumerable<string> NeededParts =>
        [.. Parts, "dloss", "dcost", "derror", "dsoftmax", "_der", "logder", "lossder", "costder", "errorder", "entropyder", "crossent", "cross_ent", "logloss", "log_loss"];

    /// <summary>Parts of the names that gradients have.</summary>
    private static readonly string[] Parts = ["grad", "deriv", "backw", "backprop", "back_prop", "delta", "prime", "differentia", "slope"];

    private static readonly Regex CrossEntropy = new("cross_?ent|x_?ent(ropy)?$|log_?loss|neg(ative)?_?log|log_?lik|likelihood|logistic_?loss|kullback|(?-i:BCE|Bce|CCE|NLL|Nll|KL[Dd]|Kl[Dd]|^CE$|^CE[A-Z_])|^bce|^nll|^kld?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex BinaryCrossEntropy = new("cross_?ent|log_?loss|(?-i:BCE|Bce)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex AnyLoss = new("loss|cost|error|objective|entropy", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Other likelihoods, and second derivatives, in which the same quotients are right.</summary>
    private static readonly Regex Other = new("poisson|gauss|tweedie|weibull|probit|irls|re_?weight|newton|fisher|hess|curvature|covariance|working|residual|glm|link|cloglog|gamma_?(loss|dev|lik)|focal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Softmax = new("soft_?max", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Sigmoid = new("sigmoid", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The entries of a hierarchical softmax are sigmoids.</summary>
    private static readonly Regex OtherSoftmax = new("hierarchical|sigmoid|log_?soft_?max", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>dA, dL_dA, dYhat, dLdP.</summary>
    private static readonly Regex Differential = new("^(var )?d_?(L_?d)?_?(A|AL|L|P|Y|Yhat|Y_hat|Out|Output|Pred|a|p|yhat|y_hat)$", RegexOptions.CultureInvariant);

    /// <summary>dNetworkLoss, DBinaryCrossEntropy, dloss; jacobian[i, j]; SoftmaxDer, der_loss.</summary>
    private static readonly Regex Derived = new("^_?[dD](?=[A-Z])\\w*(Loss|Cost|Error|Entropy)|(?<![a-z])[dD]([lL]oss|[cC]ost|[eE]rror|[sS]oft[mM]ax)|[jJ]acobian|Der(?![a-z])|(?<![A-Za-z])der(?![a-z])", RegexOptions.CultureInvariant);

    /// <summary>logDer, logCostPrime: of a loss that is only called log.</summary>
    private static readonly Regex OfLog = new("^_?log_?(loss|cost|error)?_?(der|grad|prime|delta)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a member around the place, or what it is assigned to, has the name of a gradient; or the type has, of a cross-entropy's or of functions that are named themselves: Derivatives.Softmax.</summary>
    public static bool SayGradient(SyntaxNode node)
    {
        bool isGradient = false;
        foreach (string name in NamesAround.Members(node))
        {
            if (Other.IsMatch(name)) return false;
            isGradient |= IsGradient(name);
        }

        return isGradient || DerivativeFlag.AsksFor(node) || node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { Identifier.ValueText: var type } && IsGradient(type) && (CrossEntropy.IsMatch(type) || NamesAround.Members(node).Any(member => Softmax.IsMatch(member) || CrossEntropy.IsMatch(member)));
    }

    /// <summary>Whether the derivative is of a cross-entropy, a likelihood of classes or a divergence.</summary>
    public static bool SayCrossEntropy(SyntaxNode node, FlowAnalysis flow) => flow.Knowledge.UsesNames(node.SyntaxTree) && (All(node).Any(CrossEntropy.IsMatch) || NamesAround.Members(node).Any(OfLog.IsMatch) && NamesAround.Declared(node).Any(AnyLoss.IsMatch)) && !All(node).Any(Other.IsMatch);

    /// <summary>Whether the code is named for the loss of which (p - y) / (p (1 - p)) is the derivative, and of no likelihood with more to it.</summary>
    public static bool SayBinaryCrossEntropy(SyntaxNode node, FlowAnalysis flow) => flow.Knowledge.UsesNames(node.SyntaxTree) && All(node).Any(BinaryCrossEntropy.IsMatch) && !All(node).Any(Other.IsMatch);

    public static bool SayLoss(SyntaxNode node, FlowAnalysis flow) => flow.Knowledge.UsesNames(node.SyntaxTree) && All(node).Any(name => AnyLoss.IsMatch(name) || CrossEntropy.IsMatch(name)) && !All(node).Any(Other.IsMatch);

    public static bool SaySoftmax(SyntaxNode node, FlowAnalysis flow) => flow.Knowledge.UsesNames(node.SyntaxTree) && All(node).Any(Softmax.IsMatch) && !NamesAround.Members(node).Concat(NamesAround.Choices(node).Select(WithoutAlternatives)).Any(OtherSoftmax.IsMatch);

    /// <summary>case Sigmoid: case Softmax: is about a softmax, too.</summary>
    private static string WithoutAlternatives(string choice) => Softmax.IsMatch(choice) ? Sigmoid.Replace(choice, "") : choice;

    public static bool IsGradient(string name) => Parts.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0) || Differential.IsMatch(name) || Derived.IsMatch(name);

    private static IEnumerable<string> All(SyntaxNode node) => NamesAround.Declared(node).Concat(NamesAround.Choices(node)).Concat(NamesAround.Members(node));
}
