using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>Short forms in which the tables are written: one row for every type and member named.</summary>
internal static class ApiRows
{
    public static IEnumerable<Api> Operators(string[] types, Operator @operator, params string[] members) =>
        Rows(types, members, row => row with { Operator = @operator });

    public static IEnumerable<Api> Formulas(string[] types, Func<SyntaxNode, Value[], Value> formula, params string[] members) =>
        Rows(types, members, row => row with { Formula = formula });

    public static IEnumerable<Api> Makes(string[] types, ValueKind kind, params string[] members) =>
        Rows(types, members, row => row with { Makes = kind });

    public static IEnumerable<Api> Passes(string[] types, params string[] members) =>
        Rows(types, members, row => row with { Passes = true });

    public static IEnumerable<Api> Clips(string[] types, params string[] members) =>
        Rows(types, members, row => row with { Clips = true });

    public static IEnumerable<Api> Applies(string[] types, params string[] members) =>
        Rows(types, members, row => row with { Applies = true });

    public static IEnumerable<Api> Losses(string[] types, LossKind kind, params string[] members) =>
        Rows(types, members, row => row with { Loss = kind });

    /// <summary>Members named like the module that they build, in <paramref name="space"/>.</summary>
    public static IEnumerable<Api> Modules(string[] types, string space, params string[] members) =>
        Rows(types, members, row => row with { Builds = space + row.Member });

    public static IEnumerable<Api> IntoDestination(this IEnumerable<Api> rows) => rows.Select(row => row with { HasDestination = true });

    public static IEnumerable<Api> InPlace(this IEnumerable<Api> rows) => rows.Select(row => row with { IsInPlace = true });

    public static IEnumerable<Api> Unstable(this IEnumerable<Api> rows, string symptom, string replacement) =>
        rows.Select(row => row with { Instability = new(symptom, replacement) });

    private static IEnumerable<Api> Rows(string[] types, string[] members, Func<Api, Api> complete) =>
        from type in types from member in members select complete(new Api(type, member));
}
