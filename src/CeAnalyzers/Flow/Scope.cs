using CeAnalyzers.Kinds;

namespace CeAnalyzers.Flow;

/// <summary>The budget and the open definitions of an evaluation within one body.</summary>
internal sealed class Scope(int level)
{
    private const int MaxSteps = 4000;

    /// <summary>Nesting of expressions; with <see cref="Level"/> it bounds the stack.</summary>
    private const int MaxDepth = 70;

    private readonly Dictionary<(object, Frame), int> open = [];
    private readonly Dictionary<(object, Frame), Value> known = [];
    private int steps;
    private int depth;
    private int lowest = int.MaxValue;

    /// <summary>How many more bodies may be crossed into.</summary>
    public int Level => level;

    public bool IsExhausted { get; private set; }

    public bool Enter()
    {
        if (++steps > MaxSteps || depth >= MaxDepth) IsExhausted = true;
        if (IsExhausted) return false;
        depth++;
        return true;
    }

    public void Leave() => depth--;

    public Value Once((object, Frame) definition, Func<Value> evaluate)
    {
        if (known.TryGetValue(definition, out Value? value)) return value;
        if (open.TryGetValue(definition, out int position))
        {
            lowest = Math.Min(lowest, position);
            return Value.Nothing;
        }

        int outerLowest = lowest;
        int mine = open.Count;
        open[definition] = mine;
        lowest = int.MaxValue;
        value = evaluate();
        open.Remove(definition);
        // what leans on a definition further out that is still open is not the whole answer, so it is not kept
        if (lowest >= mine) known[definition] = value;
        lowest = Math.Min(outerLowest, lowest >= mine ? int.MaxValue : lowest);
        return value;
    }
}
