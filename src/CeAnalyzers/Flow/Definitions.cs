using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The values that writes give, and their join at a place that reads.</summary>
internal static class Definitions
{
    /// <summary>Where more definitions than this reach a place, it is not asked what the variable is on some of the paths.</summary>
    public const int MaxPaths = 3;

    /// <summary>What <paramref name="symbol"/> holds where <paramref name="reference"/> reads it.</summary>
    public static Value At(IOperation reference, ISymbol symbol, Evaluation evaluation, Frame frame, Func<Value> initial)
    {
        if (frame.Held(symbol) is { } held) return held;
        Body body = evaluation.Flow.BodyOf(reference);
        IReadOnlyList<Write> writes = body.WritesOf(symbol);
        if (writes.Count == 0) return initial();
        if (writes.Count == 1 && writes[0] is { Scope: WriteScope.Whole, Value: not null } only && symbol is ILocalSymbol) return Of(only, evaluation, frame);
        return OnlyRead(writes, evaluation) switch
        {
            [] => initial(),
            [{ Operation: IVariableDeclaratorOperation, Value: not null } declared] => Of(declared, evaluation, frame),
            _ => Reaching(body, symbol, reference, writes, evaluation, frame, initial),
        };
    }

    /// <summary>The one write, or none, beside calls that only read the container they are handed: it reaches every place, and no graph need be made to know it. Null where there is more.</summary>
    private static IReadOnlyList<Write>? OnlyRead(IReadOnlyList<Write> writes, Evaluation evaluation) =>
        writes.Where(w => w.Scope != WriteScope.Call).Take(2).ToList() is { Count: < 2 } given && !writes.Any(w => w.Scope == WriteScope.Call && Calls.Writes(w, evaluation)) ? given : null;

    /// <summary>What <paramref name="symbol"/> holds when <paramref name="body"/> ends.</summary>
    public static Value AtEnd(Body body, ISymbol symbol, Evaluation evaluation, Frame frame, Func<Value> initial) =>
        Reaching(body, symbol, null, body.WritesOf(symbol), evaluation, frame, initial);

    /// <summary>The value that a write gives the variable, or its elements.</summary>
    public static Value Of(Write write, Evaluation evaluation, Frame frame) => evaluation.Once(write.Operation is IInvocationOperation or IDeconstructionAssignmentOperation ? write : write.Operation, frame, () => write.Operation switch
    {
        ICompoundAssignmentOperation compound => Compound(compound, evaluation, frame),
        ICoalesceAssignmentOperation coalesce => ValueJoin.Join(evaluation.Evaluate(coalesce.Target, frame), evaluation.Evaluate(coalesce.Value, frame)),
        ISimpleAssignmentOperation assignment when Accumulated(assignment, evaluation) is { } added => Arithmetic.Apply(Operator.Sum, assignment.Value.Syntax, evaluation.Evaluate(added, frame)),
        ISimpleAssignmentOperation assignment => Assigned(assignment, evaluation.Evaluate(assignment.Value, frame)),
        IDeconstructionAssignmentOperation deconstruction => Members.Deconstructed(deconstruction, write.Symbol, evaluation) ?? TupleElement(evaluation.Evaluate(deconstruction.Value, frame), deconstruction.Target, write.Symbol),
        IInvocationOperation call => Calls.Written(call, write, evaluation, frame),
        _ => write.Value is null ? Value.Leaf(write.Syntax) : evaluation.Evaluate(write.Value, frame),
    });

    /// <summary>What is assigned; a 1 at the index of a class makes the elements labels.</summary>
    private static Value Assigned(ISimpleAssignmentOperation assignment, Value value) =>
        MultiHotIdiom.IsMark(assignment, value) ? Value.Leaf(assignment.Syntax).With(ValueKind.MultiHot, Evidence.Proven, new Origin(assignment.Syntax))
        : OneHotIdiom.IsMark(assignment, value) ? Value.Leaf(assignment.Syntax).With(ValueKind.OneHot, Evidence.Proven, new Origin(assignment.Syntax))
        : value;

    /// <summary>x op= y; where x is read back by the next round of a loop, a sum.</summary>
    public static Value Compound(ICompoundAssignmentOperation compound, Evaluation evaluation, Frame frame)
    {
        if (BinaryProcessor.OperatorOf(compound) is not { } @operator) return Value.Leaf(compound.Syntax);
        Value operand = evaluation.Evaluate(compound.Value, frame);
        if (Tallies.IsOne(compound, operand)) return Value.Leaf(compound.Syntax);
        if (@operator is Operator.Add or Operator.Subtract && Accumulation.IsSum(compound, evaluation.Flow))
        {
            Value sum = Arithmetic.Apply(Operator.Sum, compound.Syntax, operand);
            return @operator == Operator.Add ? sum : Arithmetic.Apply(Operator.Negate, compound.Syntax, sum);
        }

        Value result = Arithmetic.Apply(@operator, compound.Syntax, evaluation.Evaluate(compound.Target, frame), operand);
        return RowTotals.Kept(result, compound.Target, compound.Value, evaluation.Flow) ?? result;
    }

    /// <summary>The element of a tuple that lands in <paramref name="symbol"/>.</summary>
    public static Value TupleElement(Value tuple, IOperation target, ISymbol symbol)
    {
        int place = PlaceIn(target, symbol);
        return tuple.Operator == Operator.Tuple && place >= 0 && place < tuple.Operands.Length ? tuple.Operands[place] : Value.Unknown;
    }

