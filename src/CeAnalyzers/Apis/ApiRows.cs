using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>Short forms in which the tables are written: one row for every type and member named.</summary>
internal static class ApiRows
{
    public static IEnumerable<Api> Operators(string[] types, Operator @operator, params string[] members) =>
        Rows(types, members, row => row with { Operator = @operator });

    public static IEnumerable<Api> Makes(string[] types, ValueKind kind, params string[] members) =>
        Rows(types, members, row => row with { Makes = kind });

    public static IEnumerable<Api> Passes(string[] types, params string[] members) =>
        Rows(types, members, row => row with { Passes = true });

    public static IEnumerable<Api> Clips(string[] types, params string[] members) =>
        Rows(types, members, row => row with { Clips = true });

    public static IEnumerable<Api> Losses(string[] types, LossKind kind, params string[] members) =>
        Rows(types, members, row => row with { Loss = kind });

    public static IEnumerable<Api> Modules(string[] types, params string[] members) =>
        Rows(types, members, row => row with { BuildsModule = true });

    private static IEnumerable<Api> Rows(string[] types, string[] members, Func<Api, Api> complete) =>
        from type in types from member in members select complete(new Api(type, member));
}
