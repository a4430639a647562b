using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>Which bodies in source a call may reach.</summary>
internal static class Dispatch
{
    /// <summary>A call that may run more bodies than this is not followed.</summary>
    private const int MaxTargets = 12;

    public static IReadOnlyList<IMethodSymbol> Targets(IMethodSymbol method, Value? receiver, FlowAnalysis flow)
    {
        method = method.ReducedFrom ?? method;
        if (receiver is { Operator: Operator.Module, Identity: ITypeSymbol type } && Implementation(type, method) is { } exact) return [exact];
        bool inSource = method.DeclaringSyntaxReferences.Length > 0;
        bool isOpen = method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface || method.IsVirtual || method.IsOverride;
        if (!isOpen || method.ContainingType is { IsSealed: true } or { IsValueType: true }) return inSource ? [method] : [];
        if (!inSource && method.ContainingType?.TypeKind != TypeKind.Interface) return []; // the library's own classes override it, too
        List<IMethodSymbol> targets = inSource && !method.IsAbstract ? [method] : [];
        targets.AddRange(flow.Overrides.GetOrAdd(method.OriginalDefinition, m => Overrides((IMethodSymbol)m, flow).Take(MaxTargets + 1).ToList()));
        return targets.Count <= MaxTargets ? targets : [];
    }

    /// <summary>The bodies that a call of a library's open method may run on an object of a class in source that leaves it to the classes below.</summary>
    public static IReadOnlyList<IMethodSymbol> Below(ITypeSymbol type, IMethodSymbol method, FlowAnalysis flow) =>
        flow.Overrides.GetOrAdd(type.OriginalDefinition, t => Overrides(method, flow).Where(candidate => IsBelow(candidate.ContainingType, (ITypeSymbol)t)).Take(MaxTargets + 1).ToList()) is { Count: <= MaxTargets } targets ? targets : [];

    private static bool IsBelow(ITypeSymbol type, ITypeSymbol @base)
    {
        for (ITypeSymbol? above = type.BaseType; above is not null; above = above.BaseType)
            if (SymbolEqualityComparer.Default.Equals(above.OriginalDefinition, @base)) return true;
        return false;
    }

    /// <summary>Whether a call that names <paramref name="called"/> may run <paramref name="method"/>.</summary>
    public static bool MayRun(IMethodSymbol called, IMethodSymbol method)
    {
        called = (called.ReducedFrom ?? called).OriginalDefinition;
        for (IMethodSymbol? overridden = method; overridden is not null; overridden = overridden.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, called)) return true;
        return called.ContainingType is { TypeKind: TypeKind.Interface } && Implements(method, called);
    }

    private static IEnumerable<IMethodSymbol> Overrides(IMethodSymbol method, FlowAnalysis flow)
    {
        foreach (SyntaxToken token in flow.Index.Find(method.Name, flow.Cancellation))
        {
            if (token.Parent is not MethodDeclarationSyntax declaration || declaration.Identifier != token) continue;
            if (flow.ModelOf(token.SyntaxTree!).GetDeclaredSymbol(declaration, flow.Cancellation) is IMethodSymbol { IsAbstract: false } candidate
                && !SymbolEqualityComparer.Default.Equals(candidate, method.OriginalDefinition) && MayRun(method, candidate))
                yield return candidate;
        }
    }

    private static IMethodSymbol? Implementation(ITypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType?.TypeKind == TypeKind.Interface) return type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? OfGeneric(type, method);
        for (ITypeSymbol? derived = type; derived is not null; derived = derived.BaseType)
            foreach (IMethodSymbol candidate in derived.GetMembers(method.Name).OfType<IMethodSymbol>())
                if (!candidate.IsAbstract && MayRun(method, candidate)) return candidate.DeclaringSyntaxReferences.IsEmpty ? null : candidate;
        return null;
    }

    /// <summary>ILayer&lt;T&gt;.Forward, called where T is a type parameter, of an object of a class that implements ILayer&lt;float&gt;.</summary>
    private static IMethodSymbol? OfGeneric(ITypeSymbol type, IMethodSymbol method) =>
        type.AllInterfaces.Where(i => i.IsGenericType && SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition))
            .SelectMany(i => i.GetMembers(method.Name)).Where(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition))
            .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault();

    private static bool Implements(IMethodSymbol method, IMethodSymbol member) =>
        method.ContainingType.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, member.ContainingType.OriginalDefinition))
            .SelectMany(i => i.GetMembers(member.Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member)
                && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
}
