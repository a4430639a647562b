using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>The rows of the libraries that a compilation references, by symbol; the others cost one failed look-up each.</summary>
internal sealed class KnownApis
{
    private static readonly ILookup<string, Api> Rows = new[]
    {
        MathApis.Rows, TensorPrimitivesApis.Rows, TorchSharpApis.Rows, RuntimeApis.Rows,
    }.SelectMany(rows => rows).ToLookup(row => row.Type);

    private readonly Lazy<Dictionary<ISymbol, Dictionary<string, Api>>> byType;

    public KnownApis(Compilation compilation)
    {
        byType = new(() => Resolve(compilation));
    }

    /// <summary>Every row there is, for the tests that hold it against the real packages.</summary>
    public static IEnumerable<Api> All => Rows.SelectMany(rows => rows);

    /// <summary>The row of a method; where a module's type inherits it, of <paramref name="receiver"/>'s type.</summary>
    public Api? Find(IMethodSymbol method, ITypeSymbol? receiver = null)
    {
        method = method.ReducedFrom ?? method;
        for (ITypeSymbol? type = receiver ?? method.ContainingType; type is not null; type = type.BaseType)
            if (Find(type, method.Name) is { } row) return row;
        return Find(method.ContainingType, method.Name);
    }

    /// <summary>The row of a member of a module's type, which is known by its name alone.</summary>
    public static Api? FindModule(string type, string member) => Rows[type].FirstOrDefault(row => row.Member == member);

    private Api? Find(ITypeSymbol? type, string member) =>
        type is not null && byType.Value.TryGetValue(type.OriginalDefinition, out Dictionary<string, Api>? rows) && rows.TryGetValue(member, out Api? row) ? row : null;

    private static Dictionary<ISymbol, Dictionary<string, Api>> Resolve(Compilation compilation)
    {
        var found = new Dictionary<ISymbol, Dictionary<string, Api>>(SymbolEqualityComparer.Default);
        foreach (IGrouping<string, Api> rows in Rows)
        {
#pragma warning disable RS0030 // this is the one place that resolves them
            if (compilation.GetTypeByMetadataName(rows.Key) is not { } type) continue;
#pragma warning restore RS0030
            var byMember = new Dictionary<string, Api>();
            foreach (Api row in rows) byMember[row.Member] = row;
            found[type] = byMember;
        }

        return found;
    }
}
