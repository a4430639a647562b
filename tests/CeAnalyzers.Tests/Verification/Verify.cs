namespace CeAnalyzers.Tests.Verification;

/// <summary>
/// All rules together over sources in markup: <c>{|CE1001:Math.Log(p)|}</c> is a diagnostic, everything else must be silent and compile.
/// </summary>
internal static class Verify
{
    public static Task Diagnostics(string source, Libraries libraries = Libraries.Plain, string? editorConfig = null, string? kinds = null) =>
        Diagnostics([source], libraries, editorConfig, kinds);

    /// <summary>The statements of a method that has scores <c>z</c>, targets <c>y</c> and a class <c>label</c> at hand and returns a double.</summary>
    public static Task Body(string statements, Libraries libraries = Libraries.Plain) => Diagnostics(
        $$"""
        using System.Numerics;
        using CeAnalyzers;

        class Classifier
        {
            double Loss(double[] z, double[] y, int label)
            {
        {{statements}}
            }
        }
        """,
        libraries);

    /// <summary>The files of one project, named File0.cs, File1.cs, ...</summary>
    public static Task Diagnostics(string[] sources, Libraries libraries = Libraries.Plain, string? editorConfig = null, string? kinds = null) =>
        new AnalyzerTest(sources, libraries, editorConfig, kinds).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// The fix with this equivalence key, or the first one, turns <paramref name="before"/> into <paramref name="after"/>: one diagnostic
    /// after the other, and by fix all in document, project and solution. Markup in <paramref name="after"/> is what stays flagged.
    /// </summary>
    public static Task Fix(string before, string after, string? equivalenceKey = null, Libraries libraries = Libraries.Plain, string? editorConfig = null) =>
        Fix([before], [after], equivalenceKey, libraries, editorConfig);

    public static Task Fix(string[] before, string[] after, string? equivalenceKey = null, Libraries libraries = Libraries.Plain, string? editorConfig = null) =>
        new FixTest(before, after, equivalenceKey, libraries, editorConfig).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Flagged, but no fix is offered.</summary>
    public static Task NoFix(string source, string? equivalenceKey = null, Libraries libraries = Libraries.Plain, string? editorConfig = null) =>
        Fix(source, source, equivalenceKey, libraries, editorConfig);
}
