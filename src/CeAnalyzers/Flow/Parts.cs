using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// What a field of another object holds where the body that reads it gives it a value: state.P[i] = e / sum, then state.P[label]. What is unclear on the
/// way there, or was there before, is what source assigns to the field of any object.
/// </summary>
internal static class Parts
{
    /// <summary>What the field holds where it is read; null where the body does not give it a value.</summary>
    public static Value? At(IOperation reference, Evaluation evaluation, Frame frame) =>
        AccessPath.Of(reference) is { Holder: not null, Element.Length: 0 } place ? At(place, reference, evaluation, frame) : null;

    /// <summary>What it holds when a body ends that gives it a value.</summary>
    public static Value AtEnd(AccessPath place, Body body, Evaluation evaluation, Frame frame) => Reaching(new PartWrites(place, body, evaluation), null, evaluation, frame);

    private static Value? At(AccessPath place, IOperation use, Evaluation evaluation, Frame frame)
    {
        Body body = evaluation.Flow.BodyOf(use);
        var writes = new PartWrites(place, body, evaluation);
        if (writes.AreAny) return Reaching(writes, use, evaluation, frame);
        if (body.SourceOf(place.Root) is not { } source || InSource(source, place, 1, false, place.Root) is not { } other) return null;
        return Once(other, IsSameObject(place.Root, other, body) ? use : source, evaluation, frame);
    }

    private static Value Reaching(PartWrites writes, IOperation? use, Evaluation evaluation, Frame frame)
    {
        AccessPath place = writes.Path;
        if (writes.Body.Reaching?.Find(place.Root, use?.Syntax, writes.ScopeOf) is not { IsComplete: true } reaching) return Value.Leaf(place.Symbol);
        List<Write> taken = [.. reaching.Writes.Where(w => !frame.MayChoose || !Configuration.Excludes(w.Operation, evaluation, frame)).Select(w => w with { Scope = writes.ScopeOf(w) ?? w.Scope })];
        List<Write> given = [.. taken.Where(w => w.Scope != WriteScope.Alias)];
        bool reachesEntry = reaching.ReachesEntry;
        if (use is not null) Definitions.Possible(given, use, writes.Body, ref reachesEntry);
        if (reachesEntry || given.Count > 1) given.RemoveAll(w => VainClips.AreAround(w.Operation, evaluation, frame));
        Masks.Apply(given, use, writes.Body);
        SumGuards.Apply(given, use, w => Given(w, writes, evaluation, frame), operation => evaluation.Evaluate(operation, frame));
        List<Value> paths = [.. given.Select(w => Given(w, writes, evaluation, frame))];
        if (reachesEntry) paths.Add(Known(Members.Stored(place.Symbol, evaluation)));
        Value joined = given.Count <= Definitions.MaxPaths && given.All(w => w.Scope == WriteScope.Whole) ? ValueJoin.OfPaths(paths) : paths.Join();
        if (BranchClips.Of(given, operation => place.Equals(AccessPath.Of(operation))) is { IsAll: false } kept) joined = joined.Within(joined.Bounds.And(kept));
        return taken.Where(w => w.Scope == WriteScope.Alias).Select(w => writes.IsOfField(w) ? Definitions.Of(w, evaluation, frame) : Value.Unknown).Aggregate(joined, (value, other) => ValueJoin.Join(Known(value), other));
    }

    /// <summary>What the write gives the field: itself, in a call, or by another object in its place.</summary>
    private static Value Given(Write write, PartWrites writes, Evaluation evaluation, Frame frame)
    {
        AccessPath place = writes.Path;
        if (writes.IsOfField(write)) return Definitions.Of(write, evaluation, frame);
        return evaluation.Once((write, place), frame, () =>
            PartWrites.IsHanded(write) ? write.Operation is IInvocationOperation call ? Calls.PartWritten(call, write, place, evaluation, frame) : Value.Unknown
            : Of(write.Operation is IVariableDeclaratorOperation { Symbol.IsForEach: true } ? Body.CollectionOf(write) : write.Value, place, write, evaluation, frame));
    }

    /// <summary>The field of an object that is assigned.</summary>
    private static Value Of(IOperation? assigned, AccessPath place, Write write, Evaluation evaluation, Frame frame)
    {
        int depth = write.Part?.Depth ?? 1;
        if (assigned is not null && InSource(assigned, place, depth, write.Scope != WriteScope.Whole, write.Symbol) is { } other && At(other, assigned, evaluation, frame) is { } found) return found;
        return Variables.Unwrap(assigned) switch
        {
            IArrayCreationOperation { Initializer: null } or IDefaultValueOperation => Value.Nothing,
            IObjectCreationOperation { Initializer: { } initializer } when place.Depth == depth + 1 && Initialized(initializer, place.Symbol) is { } value => evaluation.Evaluate(value, frame),
            _ => Members.Stored(place.Symbol, evaluation),
        };
    }

    /// <summary>The same field of the object that another place holds, which is assigned.</summary>
    private static AccessPath? InSource(IOperation assigned, AccessPath place, int depth, bool isElement, ISymbol variable) =>
        AccessPath.Of(assigned) is not { } source ? null
        : variable is ILocalSymbol { IsForEach: true } ? place.With(depth, source.AnyElement())
        : place.With(depth, source, isElement);

    /// <summary>Whether a local is another name of an object that nothing takes out of the other place: what is written there is seen here.</summary>
    private static bool IsSameObject(ISymbol local, AccessPath other, Body body)
    {
        if (local is ILocalSymbol { RefKind: RefKind.None, Type.IsReferenceType: false } || !body.IsFixed(other.Root)) return false;
        for (AccessPath? holder = other.Holder; holder?.Holder is not null; holder = holder.Holder)
            if (body.PartsOf(holder.Symbol).Any(write => write.Scope != WriteScope.Call)) return false;
        return true;
    }

    /// <summary>Two locals that are assigned to each other lead nowhere.</summary>
    private static Value? Once(AccessPath place, IOperation use, Evaluation evaluation, Frame frame)
    {
        bool isGiven = true;
        Value value = evaluation.Once((use, place), frame, () => At(place, use, evaluation, frame) ?? NotGiven());
        return isGiven ? value : null;

        Value NotGiven()
        {
            isGiven = false;
            return Value.Nothing;
        }
    }

    private static IOperation? Initialized(IObjectOrCollectionInitializerOperation initializer, ISymbol member) =>
        initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, member))?.Value;

    /// <summary>Of a field that nothing is known to be assigned to, something else may be in it.</summary>
    private static Value Known(Value value) => value.Kind == ValueKind.Nothing ? Value.Unknown : value;
}
