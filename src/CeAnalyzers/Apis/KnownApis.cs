using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>The rows of the libraries that a compilation references, by symbol; the others cost one failed look-up each.</summary>
internal sealed class KnownApis
{
    private static readonly Library[] Libraries =
    [
        MathApis.Library, TensorPrimitivesApis.Library, RuntimeApis.Library, TorchSharpApis.Library, TorchSharpModules.Library, MathNetApis.Library,
        NumSharpApis.Library, TensorFlowApis.Library, KerasApis.Library, KerasApis.KerasNet, CntkApis.Library, MlNetApis.Library, IlgpuApis.Library,
    ];

    private static readonly ILookup<string, Api> ByMember = All.ToLookup(row => row.Member);

    private readonly Lazy<Dictionary<ISymbol, Dictionary<string, Api>>> byType;

    public KnownApis(Compilation compilation)
    {
        byType = new(() => Resolve(compilation));
    }

    /// <summary>Every row there is.</summary>
    public static IEnumerable<Api> All => Libraries.SelectMany(library => library.Rows);

    /// <summary>The row of a method; where a module's type inherits it, of <paramref name="receiver"/>'s type.</summary>
    public Api? Find(IMethodSymbol method, ITypeSymbol? receiver = null)
    {
        if (!ByMember.Contains(method.Name)) return null;
        method = method.ReducedFrom ?? method;
        for (ITypeSymbol? type = receiver ?? method.ContainingType; type is not null; type = type.BaseType)
            if (Find(type, method.Name) is { } row) return row;
        return Find(method.ContainingType, method.Name);
    }

    /// <summary>The row of a member of a module's type, which is known by its name alone.</summary>
    public static Api? FindModule(string type, string member) => ByMember[member].FirstOrDefault(row => row.Type == type);

    /// <summary>The rows of all libraries for a member of this name.</summary>
    public static IEnumerable<Api> Named(string member) => ByMember[member];

    private Api? Find(ITypeSymbol? type, string member) =>
        type is not null && byType.Value.TryGetValue(type.OriginalDefinition, out Dictionary<string, Api>? rows) && rows.TryGetValue(member, out Api? row) ? row : null;

    private static Dictionary<ISymbol, Dictionary<string, Api>> Resolve(Compilation compilation)
    {
        var found = new Dictionary<ISymbol, Dictionary<string, Api>>(SymbolEqualityComparer.Default);
#pragma warning disable RS0030 // this is the one place that resolves them
        foreach (Library library in Libraries.Where(library => compilation.GetTypeByMetadataName(library.Anchor) is not null))
        {
            foreach (IGrouping<string, Api> rows in library.Rows.GroupBy(row => row.Type))
            {
                if (compilation.GetTypeByMetadataName(rows.Key) is not { } type) continue;
#pragma warning restore RS0030
                if (!found.TryGetValue(type, out Dictionary<string, Api>? byMember)) found[type] = byMember = [];
                foreach (Api row in rows) byMember[row.Member] = row;
            }
        }

        return found;
    }
}
