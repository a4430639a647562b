using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>One method, accessor, initializer or file of top-level statements: its operations, and the writes in them.</summary>
internal sealed class Body
{
    /// <summary>A span of an array of a matrix.</summary>
    private const int MaxViews = 3;

    private readonly Dictionary<ISymbol, List<Write>> writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<Write>> parts = new(SymbolEqualityComparer.Default);

    /// <summary>What foreach loops give their variables.</summary>
    private readonly List<Write> rounds = [];
    private readonly Lazy<ReachingDefinitions?> reaching;

    public Body(IOperation root, CancellationToken cancellation)
    {
        Root = root;
        foreach (IOperation operation in root.DescendantsAndSelf()) WriteCollector.Collect(operation, Add);
        foreach (Write write in writes.Keys.SelectMany(ThroughView).ToList()) Add(write);
        var sources = new Dictionary<ISymbol, AccessPath?>(SymbolEqualityComparer.Default);
        foreach (Write write in parts.Values.Concat(writes.Values).SelectMany(w => w).SelectMany(w => ThroughAlias(w, sources)).ToList()) Add(write);
        reaching = new(() => CreateGraph(root, cancellation) is { } graph ? new ReachingDefinitions(graph, writes.Values.Concat(parts.Values).SelectMany(w => w).Concat(rounds)) : null);
    }

    public IOperation Root { get; }

    /// <summary>Null where no control-flow graph can be had.</summary>
    public ReachingDefinitions? Reaching => reaching.Value;

    public IReadOnlyList<Write> WritesOf(ISymbol symbol) => writes.TryGetValue(symbol, out List<Write>? found) ? found : [];

    /// <summary>The writes of a field of other objects.</summary>
    public IReadOnlyList<Write> PartsOf(ISymbol member) => parts.TryGetValue(member, out List<Write>? found) ? found : [];

    /// <summary>A variable that is given one value: nothing in this body changes it.</summary>
    public bool IsFixed(ISymbol variable) => WritesOf(variable).Count(write => write.Scope == WriteScope.Whole) <= (variable is ILocalSymbol ? 1 : 0);

    /// <summary>Where a local is once given the object or container that another place holds, or a foreach loop takes it from there: that place. Null for others.</summary>
    public IOperation? SourceOf(ISymbol variable) => variable is not ILocalSymbol local ? null
        : local.IsForEach ? rounds.Where(w => SymbolEqualityComparer.Default.Equals(w.Symbol, local)).Select(CollectionOf).FirstOrDefault()
        : WritesOf(local).Where(w => w.Scope == WriteScope.Whole).Take(2).ToList() is [{ Value: { } given }] ? given
        : null;

    /// <summary>What a foreach loop goes through that gives its variable a value.</summary>
    public static IOperation? CollectionOf(Write round) => (round.Operation.Parent as IForEachLoopOperation)?.Collection;

    private void Add(Write write)
    {
        if (write.Operation is IVariableDeclaratorOperation { Symbol.IsForEach: true })
        {
            rounds.Add(write);
            return;
        }

        Dictionary<ISymbol, List<Write>> all = write.Part is null ? writes : parts;
        if (!all.TryGetValue(write.Symbol, out List<Write>? list)) all[write.Symbol] = list = [];
        list.Add(write);
    }

    /// <summary>What is written to a field of an object in a local, or to the elements of the container in it, that the local is given from another place, is written to that place.</summary>
    private IEnumerable<Write> ThroughAlias(Write write, Dictionary<ISymbol, AccessPath?> sources)
    {
        for (int i = 0; i < MaxViews; i++)
        {
            if (write.Root is not ILocalSymbol local) yield break;
            if (!sources.TryGetValue(local, out AccessPath? source)) sources[local] = source = local.IsForEach ? AccessPath.Of(SourceOf(local))?.AnyElement() : AccessPath.Of(SourceOf(local));
            if (source is null) yield break;
            if (write.Part is { } part)
            {
                if (local is { RefKind: RefKind.None, Type.IsValueType: true } || part.With(1, source) is not { } whole) yield break;
                write = write with { Part = whole, Scope = write.Scope == WriteScope.Whole ? whole.Scope : write.Scope };
            }
            else
            {
                if (write.Scope == WriteScope.Whole || write.Scope != WriteScope.Call && source.Holder is null) yield break;
                write = write with { Symbol = source.Symbol, Part = source, Scope = write.Scope == WriteScope.Call ? WriteScope.Call : source.Through(write.Scope) };
            }

            yield return write;
        }
    }

    /// <summary>What is written to the elements of a local that is made as a view of another container, span = array.AsSpan(), is written to that container.</summary>
    private IEnumerable<Write> ThroughView(ISymbol view)
    {
        IEnumerable<Write> elements = writes[view].Where(write => write.Scope is WriteScope.Element or WriteScope.OneElement or WriteScope.Call);
        ISymbol? viewed = ViewedBy(view);
        for (int i = 0; i < MaxViews && viewed is not null; i++, viewed = ViewedBy(viewed))
            foreach (Write write in elements) yield return write with { Symbol = viewed };
    }

    private ISymbol? ViewedBy(ISymbol view) =>
        view is ILocalSymbol && writes.TryGetValue(view, out List<Write>? own) && own.Where(write => write.Scope == WriteScope.Whole).Take(2).ToList() is [{ Value: { } made }] && Variables.Unwrap(made) is IInvocationOperation
            ? Variables.Container(made)
            : null;

    private static ControlFlowGraph? CreateGraph(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        IParameterInitializerOperation parameter => ControlFlowGraph.Create(parameter, cancellation),
        _ => null,
    };
}
