using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// One question to the flow. Each crossing into another body (a call, a field, the callers of a parameter) opens a scope with a budget of
/// its own, one level further in; past the last level, or past the budget, the answer is unknown. What a crossing gives depends on nothing
/// but what is asked and the level, so it is kept for the compilation, and is the same whatever was asked before and by which thread.
/// </summary>
internal sealed class Evaluation(FlowAnalysis flow)
{
    /// <summary>How many bodies away from the sink a value is followed.</summary>
    private const int MaxLevel = 5;

    private readonly Dictionary<(Frame, ForStatementSyntax), Frame> lastRounds = [];
    private Scope scope = new(MaxLevel);

    public FlowAnalysis Flow => flow;

    public Value Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null || !scope.Enter()) return Value.Unknown;
        flow.Cancellation.ThrowIfCancellationRequested();
        Value value = operation.ConstantValue is { HasValue: true, Value: { } constant } ? Constants.Value(constant)
            : IsOfNoInterest(operation.Type) && operation is not IConditionalOperation ? WholeNumbers.Value(operation)
            : ProcessorTable.Process(operation, this, frame);
        scope.Leave();
        return value.IsConstant && operation.Type is ITypeParameterSymbol && (float)value.Number == 1 ? Value.Constant(1) : value; // 1 - 1e-10 of T is 1, where T is float
    }

    /// <summary>The value of a definition in a body, worked out once a scope; a definition that depends on itself adds nothing to itself.</summary>
    public Value Once(object definition, Frame frame, Func<Value> evaluate) => scope.Once((definition, frame), evaluate);

    /// <summary>The one frame that sees the last round of a loop.</summary>
    public Frame InLastRound(Frame frame, ForStatementSyntax loop)
    {
        if (frame.IsLastRound(loop)) return frame;
        if (!lastRounds.TryGetValue((frame, loop), out Frame? last)) lastRounds[(frame, loop)] = last = frame.InLastRound(loop);
        return last;
    }

    /// <summary>The value of a crossing, worked out once for the compilation.</summary>
    public Value Shared(object key, Func<Value> evaluate)
    {
        if (scope.Level == 0) return Value.Unknown;
        (object, int) levelled = (key, scope.Level - 1);
        if (flow.Memos.TryGetValue(levelled, out Value? known)) return known;
        Scope outer = scope;
        scope = new Scope(outer.Level - 1);
        Value value = evaluate();
        if (scope.IsExhausted) value = Value.Unknown;
        scope = outer;
        return flow.Memos.GetOrAdd(levelled, value);
    }

    /// <summary>Whole numbers, texts and truth values have no kind that a float could get from them, but for the labels that c ? 1 : 0 makes.</summary>
    private static bool IsOfNoInterest(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Byte;
}
