using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>One method, accessor, initializer or file of top-level statements: its operations, and the writes in them.</summary>
internal sealed class Body
{
    private readonly Dictionary<ISymbol, List<Write>> writes = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ReachingDefinitions?> reaching;

    public Body(IOperation root, CancellationToken cancellation)
    {
        Root = root;
        foreach (IOperation operation in root.DescendantsAndSelf()) WriteCollector.Collect(operation, Add);
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
