using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Knowledge;

/// <summary>
/// The kinds that the user declares: by an attribute on a method's return, a parameter, a field or a property, on what it overrides or
/// implements, or on the type of its values; or by a line of CeAnalyzers.Kinds.txt.
/// </summary>
internal sealed class DeclaredKinds(KindsFiles files)
{
    private readonly ConcurrentDictionary<ISymbol, Declaration?> known = new(SymbolEqualityComparer.Default);

    /// <summary>What is declared of a parameter, field or property, or of what a method returns; null where nothing is.</summary>
    public Declaration? Of(ISymbol symbol) => known.GetOrAdd(Definition(symbol), Find);

    private Declaration? Find(ISymbol symbol) =>
        Sources(symbol).Select(Own).FirstOrDefault(own => own is not null)
        ?? (TypeOf(symbol) is { } type ? Annotations.Declared(type.GetAttributes()) : null);

    private Declaration? Own(ISymbol symbol) =>
        Annotations.Declared(symbol is IMethodSymbol method ? method.GetReturnTypeAttributes() : symbol.GetAttributes())
        ?? (files.Kinds.TryGetValue(symbol, out Declaration? line) ? line : null);

    /// <summary>The symbol, and those whose contract it has: overridden members, implemented ones, the parameter of a positional property.</summary>
    private static IEnumerable<ISymbol> Sources(ISymbol symbol)
    {
        yield return symbol;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
        {
            foreach (ISymbol member in Contracts(method))
                if (member is IMethodSymbol contract && parameter.Ordinal < contract.Parameters.Length) yield return contract.Parameters[parameter.Ordinal];
        }
        else if (symbol is IMethodSymbol or IPropertySymbol)
        {
            foreach (ISymbol member in Contracts(symbol)) yield return member;
            if (symbol is IPropertySymbol { ContainingType.IsRecord: true } property && Positional(property) is { } declaring) yield return declaring;
        }
    }

    private static IEnumerable<ISymbol> Contracts(ISymbol member)
    {
        for (ISymbol? overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden)) yield return overridden.OriginalDefinition;
        if (member.IsStatic || member.ContainingType is not { } type) yield break;
        foreach (INamedTypeSymbol @interface in type.AllInterfaces)
            foreach (ISymbol contract in @interface.GetMembers())
                if (contract.Name == NameOf(member) && contract.Kind == member.Kind && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(contract), member))
                    yield return contract.OriginalDefinition;
    }

    private static ISymbol? Overridden(ISymbol member) => member is IMethodSymbol method ? method.OverriddenMethod : (member as IPropertySymbol)?.OverriddenProperty;

    /// <summary>Without the interface before the name of an explicit implementation.</summary>
    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    private static IParameterSymbol? Positional(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Name == property.Name && p.Locations.Any(property.Locations.Contains));

    /// <summary>The class or struct of the values, or of the elements.</summary>
    private static INamedTypeSymbol? TypeOf(ISymbol symbol)
    {
        ITypeSymbol? type = symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol method => method.ReturnType,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        while (type is IArrayTypeSymbol array) type = array.ElementType;
        return type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol element] } ? element : type as INamedTypeSymbol;
    }

    private static ISymbol Definition(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { ReducedFrom: { } extension } } parameter => extension.OriginalDefinition.Parameters[parameter.Ordinal + 1],
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}
