using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>
/// One question to the flow. It may take a number of steps and reach a depth; past either the answer is unknown. What is kept between
/// questions is charged as if it had been worked out anew, so the answer is the same whatever was asked before.
/// </summary>
internal sealed class Evaluation(FlowAnalysis flow)
{
    private const int MaxSteps = 40_000;
    private const int MaxDepth = 220;

    private readonly Dictionary<object, int> inProgress = [];
    private readonly Dictionary<(IOperation, Frame), Memo> local = [];
    private int steps;
    private int depth;
    private int height;
    private int cycle = int.MaxValue;
    private bool exhausted;

    public FlowAnalysis Flow => flow;

    public Value Run(IOperation operation)
    {
        Value value = Evaluate(operation, Frame.Open);
        return exhausted ? Value.Unknown : value;
    }

    public Value Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null || exhausted) return Value.Unknown;
        if (++steps > MaxSteps || depth >= MaxDepth)
        {
            exhausted = true;
            return Value.Unknown;
        }

        flow.Cancellation.ThrowIfCancellationRequested();
        depth++;
        height = Math.Max(height, depth);
        Value value = operation.ConstantValue is { HasValue: true, Value: { } constant }
            ? Constants.Value(constant)
            : ProcessorTable.Process(operation, this, frame);
        depth--;
        return value;
    }

    /// <summary>The value of a definition, worked out once a question; a definition that depends on itself adds nothing to itself.</summary>
    public Value Once(IOperation definition, Frame frame, Func<Value> evaluate)
    {
        if (local.TryGetValue((definition, frame), out Memo? known)) return Charge(known);
        return Guarded((definition, frame), evaluate, memo => local[(definition, frame)] = memo);
    }

    /// <summary>As <see cref="Once"/>, kept for the whole compilation: for what does not depend on who asks.</summary>
    public Value Shared(object key, Func<Value> evaluate)
    {
        if (flow.Memos.TryGetValue(key, out Memo? known)) return Charge(known);
        return Guarded(key, evaluate, memo => flow.Memos.TryAdd(key, memo));
    }

    /// <summary>Whether the definition is being worked out right now: an accumulator that reads itself.</summary>
    public bool IsInProgress(IOperation definition, Frame frame) => inProgress.ContainsKey((definition, frame));

    private Value Charge(Memo memo)
    {
        steps = (int)Math.Min(int.MaxValue / 2, (long)steps + memo.Steps);
        height = Math.Max(height, depth + memo.Height);
        if (steps > MaxSteps || depth + memo.Height > MaxDepth) exhausted = true;
        return exhausted ? Value.Unknown : memo.Value;
    }

    private Value Guarded(object key, Func<Value> evaluate, Action<Memo> keep)
    {
        if (inProgress.TryGetValue(key, out int position))
        {
            cycle = Math.Min(cycle, position);
            return Value.Nothing;
        }

        (int stepsBefore, int heightBefore, int cycleBefore) = (steps, height, cycle);
        int mine = inProgress.Count;
        inProgress[key] = mine;
        cycle = int.MaxValue;
        height = depth;
        Value value = evaluate();
        inProgress.Remove(key);
        // what leans on something further out that is still open is not the whole answer, so it is not kept
        if (!exhausted && cycle >= mine) keep(new Memo(value, steps - stepsBefore, height - depth));
        cycle = Math.Min(cycleBefore, cycle >= mine ? int.MaxValue : cycle);
        height = Math.Max(height, heightBefore);
        return exhausted ? Value.Unknown : value;
    }
}
