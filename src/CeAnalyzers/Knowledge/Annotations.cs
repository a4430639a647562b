using System.Collections.Immutable;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Knowledge;

/// <summary>
/// The attributes that say what a value holds. They are known by their full names, whichever assembly they are from: a library that must not
/// depend on the runtime declares copies of its own.
/// </summary>
internal static class Annotations
{
    private static readonly Dictionary<string, ValueKind> Kinds = new()
    {
        ["LogitsAttribute"] = ValueKind.Logits,
        ["ProbabilitiesAttribute"] = ValueKind.Probability,
        ["LogProbabilitiesAttribute"] = ValueKind.LogProbability,
        ["MarginsAttribute"] = ValueKind.Margin,
        ["MultiLabelAttribute"] = ValueKind.MultiHot,
    };

    /// <summary>The names, as source writes them, of the attributes that say what computed values hold.</summary>
    public static IEnumerable<string> Names { get; } = [.. Kinds.Where(row => row.Value != ValueKind.MultiHot).Select(row => row.Key).Select(name => name.Substring(0, name.Length - nameof(Attribute).Length))];

    /// <summary>Whether source may mean one of these attributes by a word.</summary>
    public static bool AreNamed(string word) => Kinds.ContainsKey(word) || Kinds.ContainsKey(word + nameof(Attribute));

    /// <summary>The kind that one of the attributes declares.</summary>
    public static Declaration? Declared(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (NameOf(attribute) is { } name && Kinds.TryGetValue(name, out ValueKind kind)) return new(kind, "[" + name.Substring(0, name.Length - nameof(Attribute).Length) + "]");
            if (IsProbabilityColumn(attribute)) return new(ValueKind.Probability, "[ColumnName(\"Probability\")]");
        }

        return null;
    }

    /// <summary>The column into which ML.NET's calibrated classifiers write: [ColumnName("Probability")].</summary>
    private static bool IsProbabilityColumn(AttributeData attribute) =>
        attribute is { AttributeClass: { Name: "ColumnNameAttribute", ContainingNamespace: { Name: "Data", ContainingNamespace: { Name: "ML", ContainingNamespace.Name: "Microsoft" } } }, ConstructorArguments: [{ Value: "Probability" }] };

    /// <summary>The counts of [ClassCounts(174, 1623)].</summary>
    public static ImmutableArray<int> ClassCounts(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (NameOf(attribute) != "ClassCountsAttribute" || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false } counts]) continue;
            ImmutableArray<int> read = counts.Values.Select(count => count.Value).OfType<int>().ToImmutableArray();
            if (read.Length >= 2 && read.All(count => count >= 0)) return read;
        }

        return ImmutableArray<int>.Empty;
    }

    /// <summary>The name of an attribute of ours; null for others.</summary>
    private static string? NameOf(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: "CeAnalyzers", ContainingNamespace.IsGlobalNamespace: true } } type ? type.Name : null;
}
