using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>
/// What does not bind, because a library is missing, or is bound at run time: a call (1) of a delegate; (2) of the one method in sight that it can
/// mean; (3) of a module; (4) by its name, which is weak evidence; an element, which is its container's; a vector of
/// a class that is missing, which holds what it is made of; the output or a clone of a function of a graph; ops.One, a constant.
/// </summary>
internal sealed class UnboundCallProcessor : Processor
{
    public override IEnumerable<OperationKind> Handles => [OperationKind.Invalid, OperationKind.DynamicInvocation];

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame)
    {
        if (operation.Syntax is ElementAccessExpressionSyntax element)
            return operation.ChildOperations.FirstOrDefault(child => child.Syntax == element.Expression) is { } container ? evaluation.Evaluate(container, frame) : Value.Leaf(operation.Syntax);
        if (operation.Syntax is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var content }, ..] } && Numbers.IsContainer(operation.Type) && operation.ChildOperations.FirstOrDefault(child => child.Syntax == content) is { } held && Numbers.IsNumeric(held.Type))
            return evaluation.Evaluate(held, frame);
        return UnboundCall.Of(operation) is { } call ? Called(call, evaluation, frame) : ConstantOf(operation, evaluation) ?? OutputOf(operation, evaluation, frame) ?? Value.Leaf(operation.Syntax);
    }

    /// <summary>ops.One, ops.Zero.</summary>
    private static Value? ConstantOf(IOperation operation, Evaluation evaluation) =>
        operation.Syntax is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "One" or "Zero" } access && evaluation.Flow.Knowledge.UsesNames(access.SyntaxTree) ? Constants.Named(access.Name.Identifier.ValueText) : null;

    /// <summary>network.Output, where network is the function that ends in an activation.</summary>
    private static Value? OutputOf(IOperation operation, Evaluation evaluation, Frame frame) =>
        operation is { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Output" } access } && evaluation.Flow.Knowledge.UsesNames(access.SyntaxTree)
        && operation.ChildOperations.FirstOrDefault(child => child.Syntax == access.Expression) is { } function && evaluation.Evaluate(function, frame) is { HasKind: true } value ? value : null;

    private static Value Called(UnboundCall call, Evaluation evaluation, Frame frame)
    {
        if (call.Delegate is { } function)
            return Functions.Apply(evaluation.Evaluate(function, frame), [.. call.Arguments.Select(a => evaluation.Evaluate(a.Value, frame))], call.Syntax, evaluation);
        Value? receiver = Members.Receiver(call.Receiver, evaluation, frame);
        if (call.Candidate(evaluation.Flow) is { } method) return Linq.Viewed(call, method) is { } viewed ? evaluation.Evaluate(viewed, frame) : Calls.Value(method, call, receiver, evaluation, frame);
        if (receiver is not null && UnboundCall.NameOf(call.Syntax) is { } name && Modules.Call(receiver, name, call.Arguments.Select(a => a.Value), call.Syntax, evaluation, frame) is { } forwarded) return forwarded;
        if (call.Arguments is [var same] && NamedOperators.IsChangeOfType(UnboundCall.NameOf(call.Syntax) ?? "") && evaluation.Flow.Knowledge.UsesNames(call.Syntax.SyntaxTree)) return evaluation.Evaluate(same.Value, frame);
        if (call.Arguments is [var clipped] && NamedOperators.IsUnitClip(UnboundCall.NameOf(call.Syntax)) && evaluation.Flow.Knowledge.UsesNames(call.Syntax.SyntaxTree)) return NamedOperators.UnitClip(call.Syntax, evaluation.Evaluate(clipped.Value, frame));
        if (receiver is { HasKind: true } && UnboundCall.NameOf(call.Syntax) == "Clone" && evaluation.Flow.Knowledge.UsesNames(call.Syntax.SyntaxTree)) return receiver;
        if (evaluation.Flow.Knowledge.UsesNames(call.Syntax.SyntaxTree) && Linq.ViewedByName(call) is { } sequence) return evaluation.Evaluate(sequence, frame);
        if (UnboundMaps.Of(call, evaluation, frame) is { } mapped) return mapped;
        return call.Named(evaluation.Flow) is { } api && call.As(api) is { } named ? ApiCalls.Value(api, named, Evidence.Named, evaluation, frame) : Value.Leaf(call.Syntax);
    }
}
