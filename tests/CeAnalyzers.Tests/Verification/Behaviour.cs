using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Tests.Verification;

/// <summary>Code before and after a fix: what an IDE would offer, and what both do when they run.</summary>
internal static class Behaviour
{
    /// <summary>A public static method of a source, and the same after the fix with this key was applied until nothing of that key is left.</summary>
    public static (T Before, T After) BeforeAndAfter<T>(string source, string key, string type, string method)
        where T : Delegate =>
        (Compiled.Method<T>(source, type, method), Compiled.Method<T>(Apply(source, key).GetAwaiter().GetResult(), type, method));

    /// <summary>The source after the fix with this key; the first diagnostic that has one decides.</summary>
    public static async Task<string> Apply(string source, string key, Libraries libraries = Libraries.Plain) =>
        (await Offered(source, libraries)).First(offer => offer.Action.EquivalenceKey == key).Result;

    /// <summary>Every fix that is offered for a source, with the source that it makes.</summary>
    public static async Task<IReadOnlyList<(CodeAction Action, string Result)>> Offered(string source, Libraries libraries = Libraries.Plain)
    {
        using var workspace = new AdhocWorkspace();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Microsoft.CodeAnalysis.Project project = Open(workspace, source, libraries);
        var offers = new List<(CodeAction, string)>();
        foreach (Diagnostic diagnostic in await Project.Analyze((await project.GetCompilationAsync(cancellation))!))
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            var actions = new List<CodeAction>();
            foreach (CodeFixProvider provider in FixTest.Providers.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
            foreach (CodeAction action in actions)
            {
                ApplyChangesOperation change = (await action.GetOperationsAsync(cancellation)).OfType<ApplyChangesOperation>().Single();
                offers.Add((action, (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellation)).ToString()));
            }
        }

        return offers;
    }

    /// <summary>The source after fix all for one rule.</summary>
    public static async Task<string> FixAll(string source, string id, string? editorConfig)
    {
        using var workspace = new AdhocWorkspace();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Microsoft.CodeAnalysis.Project project = Open(workspace, source, Libraries.Plain);
        if (editorConfig is not null) project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From(editorConfig), filePath: "/.editorconfig").Project;
        Document document = project.Documents.First();
        var diagnostics = await Project.Analyze((await project.GetCompilationAsync(cancellation))!);
        CodeFixProvider fix = FixTest.Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var context = new FixAllContext(document, fix, FixAllScope.Document, id, [id], new Found([.. diagnostics.Where(d => d.Id == id)]), cancellation);
        if (await fix.GetFixAllProvider()!.GetFixAsync(context) is not { } action) return source;
        ApplyChangesOperation change = (await action.GetOperationsAsync(cancellation)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(cancellation)).ToString();
    }

    private static Microsoft.CodeAnalysis.Project Open(AdhocWorkspace workspace, string source, Libraries libraries)
    {
        Microsoft.CodeAnalysis.Project project = workspace.AddProject("Project", LanguageNames.CSharp)
            .WithParseOptions(TestSetup.ParseOptions)
            .WithCompilationOptions(TestSetup.CompilationOptions.WithOutputKind(SourceFiles.OutputKind(source)))
            .WithMetadataReferences(References.Of(libraries));
        foreach ((string name, string text) in SourceFiles.Of(source)) project = project.AddDocument(name, text, filePath: "/" + name).Project;
        return project;
    }

    /// <summary>The diagnostics that fix all asks for, all of one document.</summary>
    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
