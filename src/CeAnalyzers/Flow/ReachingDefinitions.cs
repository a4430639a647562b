using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>
/// Which writes of a variable reach a place, found by walking the control-flow graph backwards from it. Three refinements make loops over
/// arrays readable: (1) a loop that writes elements is taken to run at least once, so what is read after it is what it wrote, and what was
/// there before only where a round need not write; (2) inside a loop, the elements written in earlier rounds are other elements, and in a loop
/// around it where the indices show that each of its rounds has a row of its own; (3) a write of one element at a constant index leaves the others as they were.
/// </summary>
internal sealed class ReachingDefinitions(ControlFlowGraph graph, IEnumerable<Write> writes)
{
    private readonly List<GraphIndex> graphs = GraphIndex.Create(graph, writes.ToLookup(w => w.Syntax));

    /// <summary>The writes of <paramref name="symbol"/> that reach <paramref name="use"/>, or the end of the body where that is null: of the local function, for its parameters.</summary>
    /// <param name="symbol">The variable.</param>
    /// <param name="use">The place that reads it.</param>
    /// <param name="counts">Whether a call that the container is handed to writes its elements.</param>
    /// <param name="takesLast">Whether the last item of a list is read, and nothing else: before it is what was added before.</param>
    public ReachingWrites Find(ISymbol symbol, SyntaxNode? use, Func<Write, bool> counts, bool takesLast = false) =>
        Find(symbol, use, write => write.Part is null && SymbolEqualityComparer.Default.Equals(write.Symbol, symbol) && (write.Scope != WriteScope.Call || counts(write)) ? ReachOf(write, use, takesLast) : null);

    /// <summary>The same of a field of an object.</summary>
    /// <param name="symbol">The variable that holds the object.</param>
    /// <param name="use">The place that reads the field.</param>
    /// <param name="scopeOf">How much a write gives of what is asked for; null where it gives nothing of it.</param>
    public ReachingWrites Find(ISymbol symbol, SyntaxNode? use, Func<Write, WriteScope?> scopeOf)
    {
        var result = new ReachingWrites();
        if (use is null)
        {
            GraphIndex whole = graphs.Find(graph => graph.IsOfParameter(symbol)) ?? graphs[0];
            Walk(whole, (whole.Exit, int.MaxValue), null, scopeOf, result);
            return result;
        }

        result.IsComplete = false;
        foreach ((GraphIndex index, (BasicBlock Block, int Order) position) in Places(use))
        {
            result.ReachesEntry = false;
            Walk(index, position, use, scopeOf, result);
            result.IsComplete = !result.ReachesEntry || index.Declares(symbol);
            if (result.IsComplete) break;
        }

        return result;
    }

    private static WriteScope ReachOf(Write write, SyntaxNode? use, bool takesLast) =>
        takesLast && LastItem.IsAdded(write) ? WriteScope.Whole
        : write.Reach is WriteScope.Item && Entries.AreAlike(write, use) ? write.Scope
        : write.Reach;

    /// <summary>Where the place stands; inside a lambda, from the inside out, since what it captures may be written in it or before it is made.</summary>
    private IEnumerable<(GraphIndex Graph, (BasicBlock Block, int Order) Position)> Places(SyntaxNode use)
    {
        GraphIndex? last = null;
        for (SyntaxNode? node = use; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            foreach (GraphIndex index in graphs)
            {
                if (index == last || !index.TryLocate(node, out (BasicBlock Block, int Order) position)) continue;
                last = index;
                yield return (index, position);
            }
        }
    }

    private static void Walk(GraphIndex graph, (BasicBlock Block, int Order) start, SyntaxNode? use, Func<Write, WriteScope?> scopeOf, ReachingWrites result)
    {
        var visited = new HashSet<(BasicBlock, bool, bool)>();
        var pending = new Stack<(BasicBlock Block, int Before, bool HasGoneRound, bool IsEarlierRound)>();
        pending.Push((start.Block, start.Order, false, false));
        while (pending.Count > 0)
        {
            (BasicBlock block, int before, bool hasGoneRound, bool isEarlierRound) = pending.Pop();
            if (Stops(graph, block, before, scopeOf, result)) continue;
            if (block.Kind == BasicBlockKind.Entry) result.ReachesEntry = true;
            bool isAround = graph.HeadsLoop(block, out int last) && start.Block.Ordinal >= block.Ordinal && start.Block.Ordinal <= last;
            foreach (BasicBlock predecessor in Predecessors(graph, block, hasGoneRound, start.Block, isEarlierRound ? null : use, scopeOf))
            {
                bool goesRound = graph.HeadsLoop(predecessor, out int end) && block.Ordinal >= predecessor.Ordinal && block.Ordinal <= end;
                bool isEarlier = isEarlierRound || isAround && predecessor.Ordinal >= block.Ordinal;
                if (visited.Add((predecessor, goesRound, isEarlier))) pending.Push((predecessor, int.MaxValue, goesRound, isEarlier));
            }
        }
    }

    private static bool Stops(GraphIndex graph, BasicBlock block, int before, Func<Write, WriteScope?> scopeOf, ReachingWrites result)
    {
        foreach ((int order, Write write) in graph.WritesIn(block).Reverse())
        {
            if (order >= before || scopeOf(write) is not { } scope) continue;
            result.Add(write);
            if (scope is not (WriteScope.OneElement or WriteScope.Item or WriteScope.Alias)) return true;
        }

        return false;
    }

    /// <param name="use">The place, where its own round is still being walked; null in an earlier round of a loop around it.</param>
    private static IEnumerable<BasicBlock> Predecessors(GraphIndex graph, BasicBlock block, bool hasGoneRound, BasicBlock start, SyntaxNode? use, Func<Write, WriteScope?> scopeOf)
    {
        IEnumerable<BasicBlock> all = block.Predecessors.Where(p => p.Source.IsReachable).Select(p => p.Source);
        if (block.Predecessors.IsEmpty && graph.TryBefore(block) is { } attempted) return attempted;
        if (!graph.HeadsLoop(block, out int end)) return all;
        WriteScope? written = graph.WrittenBetween(block.Ordinal, end, scopeOf);
        bool startsInside = start.Ordinal >= block.Ordinal && start.Ordinal <= end;
        return (startsInside, written) switch
        {
            (_, null) => all.Where(p => p.Ordinal < block.Ordinal),
            (false, not WriteScope.Whole) => all.Where(p => hasGoneRound ? p.Ordinal < block.Ordinal : p.Ordinal >= block.Ordinal), // (1)
            (true, WriteScope.Element or WriteScope.OneElement) when graph.IsInnermostLoop(block, end, start) || HasOwnRows(graph, block, end, use, scopeOf) => all.Where(p => p.Ordinal < block.Ordinal), // (2)
            _ => all,
        };
    }

    private static bool HasOwnRows(GraphIndex graph, BasicBlock header, int end, SyntaxNode? use, Func<Write, WriteScope?> scopeOf) =>
        use is not null && header.BranchValue is { Syntax: var test } && Rows.AreApart(test, use, graph.WritesBetween(header.Ordinal, end).Where(write => scopeOf(write) is not null));
}
