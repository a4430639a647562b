using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Loops that send a value through a list of objects, one after the other: foreach (var layer in layers) x = layer.Forward(x).</summary>
internal static class Folds
{
    private const int MaxItems = 40;

    /// <summary>What the variable holds after the loop; null where no such loop gives it its value.</summary>
    public static Value? After(ISymbol symbol, SyntaxNode? use, IEnumerable<Write> writes, Evaluation evaluation, Frame frame, Func<Value> initial)
    {
        if (writes.Where(w => w is { Scope: WriteScope.Whole, Operation: ISimpleAssignmentOperation }).Select(w => (Write: w, Loop: LoopOf(w, use))).Where(w => w.Loop is not null).Take(2).ToList() is not [var (write, loop)]) return null;
        if (evaluation.Flow.ModelOf(loop!.SyntaxTree).GetOperation(loop, evaluation.Flow.Cancellation) is not ILoopOperation operation || Items(operation, write, evaluation, frame) is not ({ } variable, { } items)) return null;
        Value value = Start(writes.Where(w => w != write), evaluation, frame, initial);
        for (int i = 0; i < items.Count; i++)
            value = evaluation.Evaluate(((ISimpleAssignmentOperation)write.Operation).Value, frame.Hold((variable, operation is IForEachLoopOperation ? items[i] : Value.Constant(i)), (symbol, value)));
        return value;
    }

    /// <summary>The innermost loop around the write that the use is not in.</summary>
    private static SyntaxNode? LoopOf(Write write, SyntaxNode? use) =>
        write.Syntax.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .FirstOrDefault(a => a is ForEachStatementSyntax or ForStatementSyntax) is { } loop && (use is null || !loop.Span.Contains(use.Span)) ? loop : null;

    /// <summary>The variable of the loop and the objects that it goes through from the first to the last.</summary>
    private static (ILocalSymbol?, IReadOnlyList<Value>?) Items(ILoopOperation loop, Write write, Evaluation evaluation, Frame frame)
    {
        (ILocalSymbol? variable, IOperation? list) = loop switch
        {
            IForEachLoopOperation { Locals: [var local] } each => (local, each.Collection),
            IForLoopOperation { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var index, Initializer.Value.ConstantValue: { HasValue: true, Value: 0 } }] }] }] } => (index, Indexed(write.Operation, index)),
            _ => default((ILocalSymbol?, IOperation?)),
        };
        return variable is not null && Lists.Of(list, evaluation, frame) is { Operands: { Length: > 0 and <= MaxItems } items } ? (variable, items) : default;
    }

    /// <summary>The container that the loop reads at its own index.</summary>
    private static IOperation? Indexed(IOperation write, ILocalSymbol index)
    {
        for (IOperation body = write; body.Parent is not null and not ILoopOperation; body = body.Parent) write = body.Parent;
        return write.DescendantsAndSelf().Select(o => o switch
        {
            IArrayElementReferenceOperation { Indices: [ILocalReferenceOperation local] } element when SymbolEqualityComparer.Default.Equals(local.Local, index) && Objects.IsObject(element.Type) => element.ArrayReference,
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: ILocalReferenceOperation local }] } element when SymbolEqualityComparer.Default.Equals(local.Local, index) && Objects.IsObject(element.Type) => element.Instance,
            _ => null,
        }).FirstOrDefault(list => list is not null);
    }

    private static Value Start(IEnumerable<Write> before, Evaluation evaluation, Frame frame, Func<Value> initial)
    {
        Value joined = before.Select(w => Definitions.Of(w, evaluation, frame)).Join();
        return joined.Kind == ValueKind.Nothing ? initial() : joined;
    }
}
