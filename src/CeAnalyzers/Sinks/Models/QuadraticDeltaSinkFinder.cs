using System.Text.RegularExpressions;
using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>
/// Finds squared errors of which the code has only the error of the output layer: (a - y) * sigmoid'(z) in what is named a quadratic cost.
/// </summary>
internal sealed class QuadraticDeltaSinkFinder : SinkFinder
{
    private static readonly Regex Cost = new("quadratic|squared?_?err|mean_?squared?|(?-i:MSE|Mse)|^mse", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string[] Products = ["PointwiseMultiply", "ElementwiseMultiply", "ElementWiseMultiply", "Hadamard", "HadamardProduct", "Multiply"];

    public override IEnumerable<string> WordParts => ["sigmoidprime", "sigmoid_prime", "sigmoidderiv", "sigmoid_deriv", "dsigmoid"];

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (CallSinkFinder.CalledBy(token) is not { } slope || Product(slope) is not var (product, difference)) yield break;
        if (!flow.Knowledge.UsesNames(token.SyntaxTree!) || !NamesAround.Declared(slope).Any(Cost.IsMatch) || Prediction(difference) is not { } prediction) yield break;
        SemanticModel model = flow.ModelOf(slope.SyntaxTree);
        if (model.GetOperation(product, flow.Cancellation) is not { } operation || model.GetOperation(prediction, flow.Cancellation) is not { } predicted) yield break;
        Value value = Value.Leaf(prediction).With(ValueKind.SigmoidProbability, Evidence.Named, new Origin(slope));
        yield return new LossSink(operation, null, new Api("", token.ValueText) { Loss = LossKind.SquaredError }, predicted, value, flow);
    }

    /// <summary>The product of a difference and the slope: an operator, or a method of either of them.</summary>
    private static (ExpressionSyntax Product, BinaryExpressionSyntax Difference)? Product(InvocationExpressionSyntax slope)
    {
        SyntaxNode outer = slope;
        while (outer.Parent is ParenthesizedExpressionSyntax) outer = outer.Parent;
        return outer.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Difference(product.Left == outer ? product.Right : product.Left) is { } difference ? (product, difference) : null,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var other } } call } when Products.Contains(name) =>
                (Difference(other) ?? call.ArgumentList.Arguments.Select(a => Difference(a.Expression)).FirstOrDefault(d => d is not null)) is { } difference ? (call, difference) : null,
            _ => null,
        };
    }

    private static BinaryExpressionSyntax? Difference(ExpressionSyntax expression) =>
        Factors.Bare(expression) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference ? difference : null;

    /// <summary>What the labels are subtracted from, or the reverse.</summary>
    private static ExpressionSyntax? Prediction(BinaryExpressionSyntax difference) =>
        Labels.IsName(NameOf(difference.Right)) ? difference.Left : Labels.IsName(NameOf(difference.Left)) ? difference.Right : null;

    private static string? NameOf(ExpressionSyntax expression) => Factors.Bare(expression) switch
    {
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        var other => UnboundCall.NameOf(other),
    };
}
