using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>The activation at the end of a TorchSharp model: the last layer of a Sequential, or what the only return of a forward method applies.</summary>
internal static class LastLayer
{
    /// <summary>Drops the activation that made the value, where it stands in the file of the loss and nobody else needs probabilities of the model.</summary>
    public static Rewrite? Drop(Value value, Place place)
    {
        if (value.Origin is not { Node: InvocationExpressionSyntax made } || made.SyntaxTree != place.Sink.Operation.Syntax.SyntaxTree) return null;
        if (place.Model.GetOperation(made, place.Flow.Cancellation) is not IInvocationOperation call) return null;
        (SyntaxNode Target, SyntaxNode Replacement)? change = OfSequential(call, place.Flow) ?? OfForward(call, made, place.Flow);
        return change is var (target, replacement) && target.SyntaxTree == made.SyntaxTree
            ? new Rewrite("LastLayer", "Drop the activation at the end of the model", Safety.ChangesTraining, target, replacement)
            : null;
    }

    private static (SyntaxNode, SyntaxNode)? OfSequential(IInvocationOperation call, FlowAnalysis flow)
    {
        if (call.TargetMethod.Name is not ("call" or "forward") || Variables.Named(call.Instance) is not { } model) return null;
        if (Creation.Of(model, flow) is not { TargetMethod.Name: "Sequential", Syntax: InvocationExpressionSyntax { ArgumentList: var layers } } || layers.Arguments.Count < 2) return null;
        ExpressionSyntax last = layers.Arguments.Last().Expression;
        if (last is TupleExpressionSyntax { Arguments: [_, var named] }) last = named.Expression;
        return last is InvocationExpressionSyntax layer && Name(layer) is "Softmax" or "Sigmoid" && new OutputUses(flow).AllowLogits(model)
            ? (layers, layers.WithArguments(layers.Arguments.RemoveAt(layers.Arguments.Count - 1)))
            : null;
    }

    private static (SyntaxNode, SyntaxNode)? OfForward(IInvocationOperation activation, InvocationExpressionSyntax made, FlowAnalysis flow)
    {
        if (made.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: "forward" } forward) return null;
        bool isReturned = made.Parent switch
        {
            ReturnStatementSyntax => forward.DescendantNodes().OfType<ReturnStatementSyntax>().Count() == 1,
            ArrowExpressionClauseSyntax => made.Parent.Parent == forward,
            _ => false,
        };
        return isReturned && flow.ModelOf(forward.SyntaxTree).GetDeclaredSymbol(forward, flow.Cancellation) is { } method && new OutputUses(flow).AllowLogits(method)
            && flow.Apis.Find(activation.TargetMethod, activation.Instance?.Type) is { } api && ApiCalls.Operands(api, activation) is [{ Syntax: ExpressionSyntax input }, ..]
            ? (made, input)
            : null;
    }

    private static string Name(InvocationExpressionSyntax call) => (call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression).ToString();
}