    /// <summary>The place of a variable, or of the one element of the container in it, among the targets of a deconstruction; negative where it has none, or several.</summary>
    public static int PlaceIn(IOperation target, ISymbol symbol)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation targets) return -1;
        List<ISymbol?> given = [.. targets.Elements.Select(element => element is IDeclarationExpressionOperation declared ? declared.Expression : element).Select(element => Variables.Named(element) ?? Variables.Container(element))];
        int place = given.FindIndex(variable => SymbolEqualityComparer.Default.Equals(variable, symbol));
        return place == given.FindLastIndex(variable => SymbolEqualityComparer.Default.Equals(variable, symbol)) ? place : -1;
    }

    private static Value Reaching(Body body, ISymbol symbol, IOperation? reference, IReadOnlyList<Write> writes, Evaluation evaluation, Frame frame, Func<Value> initial)
    {
        SyntaxNode? use = reference?.Syntax;
        bool takesLast = LastItem.IsRead(use) && LastItem.IsKept(writes, Counts);
        ReachingWrites? reaching = body.Reaching?.Find(symbol, use, Counts, takesLast);
        if (reaching is not { IsComplete: true })
            return writes.Where(w => w.Scope != WriteScope.Call || Counts(w)).Select(w => Of(w, evaluation, frame)).Join();
        if (Folds.After(symbol, use, reaching.Writes, evaluation, frame, () => reaching.ReachesEntry ? initial() : Value.Nothing) is { } folded) return folded;
        Dictionary<Write, Frame> frames = reaching.Writes.ToDictionary(w => w, w => LastRounds.Seen(w, use, evaluation, frame));
        List<Write> taken = [.. reaching.Writes.Where(w => !(frames[w].MayChoose && Configuration.Excludes(w.Operation, evaluation, frames[w])))];
        bool reachesEntry = reaching.ReachesEntry;
        if (reference is not null) Possible(taken, reference, body, ref reachesEntry);
        Rounds.LeaveOutStart(symbol, taken, use, takesLast, ref reachesEntry, Given, initial);
        if (reachesEntry || taken.Count > 1) taken.RemoveAll(w => VainClips.AreAround(w.Operation, evaluation, frame));
        Masks.Apply(taken, reference, body);
        Maxima.LeaveOutStart(symbol, taken, Given);
        SumGuards.Apply(taken, reference, Given, operation => evaluation.Evaluate(operation, frame));
        IEnumerable<Value> paths = taken.Select(Given);
        if (reachesEntry) paths = paths.Concat(Enumerable.Range(0, 1).Select(_ => initial()));
        Value joined = taken.Count <= MaxPaths && taken.All(w => w.Scope == WriteScope.Whole) ? ValueJoin.OfPaths([.. paths], symbol) : paths.Join();
        if (!reachesEntry && joined is { Operator: Operator.Choice, HasKind: false, OnSomePath: null } && BranchExponentials.Of(taken, Given) is { } exponential) return exponential;
        return BranchClips.Of(symbol, taken) is { IsAll: false } kept ? joined.KeptTo(kept, symbol) : joined;

        bool Counts(Write write) => Calls.Writes(write, evaluation);
        Value Given(Write write) => Of(write, evaluation, frames[write]);
    }

    /// <summary>
    /// Leaves out the writes in branches that are not taken where the one is in which the variable is read: switch (a) { case Relu: y = x; break; case Softmax: y = Exp(x); break; }
    /// if (a == Softmax) y /= sum. What was there before a write that is made whenever the place is reached is left out too.
    /// </summary>
    public static void Possible(List<Write> writes, IOperation place, Body body, ref bool reachesEntry)
    {
        if (writes.Count + (reachesEntry ? 1 : 0) < 2 || Choices.Around(place, body) is not { AreAny: true } here) return;
        List<(Write Write, Choices Choices)> possible = [.. writes.Select(w => (w, Choices.Around(w.Operation, body))).Where(w => !here.Exclude(w.Item2))];
        if (possible.Count == 0) return;
        Write? last = possible.LastOrDefault(w => w.Choices.AreAny && w.Write.Scope is WriteScope.Whole or WriteScope.Element && w.Write.Syntax.Span.End <= place.Syntax.SpanStart && here.Imply(w.Choices)).Write;
        writes.Clear();
        writes.AddRange(possible.Select(w => w.Write).Where(w => last is null || w.Syntax.SpanStart >= last.Syntax.SpanStart));
        reachesEntry &= last is null;
    }

    /// <summary>e of s = s + e, s = s.Add(e) and s = ops.Add(s, e), bound or not, where the next round of a loop reads s again.</summary>
    private static IOperation? Accumulated(ISimpleAssignmentOperation assignment, Evaluation evaluation)
    {
        (IOperation? start, IOperation? added) = Variables.Unwrap(assignment.Value) switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => (sum.LeftOperand, sum.RightOperand),
            IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var first }, { Value: var second }] } => (first, second),
            IInvocationOperation { TargetMethod.Name: "Add", Instance: { } first, Arguments: [{ Value: var second }] } when Numbers.IsNumeric(first.Type) => (first, second),
            var other when UnboundCall.Of(other) is { Syntax: var call, Arguments: [{ Value: var first }, { Value: var second }] } && UnboundCall.NameOf(call) == "Add" && evaluation.Flow.Knowledge.UsesNames(call.SyntaxTree) => (first, second),
            _ => default((IOperation?, IOperation?)),
        };
        return start is not null && AccessPath.Of(start) is { Element.Length: 0 } place && place.Equals(AccessPath.Of(assignment.Target)) && Accumulation.IsSum(assignment, evaluation.Flow) ? added : null;
    }
}
