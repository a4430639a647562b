using CeAnalyzers.Kinds;
using CsCheck;

namespace CeAnalyzers.Tests.Kinds;

/// <summary>The laws of the lattice: without them, what the flow knows would depend on the order in which it looks.</summary>
public class ValueLawsTests
{
    private static readonly Gen<ValueKind> Kind = Gen.Int[0, Enum.GetValues<ValueKind>().Length - 1].Select(number => (ValueKind)number);

    /// <summary>What reaches a place: nothing, an unknown, or a value of some kind, with the qualifiers that it may have.</summary>
    private static readonly Gen<Value> Values = Gen.Select(Kind, Gen.Int[0, 2], Gen.Int[0, 7], Gen.Bool, Gen.Bool, Gen.Int[0, 2])
        .Select((kind, evidence, guards, isComplement, isUnshifted, leaf) =>
        {
            if (kind == ValueKind.Nothing) return Value.Nothing;
            Value value = Value.Leaf("v" + leaf);
            if (kind == ValueKind.Unknown) return value;
            value = value.With(kind, (Evidence)evidence, null);
            if (isComplement) value = value.AsComplementOf(value);
            if (isUnshifted) value = value.AsUnshifted();
            return value.WithGuards((Guards)guards);
        });

    [Fact]
    public void KindsJoinInAnyOrder() => Gen.Select(Kind, Kind).Sample((a, b) => Assert.Equal(ValueKinds.Join(a, b), ValueKinds.Join(b, a)));

    [Fact]
    public void KindsJoinInAnyGrouping() => Gen.Select(Kind, Kind, Kind).Sample((a, b, c) =>
        Assert.Equal(ValueKinds.Join(ValueKinds.Join(a, b), c), ValueKinds.Join(a, ValueKinds.Join(b, c))));

    [Fact]
    public void AKindJoinedWithItselfIsItself() => Kind.Sample(a => Assert.Equal(a, ValueKinds.Join(a, a)));

    [Fact]
    public void NothingAddsNothing() => Kind.Sample(a =>
    {
        Assert.Equal(a, ValueKinds.Join(a, ValueKind.Nothing));
        Assert.Equal(a, ValueKinds.Join(ValueKind.Nothing, a));
    });

    [Fact]
    public void UnknownAbsorbs() => Kind.Sample(a => Assert.Equal(ValueKind.Unknown, ValueKinds.Join(a, ValueKind.Unknown)));

    [Fact]
    public void DifferentKindsAreUnknown() => Gen.Select(Kind, Kind).Where((a, b) => a != b && a != ValueKind.Nothing && b != ValueKind.Nothing)
        .Sample((a, b) => Assert.Equal(ValueKind.Unknown, ValueKinds.Join(a, b)));

    [Fact]
    public void ValuesJoinInAnyOrder() => Gen.Select(Values, Values).Sample((a, b) => AssertSame(ValueJoin.Join(a, b), ValueJoin.Join(b, a)));

    [Fact]
    public void ValuesJoinInAnyGrouping() => Gen.Select(Values, Values, Values).Sample((a, b, c) =>
        AssertSame(ValueJoin.Join(ValueJoin.Join(a, b), c), ValueJoin.Join(a, ValueJoin.Join(b, c))));

    [Fact]
    public void AValueJoinedWithItselfIsItself() => Values.Sample(a => AssertSame(a, ValueJoin.Join(a, a)));

    [Fact]
    public void NothingAddsNothingToAValue() => Values.Sample(a =>
    {
        AssertSame(a, ValueJoin.Join(a, Value.Nothing));
        AssertSame(a, ValueJoin.Join(Value.Nothing, a));
    });

    [Fact]
    public void AJoinIsNeverSurerThanItsParts() => Gen.Select(Values, Values).Where((a, b) => a.HasKind && b.HasKind).Sample((a, b) =>
    {
        Value joined = ValueJoin.Join(a, b);
        if (!joined.HasKind) return;
        Assert.Equal(a.Evidence < b.Evidence ? a.Evidence : b.Evidence, joined.Evidence);
        Assert.Equal(a.Guards & b.Guards, joined.Guards);
    });

    [Fact]
    public void TheComplementOfTheComplementIsTheValue() => Values.Where(v => v.HasKind).Sample(v =>
    {
        Value complement = v.AsComplementOf(v);
        Assert.NotEqual(v.IsComplement, complement.IsComplement);
        AssertSame(v, complement.AsComplementOf(complement));
    });

    /// <summary>Alike in all that a rule can ask for.</summary>
    private static void AssertSame(Value expected, Value actual) => Assert.Equal(
        (expected.Kind, expected.Evidence, expected.Guards, expected.IsComplement, expected.IsUnshifted, expected.OnSomePath?.Kind, expected.OnSomePath?.Guards, expected.OnSomePath?.Evidence),
        (actual.Kind, actual.Evidence, actual.Guards, actual.IsComplement, actual.IsUnshifted, actual.OnSomePath?.Kind, actual.OnSomePath?.Guards, actual.OnSomePath?.Evidence));
}
