using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>One control-flow graph, of a body or of a lambda or local function in it: where its operations stand, what they write, its loops.</summary>
internal sealed class GraphIndex
{
    private readonly Dictionary<SyntaxNode, (BasicBlock Block, int Order)> positions = [];
    private readonly Dictionary<BasicBlock, List<(int Order, Write Write)>> writes = [];
    private readonly Dictionary<BasicBlock, int> loopEnds = [];
    private readonly ImmutableArray<BasicBlock> blocks;

    private GraphIndex(ControlFlowGraph graph, IMethodSymbol? function)
    {
        Function = function;
        blocks = graph.Blocks;
    }

    /// <summary>The lambda or local function; null for the body itself.</summary>
    public IMethodSymbol? Function { get; }

    public BasicBlock Exit => blocks[blocks.Length - 1];

    /// <summary>The graph and those of the lambdas and local functions in it.</summary>
    public static List<GraphIndex> Create(ControlFlowGraph graph, ILookup<SyntaxNode, Write> bySyntax)
    {
        var all = new List<GraphIndex>();
        Create(graph, null, bySyntax, all);
        return all;
    }

    public bool TryLocate(SyntaxNode syntax, out (BasicBlock Block, int Order) position) => positions.TryGetValue(syntax, out position);

    public bool Declares(ISymbol symbol) => Function is null || SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, Function);

    /// <summary>Whether this is the graph of the local function that has this parameter.</summary>
    public bool IsOfParameter(ISymbol symbol) => Function is { MethodKind: MethodKind.LocalFunction } && symbol is IParameterSymbol && SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, Function);

    public IReadOnlyList<(int Order, Write Write)> WritesIn(BasicBlock block) =>
        writes.TryGetValue(block, out List<(int Order, Write Write)>? list) ? list : [];

    /// <summary>The ordinal of the last block of the loop that the block heads; blocks of a loop are consecutive.</summary>
    public bool HeadsLoop(BasicBlock block, out int end) => loopEnds.TryGetValue(block, out end);

    /// <summary>For the first block of a catch or finally: the blocks of its try, from any of which it may be entered, and those before it; null for others.</summary>
    public IEnumerable<BasicBlock>? TryBefore(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region?.EnclosingRegion is { } whole && region.FirstBlockOrdinal == block.Ordinal; region = whole)
        {
            if (region.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)) continue;
            while (whole.Kind is not (ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally) && whole.EnclosingRegion is { } outer) whole = outer;
            ControlFlowRegion attempt = whole.NestedRegions[0];
            return blocks.Where(b => b.Ordinal >= attempt.FirstBlockOrdinal && b.Ordinal <= attempt.LastBlockOrdinal)
                .Concat(blocks[attempt.FirstBlockOrdinal].Predecessors.Select(p => p.Source));
        }

        return null;
    }

    public bool IsInnermostLoop(BasicBlock header, int end, BasicBlock inside) =>
        !loopEnds.Any(l => l.Key.Ordinal > header.Ordinal && l.Key.Ordinal <= inside.Ordinal && l.Value >= inside.Ordinal && l.Value <= end);

    /// <summary>The widest scope in which blocks <paramref name="first"/> to <paramref name="last"/> write what is asked for; null where they do not.</summary>
    public WriteScope? WrittenBetween(int first, int last, Func<Write, WriteScope?> scopeOf)
    {
        WriteScope? widest = null;
        foreach (KeyValuePair<BasicBlock, List<(int Order, Write Write)>> entry in writes)
        {
            if (entry.Key.Ordinal < first || entry.Key.Ordinal > last) continue;
            foreach ((_, Write write) in entry.Value)
                if (scopeOf(write) is { } scope && (widest is null || scope < widest)) widest = scope;
        }

        return widest;
    }

    public IEnumerable<Write> WritesBetween(int first, int last) =>
        writes.Where(entry => entry.Key.Ordinal >= first && entry.Key.Ordinal <= last).SelectMany(entry => entry.Value).Select(written => written.Write);

    private static GraphIndex Create(ControlFlowGraph graph, IMethodSymbol? function, ILookup<SyntaxNode, Write> bySyntax, List<GraphIndex> all)
    {
        var index = new GraphIndex(graph, function);
        all.Add(index);
        List<GraphIndex> locals = [.. graph.LocalFunctions.Select(local => Create(graph.GetLocalFunctionControlFlowGraph(local), local, bySyntax, all))];
        int order = 0;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (ControlFlowBranch predecessor in block.Predecessors)
            {
                int from = predecessor.Source.Ordinal;
                if (from >= block.Ordinal) index.loopEnds[block] = index.HeadsLoop(block, out int end) ? Math.Max(end, from) : from;
            }

            foreach (IOperation operation in block.Operations) Visit(operation);
            if (block.BranchValue is { } branch) Visit(branch);

            void Visit(IOperation operation)
            {
                foreach (IOperation child in operation.ChildOperations) Visit(child);
                order++;
                if (!index.positions.ContainsKey(operation.Syntax)) index.positions[operation.Syntax] = (block, order);
                if (operation is IFlowAnonymousFunctionOperation lambda)
                {
                    GraphIndex nested = Create(graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol, bySyntax, all);
                    // a lambda that writes what it captures is taken to run where it is made
                    foreach (Write write in nested.writes.Values.SelectMany(w => w).Select(w => w.Write).Where(w => !nested.Declares(w.Root)))
                        index.Add(block, order, write);
                }
                else if (operation is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation or IObjectCreationOperation or IPatternOperation)
                {
                    foreach (Write write in bySyntax[operation.Syntax]) index.Add(block, order, write);
                    if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } && locals.Find(local => SymbolEqualityComparer.Default.Equals(local.Function, called.OriginalDefinition)) is { } run)
                        foreach (Write write in run.CapturedWrites()) index.Add(block, order, write);
                }
            }
        }

        return index;
    }

    /// <summary>What a local function that is called writes of what is around it; what it may leave as it was keeps what it had.</summary>
    private IEnumerable<Write> CapturedWrites() =>
        from written in writes.OrderBy(entry => entry.Key.Ordinal).SelectMany(entry => entry.Value)
        where !Declares(written.Write.Root)
        select SliceSyntax.IsSure(written.Write.Syntax) ? written.Write : written.Write with { Scope = WriteScope.OneElement };

    private void Add(BasicBlock block, int order, Write write)
    {
        if (!writes.TryGetValue(block, out List<(int Order, Write Write)>? list)) writes[block] = list = [];
        list.Add((order, write));
    }
}
