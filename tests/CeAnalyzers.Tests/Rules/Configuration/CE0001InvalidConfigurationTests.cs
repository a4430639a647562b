using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Rules.Configuration;

/// <summary>Options that are not what they may be; the lines of CeAnalyzers.Kinds.txt are tested with what they declare.</summary>
public class CE0001InvalidConfigurationTests
{
    private const string Flags = "true or false";
    private const string Counts = "the number of samples of each class, two or more whole numbers with commas between them, such as 174, 1623";
    private const string Ratio = "a number above 1, such as 10";

    [Theory]
    [InlineData("ce_named_evidence", "off", Flags)]
    [InlineData("ce_unsafe_fixes", "1", Flags)]
    [InlineData("ce_class_counts", "174", Counts)]
    [InlineData("ce_class_counts", "174 1623", Counts)]
    [InlineData("ce_class_counts", "-174, 1623", Counts)]
    [InlineData("ce_class_counts", "174, 16.5", Counts)]
    [InlineData("ce_class_counts", "1e3, 5", Counts)]
    [InlineData("ce_imbalance_ratio", "1", Ratio)]
    [InlineData("ce_imbalance_ratio", "1:10", Ratio)]
    [InlineData("ce_imbalance_ratio", "-3", Ratio)]
    [InlineData("ce_imbalance_ratio", "NaN", Ratio)]
    public async Task NamesFileKeyValueAndWhatIsAllowed(string key, string value, string allowed)
    {
        Diagnostic reported = Assert.Single(await Analyze($"{key} = {value}"));
        Assert.Equal(("CE0001", DiagnosticSeverity.Warning, "Configuration"), (reported.Id, reported.Severity, reported.Descriptor.Category));
        Assert.Equal($"'{key} = {value}' in the .editorconfig of File0.cs: expected {allowed}", reported.GetMessage());
    }

    [Fact]
    public Task IsReportedAtTheFirstFileThatItIsFor() => Verify.Diagnostics(
        ["class A;", "{|CE0001:class|} B;", "class C;"],
        editorConfig: "root = true\n[{File1,File2}.cs]\nce_unsafe_fixes = yes\n");

    [Fact]
    public Task EveryBadOptionIsReported() => Verify.Diagnostics(
        "{|CE0001:{|CE0001:class|}|} A;", editorConfig: "root = true\n[*.cs]\nce_unsafe_fixes = yes\nce_imbalance_ratio = 0\n");

    [Theory]
    [InlineData("ce_named_evidence = false")]
    [InlineData("ce_unsafe_fixes = True")]
    [InlineData("ce_class_counts = 174, 1623")]
    [InlineData("ce_class_counts = 0,5,7")]
    [InlineData("ce_imbalance_ratio = 2.5")]
    [InlineData("ce_other = anything")] // somebody else's
    [InlineData("# nothing")]
    public async Task WhatIsAllowedIsSilent(string option) => Assert.Empty(await Analyze(option));

    [Fact]
    public async Task FilesWithoutTheOptionAreSilent() =>
        Assert.Empty(await Project.Analyze(Project.Compile(Libraries.Plain, "class A;")));

    [Fact]
    public Task ABadValueIsTheDefault() => Verify.Diagnostics(
        "{|CE0001:class|} Loss { double CrossEntropy(double[] p, int c) => -{|CE1003:Math.Log(p[c])|}; }",
        editorConfig: "root = true\n[*.cs]\nce_named_evidence = never\n");

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Analyze(string option) =>
        Project.Analyze(Project.Compile(Libraries.Plain, "class A;", "class B;"), Configured.With(option));
}
