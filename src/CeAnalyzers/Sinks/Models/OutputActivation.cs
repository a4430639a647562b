using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The activation of the output that is chosen beside the loss: new Options { Output = Activation.Softmax, Loss = Loss.Mse }, new Network(sizes, outputActivation: "softmax", loss: "mse").</summary>
internal static class OutputActivation
{
    private static readonly Regex Name = new("^(output|last|final|top)_?(layer)?_?(act|func|nonlin|$)|act\\w*_?(output|last|final|out)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A parameter or property of this name takes the activation of the last layer.</summary>
    public static bool IsName(string name) => Name.IsMatch(name);

    /// <summary>What is given to the creation of the model, or in its initializer; null where nothing has such a name.</summary>
    public static ExpressionSyntax? Beside(ExpressionSyntax loss, ExpressionSyntax model, FlowAnalysis flow)
    {
        if (model is not BaseObjectCreationExpressionSyntax creation || !creation.Span.Contains(loss.Span)) return null;
        ExpressionSyntax? set = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(s => s.Left is IdentifierNameSyntax left && Name.IsMatch(left.Identifier.ValueText))?.Right;
        if (set is not null) return set;
        if (creation.ArgumentList is not { Arguments.Count: > 1 } list || !list.Arguments.Any(a => LayerActivation.IsNamed(a.Expression))) return null;
        return (flow.ModelOf(creation.SyntaxTree).GetOperation(creation, flow.Cancellation) as IObjectCreationOperation)?.Arguments.FirstOrDefault(a => a.Parameter is { } parameter && !a.IsImplicit && Name.IsMatch(parameter.Name))?.Value.Syntax as ExpressionSyntax;
    }
}
