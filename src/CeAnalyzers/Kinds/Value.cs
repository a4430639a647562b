using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Kinds;

/// <summary>
/// What is known of a value: its kind with guards, evidence and origin, and the shape of the computation that made it.
/// A container (array, span, list, tensor) is described by the value of its elements.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    /// <summary>Shapes deeper than this are cut: no idiom is that deep, and equality must stay cheap.</summary>
    private const int MaxDepth = 14;

    /// <summary>What a variable holds is looked into no deeper than this: a log-sum-exp of logits as deep as <see cref="MaxPlainDepth"/>, its maximum subtracted.</summary>
    private const int MaxHeldDepth = 9;

    /// <summary>The same without an exponential or log in it: no idiom looks into how logits were computed.</summary>
    private const int MaxPlainDepth = 3;

    private readonly Bounds bounds;

    private Value(Operator @operator, ImmutableArray<Value> operands, double number, object? identity, Bounds bounds)
    {
        this.bounds = bounds;
        Operator = @operator;
        Operands = operands;
        Number = number;
        Identity = identity;
        Depth = 1 + (operands.IsEmpty ? 0 : operands.Max(o => o.Depth));
        IsTranscendental = @operator is Operator.Exp or Operator.Log || operands.Any(o => o.IsTranscendental);
        Kind = ValueKind.Unknown;
        Evidence = Evidence.Proven;
    }

    public static Value Nothing { get; } = new(Operator.Leaf, ImmutableArray<Value>.Empty, 0, null, Bounds.All) { Kind = ValueKind.Nothing };

    public static Value Unknown { get; } = new(Operator.Leaf, ImmutableArray<Value>.Empty, 0, null, Bounds.All);

    /// <summary>One of several values: not unknown for want of looking, but different.</summary>
    public static Value Mixed { get; } = new(Operator.Choice, ImmutableArray<Value>.Empty, 0, null, Bounds.All);

    public Operator Operator { get; private init; }

    public ImmutableArray<Value> Operands { get; private init; }

    /// <summary>The number of a <see cref="Operator.Constant"/>.</summary>
    public double Number { get; }

    /// <summary>What tells leaves apart: the symbol or the syntax they stand for; the target of a function; the name of a module.</summary>
    public object? Identity { get; private init; }

    public ValueKind Kind { get; init; }

    public Evidence Evidence { get; init; }

    public Guards Guards { get; init; }

    /// <summary>1 - p of the probability p that <see cref="Kind"/> names.</summary>
    public bool IsComplement { get; init; }

    /// <summary>For a softmax: no maximum was subtracted before the exponentials.</summary>
    public bool IsUnshifted { get; init; }

    /// <summary>Where the kind came from.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What a probability was made from: the logits.</summary>
    public Value? Source { get; init; }

    /// <summary>For a value of no kind: the softmax or sigmoid probabilities that it is on some path, of which the logits are not known; what is a mistake on one path is a mistake.</summary>
    public Value? OnSomePath { get; private init; }

    /// <summary>The softmax or sigmoid probabilities that it is, at least on some path.</summary>
    public Value? Activated => Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability ? this : OnSomePath;

    /// <summary>The bounds that it keeps to; its kind may say more than how it was computed.</summary>
    public Bounds Bounds =>
        Kind.IsProbability() || Kind is ValueKind.OneHot or ValueKind.MultiHot ? Bounds.Unit
        : Kind.IsLogProbability() ? Bounds.NotPositive
        : bounds;

    /// <summary>How many operations deep the shape is.</summary>
    public int Depth { get; }

    private bool IsTooDeepToHold =>
        Depth > (IsTranscendental ? MaxHeldDepth : MaxPlainDepth) && !HasKind && Operator is not (Operator.Function or Operator.Module or Operator.Tuple);

    /// <summary>An exponential or log went into it.</summary>
    public bool IsTranscendental { get; }

    public bool IsConstant => Operator == Operator.Constant;

    /// <summary>Nothing is known of it but what it stands for.</summary>
    public bool IsPlainLeaf => Operator == Operator.Leaf && Kind == ValueKind.Unknown;

    /// <summary>Whatever it is joined with, no kind comes of it.</summary>
    public bool IsHopeless => !HasKind && Kind != ValueKind.Nothing && Operator is Operator.Leaf or Operator.Choice && Operands.IsEmpty && bounds.IsAll;

    public bool HasKind => Kind is not (ValueKind.Unknown or ValueKind.Nothing);

    public static Value Constant(double number) => new(Operator.Constant, ImmutableArray<Value>.Empty, number, null, new Bounds(number, number));

    public static Value Leaf(object identity) => new(Operator.Leaf, ImmutableArray<Value>.Empty, 0, identity, Bounds.All);

    /// <summary>A delegate: <paramref name="target"/> is the method symbol or the lambda that it calls.</summary>
    public static Value Function(object target) => new(Operator.Function, ImmutableArray<Value>.Empty, 0, target, Bounds.All);

    /// <summary>A delegate that calls one of several targets.</summary>
    public static Value Functions(IEnumerable<Value> functions) => new(Operator.Choice, functions.ToImmutableArray(), 0, null, Bounds.All);

    /// <summary>A loss or activation of a library, named by its type; a sequence has its layers as operands.</summary>
    public static Value Module(string type, params Value[] operands) =>
        new(Operator.Module, operands.ToImmutableArray(), 0, type, Bounds.All);

    /// <summary>An object of a class in source, with what tells it apart from others of its class.</summary>
    public static Value Instance(ITypeSymbol type, params Value[] parts) => new(Operator.Module, parts.ToImmutableArray(), 0, type, Bounds.All);

    /// <summary>A computed value; cut to a leaf at <paramref name="syntax"/> where it grows too deep.</summary>
    public static Value Of(Operator @operator, SyntaxNode? syntax, params Value[] operands)
    {
        var value = new Value(@operator, operands.ToImmutableArray(), 0, null, Bounds.Of(@operator, operands));
        return value.Depth <= MaxDepth ? value : (syntax is null ? Unknown : Leaf(syntax)).Within(value.bounds);
    }

    public bool Is(double number) => IsConstant && Number == number;

    public Value With(ValueKind kind, Evidence evidence, Origin? origin, Value? source = null) =>
        Copy(kind, evidence, Guards.None, false, false, origin, source);

    /// <summary>The same value, of which it is known what it is on some path.</summary>
    public Value Or(Value onSomePath) => Copy(Kind, Evidence, Guards, IsComplement, IsUnshifted, Origin, Source, HasKind ? null : onSomePath.WithoutSource());

    public Value WithGuards(Guards guards) => Copy(Kind, Evidence, guards, IsComplement, IsUnshifted, Origin, Source);

    /// <summary>The same value, of which these bounds are known.</summary>
    public Value Within(Bounds known) => new Value(Operator, Operands, Number, Identity, known).WithKindOf(this);

    /// <summary>The same kind, made somewhere else.</summary>
    public Value MadeAt(SyntaxNode node) => Leaf(node).Copy(Kind, Evidence, Guards, IsComplement, IsUnshifted, new Origin(node), Source);

    /// <summary>A value of which no shape is known is told apart by the variable that holds it, unless it is what another variable holds.</summary>
    public Value HeldBy(ISymbol variable) =>
        IsPlainLeaf && Identity is ISymbol symbol ? (DistanceNames.Name(variable) && !DistanceNames.Name(symbol) ? CutTo(variable) : this)
        : IsTooDeepToHold && IsLessMaximum ? Of(Operator.Subtract, null, Leaf(variable), Of(Operator.Max, null, Leaf(variable))).Within(bounds)
        : IsPlainLeaf || IsTooDeepToHold ? CutTo(variable)
        : Operator == Operator.Choice && Identity is null ? new Value(Operator.Choice, Operands, 0, variable, bounds).WithKindOf(this)
        : this;

    /// <summary>x - max or x + (-max), perhaps scaled, where the maximum is one by its making, some element of x or an unknown number: of an exponent that is worth knowing, whichever path it comes by.</summary>
    public bool IsLessMaximum => !HasKind && (Operator, Operands) switch
    {
        (Operator.Subtract, [{ HasKind: false } x, { HasKind: false } maximum]) => maximum.Operator is Operator.Max or Operator.Leaf or Operator.Choice || maximum.SameShape(x),
        (Operator.Add, [{ HasKind: false }, { Operator: Operator.Negate, Operands: [{ Operator: Operator.Max }] }]) => true,
        (Operator.Add, [{ Operator: Operator.Negate, Operands: [{ Operator: Operator.Max }] }, { HasKind: false }]) => true,
        (Operator.Multiply, [var x, var scale]) => x.IsLessMaximum || scale.IsLessMaximum,
        (Operator.Divide, [var x, _]) => x.IsLessMaximum,
        _ => false,
    };

    /// <summary>As an argument of a call; told apart by its syntax where its shape is not looked into.</summary>
    public Value PassedAs(SyntaxNode argument) => !IsTooDeepToHold ? this : IsScaledDifference ? Of(Operator.Subtract, null, Leaf(argument), Leaf(argument)).Within(bounds) : CutTo(argument);

    /// <summary>-k * (x - m): of an exponent it is worth knowing that something is subtracted.</summary>
    private bool IsScaledDifference => Operator switch
    {
        Operator.Subtract => true,
        Operator.Multiply or Operator.Divide or Operator.Negate => Operands.Any(operand => operand.IsScaledDifference),
        _ => false,
    };

    /// <summary>A value that a condition keeps to these bounds, as a clip would on both sides; what is made of exponentials keeps its shape.</summary>
    public Value KeptTo(Bounds kept, object identity) => bounds.And(kept) is var all
        && (HasKind || IsTranscendental || Operator is not (Operator.Leaf or Operator.Choice or Operator.Sum) || double.IsInfinity(all.Low) || double.IsInfinity(all.High)) ? Within(all)
        : Of(Operator.Clip, null, Leaf(identity), Constant(all.Low), Constant(all.High)).Holding(OnSomePath);

    public Value WithEvidence(Evidence evidence) => Copy(Kind, evidence, Guards, IsComplement, IsUnshifted, Origin, Source);

    public Value AsUnshifted() => Copy(Kind, Evidence, Guards, IsComplement, true, Origin, Source);

    /// <summary>The join of what was found all over the source, as what a variable starts with.</summary>
    public Value StartOf(ISymbol variable) =>
        HasKind || Operator is not (Operator.Leaf or Operator.Choice) || !Operands.IsEmpty ? this : Leaf(variable).Within(bounds).Holding(OnSomePath);

    /// <summary>This shape, with the kind, guards and origin of <paramref name="other"/>.</summary>
    public Value WithKindOf(Value other) =>
        Copy(other.Kind, other.Evidence, other.Guards, other.IsComplement, other.IsUnshifted, other.Origin, other.Source, other.OnSomePath);

    /// <summary>1 - this.</summary>
    public Value AsComplementOf(Value probability) =>
        Copy(probability.Kind, probability.Evidence, probability.Guards.OfComplement(), !probability.IsComplement, probability.IsUnshifted, probability.Origin, probability.Source);

    /// <summary>Made by the same computation from the same things.</summary>
    public bool SameShape(Value other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (Operator != other.Operator || Operands.Length != other.Operands.Length) return false;
        if (Operator == Operator.Constant) return Number.Equals(other.Number);
        if (Operands.IsEmpty) return Identity is not null && SameIdentity(Identity, other.Identity);
        for (int i = 0; i < Operands.Length; i++)
            if (!Operands[i].SameShape(other.Operands[i])) return false;
        return Operator != Operator.Module || Identity is not null && SameIdentity(Identity, other.Identity);
    }

    public bool Equals(Value? other) =>
        other is not null && Kind == other.Kind && Evidence == other.Evidence && Guards == other.Guards
        && IsComplement == other.IsComplement && IsUnshifted == other.IsUnshifted && Equals(Origin, other.Origin)
        && SameBounds(other)
        && (ReferenceEquals(this, other) || SameShape(other) || (Operands.IsEmpty && Operator == other.Operator && Identity is null && other.Identity is null && Number.Equals(other.Number)))
        && (Source is null ? other.Source is null : other.Source is not null && Source.Equals(other.Source))
        && Equals(OnSomePath, other.OnSomePath);

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode()
    {
        int hash = ((int)Operator * 31) + (int)Kind;
        hash = (hash * 31) + Number.GetHashCode();
        if (Identity is ISymbol symbol) hash = (hash * 31) + SymbolEqualityComparer.Default.GetHashCode(symbol);
        foreach (Value operand in Operands) hash = (hash * 31) + operand.GetHashCode();
        return hash;
    }

    /// <summary>Bounds are no part of the shape, but what is asked with other bounds has another answer.</summary>
    private bool SameBounds(Value other) =>
        ReferenceEquals(this, other) || bounds == other.bounds && Operands.Length == other.Operands.Length && Operands.Zip(other.Operands, (mine, its) => mine.SameBounds(its)).All(same => same);

    private static bool SameIdentity(object left, object? right) =>
        left is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, right as ISymbol)
        : left is SyntaxNode node ? right is SyntaxNode other && (node == other || (node.SyntaxTree == other.SyntaxTree && node.IsEquivalentTo(other, topLevel: false)))
        : left.Equals(right);

    /// <summary>The same probability, which is something else than its logits make it on some path; how large they are counts all the same.</summary>
    public Value NotOnlyOfItsSource() =>
        Source is null ? this : Copy(Kind, Evidence, Guards, IsComplement, IsUnshifted, Origin, Of(Operator.Choice, null, Source).Within(Source.Bounds));

    private Value WithoutSource() => Copy(Kind, Evidence, Guards, IsComplement, IsUnshifted, Origin, null);

    /// <summary>Only what it stands for, and that it is clipped by numbers.</summary>
    private Value CutTo(object identity) => Operator == Operator.Clip && Operands is [_, { IsConstant: true } low, { IsConstant: true } high]
        ? Of(Operator.Clip, null, Leaf(identity), low, high).Within(bounds)
        : Operator is Operator.Max or Operator.Min && Operands.Length == 2 && Operands.Any(o => o.IsConstant) ? Of(Operator, null, [.. Operands.Select(o => o.IsConstant ? o : o.CutTo(identity))]).Within(bounds)
        : IsOverTemperature ? Of(Operator.Divide, null, Leaf(identity).Within(Operands[0].Bounds), Leaf(identity)).Within(bounds)
        : Leaf(identity).Within(bounds).Holding(OnSomePath);

    /// <summary>A number within bounds that is divided by something: of an exponent it is worth knowing.</summary>
    private bool IsOverTemperature => Operator == Operator.Divide && Operands is [{ IsConstant: false, Bounds: { Low: > double.NegativeInfinity, High: < double.PositiveInfinity } }, { IsConstant: false }];

    private Value Holding(Value? onSomePath) => onSomePath is null ? this : Or(onSomePath);

    private Value Copy(ValueKind kind, Evidence evidence, Guards guards, bool isComplement, bool isUnshifted, Origin? origin, Value? source, Value? onSomePath = null) =>
        new(Operator, Operands, Number, Identity, bounds)
        {
            Kind = kind,
            Evidence = evidence,
            Guards = guards,
            IsComplement = isComplement,
            IsUnshifted = isUnshifted,
            Origin = origin,
            Source = source,
            OnSomePath = onSomePath,
        };
}
