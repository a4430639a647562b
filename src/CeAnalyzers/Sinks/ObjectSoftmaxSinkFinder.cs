using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Finds softmaxes over a member of objects, such as the outputs of neurons, that another method gave their exponentials: sum += neurons[i].Output; then
/// neurons[i].Output / sum. Nothing in the code that divides speaks of exponentials.
/// </summary>
internal sealed class ObjectSoftmaxSinkFinder : SinkFinder
{
    public override string Operators => "/";

    public override IEnumerable<string> NeededParts => ["neuron", "perceptron", "softmax"];

    public override bool Allows(string text, int position) => position + 1 < text.Length && text[position + 1] is not ('/' or '*') && position > 0 && text[position - 1] is not ('/' or '*' or ')' or ']');

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (Quotient(token.Parent) is not var (share, sum) || Owner(share) is not { } objects || !IsSumOf(sum, share.Name.Identifier.ValueText, objects, flow)) yield break;
        SemanticModel model = flow.ModelOf(share.SyntaxTree);
        if (model.GetSymbolInfo(share, flow.Cancellation).Symbol is not { Kind: SymbolKind.Field or SymbolKind.Property, DeclaringSyntaxReferences.IsEmpty: false } member) yield break;
        if (model.GetOperation(token.Parent!, flow.Cancellation) is not { } quotient || SoftmaxSink.Of(quotient, flow) is not null || new MemberExponentials(flow).In(member) is not { } exponential) yield break;
        if (SoftmaxIdiom.Recognise(Value.Of(Operator.Divide, null, exponential, Value.Of(Operator.Sum, null, exponential)), quotient.Syntax) is { } softmax) yield return SoftmaxSink.OfObjects(quotient, softmax, flow);
    }

    /// <summary>n.Output / sum, n.Output /= sum.</summary>
    private static (MemberAccessExpressionSyntax Share, IdentifierNameSyntax Sum)? Quotient(SyntaxNode? syntax) => syntax switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Left: MemberAccessExpressionSyntax share, Right: IdentifierNameSyntax sum } => (share, sum),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.DivideAssignmentExpression, Left: MemberAccessExpressionSyntax share, Right: IdentifierNameSyntax sum } => (share, sum),
        _ => null,
    };

    /// <summary>The collection whose items have the member: neurons of neurons[i].Output, or of foreach (var n in neurons).</summary>
    private static ExpressionSyntax? Owner(MemberAccessExpressionSyntax access) => access.Expression switch
    {
        ElementAccessExpressionSyntax element => element.Expression,
        IdentifierNameSyntax { Identifier.ValueText: var item } => access.Ancestors().OfType<ForEachStatementSyntax>().FirstOrDefault(loop => loop.Identifier.ValueText == item)?.Expression,
        _ => null,
    };

    /// <summary>sum += neurons[i].Output somewhere in the member, or sum = neurons.Sum(n => n.Output).</summary>
    private static bool IsSumOf(IdentifierNameSyntax sum, string member, ExpressionSyntax objects, FlowAnalysis flow) =>
        flow.Index.FindIn(Bodies.Scope(sum), sum.Identifier.ValueText, flow.Cancellation).Select(mention => mention.Parent).Any(mention => mention switch
        {
            IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Right: MemberAccessExpressionSyntax added } assignment } => assignment.Left == mention && added.Name.Identifier.ValueText == member && Owner(added) is { } summed && SyntaxFactory.AreEquivalent(summed, objects),
            VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sum", Expression: var summed }, ArgumentList.Arguments: [{ Expression: SimpleLambdaExpressionSyntax { ExpressionBody: MemberAccessExpressionSyntax added } }] } } => added.Name.Identifier.ValueText == member && SyntaxFactory.AreEquivalent(summed, objects),
            _ => false,
        });
}
