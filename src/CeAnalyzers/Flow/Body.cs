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
    private readonly Lazy<ReachingDefinitions?> reaching;

    public Body(IOperation root, CancellationToken cancellation)
    {
        Root = root;
        foreach (IOperation operation in root.DescendantsAndSelf()) WriteCollector.Collect(operation, Add);
        foreach (Write write in writes.Keys.SelectMany(ThroughView).ToList()) Add(write);
        reaching = new(() => CreateGraph(root, cancellation) is { } graph ? new ReachingDefinitions(graph, writes.Values.SelectMany(w => w)) : null);
    }

    public IOperation Root { get; }

    /// <summary>Null where no control-flow graph can be had.</summary>
    public ReachingDefinitions? Reaching => reaching.Value;

    public IReadOnlyList<Write> WritesOf(ISymbol symbol) => writes.TryGetValue(symbol, out List<Write>? found) ? found : [];

    private void Add(Write write)
    {
        if (!writes.TryGetValue(write.Symbol, out List<Write>? list)) writes[write.Symbol] = list = [];
        list.Add(write);
    }

    /// <summary>What is written to the elements of a local that is made as a view of another container, span = array.AsSpan(), is written to that container.</summary>
    private IEnumerable<Write> ThroughView(ISymbol view)
    {
        IEnumerable<Write> elements = writes[view].Where(write => write.Scope is WriteScope.Element or WriteScope.OneElement);
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
