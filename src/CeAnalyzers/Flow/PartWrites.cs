using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Which writes in a body give a field of another object a value: assignments to it and to its elements, calls that are handed the object, assignments
/// of another object to the variable that holds it; and those to the same field of what may be the same object, or another element of the same container.
/// </summary>
internal sealed class PartWrites(AccessPath path, Body body, Evaluation evaluation)
{
    public AccessPath Path { get; } = path;

    public Body Body { get; } = body;

    /// <summary>Whether the body gives the field a value, and not just the object.</summary>
    public bool AreAny => Body.PartsOf(Path.Symbol).Any(write => IsOfField(write) && IsGiven(write)) || Handed().Any(IsGiven);

    /// <summary>A call is handed the object that the field is of, or one that it is in.</summary>
    public static bool IsHanded(Write write) => write.Argument is not null || write.Scope == WriteScope.Call;

    /// <summary>Whether it is the field that is written, of whatever object, and not an object that it is in.</summary>
    public bool IsOfField(Write write) => SymbolEqualityComparer.Default.Equals(write.Symbol, Path.Symbol) && (write.Part is null || write.Part.Depth >= Path.Depth);

    /// <summary>How much a write gives of the field; null where it gives nothing of it.</summary>
    public WriteScope? ScopeOf(Write write)
    {
        int depth = write.Part?.Depth ?? 1;
        if (depth > Path.Depth || !IsInChain(write, Path.First(depth))) return MayBeAlias(write) ? WriteScope.Alias : null;
        AccessPath written = Path.First(depth);
        if (depth == Path.Depth)
            return write.Scope == WriteScope.Call && !Calls.Writes(write, evaluation) ? null
                : !Covers(write.Part?.Holder, written.Holder) ? WriteScope.OneElement
                : write.Scope == WriteScope.Call && write.Part is { } part ? part.Through(write.Reach)
                : write.Reach;
        if (!IsHanded(write)) return Covers(write.Part?.Holder, written.Holder) ? write.Scope : WriteScope.OneElement;
        if (!Calls.WritesPart(write, Path, evaluation)) return write.Argument?.Parameter?.RefKind == RefKind.Out ? write.Scope : null;
        return Covers(Given(write), written) ? WriteScope.Call : WriteScope.OneElement;
    }

    /// <summary>The object, or the container of objects, that the call is handed.</summary>
    public static AccessPath? Given(Write write) => write.Part ?? AccessPath.Of(write.Argument?.Value ?? (write.Operation as IInvocationOperation)?.Instance);

    private IEnumerable<Write> Handed()
    {
        for (AccessPath? holder = Path.Holder; holder is not null; holder = holder.Holder)
            foreach (Write write in holder.Holder is null ? Body.WritesOf(holder.Symbol).Concat(Body.PartsOf(holder.Symbol)) : Body.PartsOf(holder.Symbol))
                if (write.Argument is not null) yield return write;
    }

    private bool IsGiven(Write write) => ScopeOf(write) is not (null or WriteScope.Alias);

    private bool Covers(AccessPath? written, AccessPath? asked) => written is null || written.Covers(asked, Body);

    private static bool IsInChain(Write write, AccessPath asked) =>
        write.Part is { } part ? part.IsAlike(asked) : asked.Holder is null && SymbolEqualityComparer.Default.Equals(write.Symbol, asked.Symbol);

    /// <summary>The field, or one on the way to it, of another object, which may be the same object under another name.</summary>
    private bool MayBeAlias(Write write)
    {
        bool isField = false;
        for (AccessPath? part = Path; part?.Holder is not null && !isField; part = part.Holder) isField = SymbolEqualityComparer.Default.Equals(part.Symbol, write.Symbol);
        return isField && !(write.Operation.Parent is IObjectOrCollectionInitializerOperation)
            && !(write.Scope == WriteScope.Call && !Calls.Writes(write, evaluation))
            && !IsOwnCopy(Path) && !(write.Part is { } other && (IsOwnCopy(other) || IsNew(other.Root) && IsNew(Path.Root) && !SymbolEqualityComparer.Default.Equals(other.Root, Path.Root)));
    }

    /// <summary>A field of a struct in a variable, which no other name leads to.</summary>
    private static bool IsOwnCopy(AccessPath part) => part is { Depth: 2, Holder.Element.Length: 0, Root: ILocalSymbol { RefKind: RefKind.None, Type.IsValueType: true } or IParameterSymbol { RefKind: RefKind.None, Type.IsValueType: true } };

    /// <summary>A local that is given a new object and no other.</summary>
    private bool IsNew(ISymbol variable) => Variables.Unwrap(Body.SourceOf(variable)) is IObjectCreationOperation;
}
