using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Rules;
using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>
/// The fix of one rule: finds the sink of a diagnostic again and offers the rewrites for it, the best first. The best has the rule's ID
/// as equivalence key, so that fix all takes the best for every place; the others have the ID and their name.
/// </summary>
internal abstract class Fix(string id) : CodeFixProvider
{
    private readonly Rule rule = CrossEntropyAnalyzer.Rules.Single(r => r.Descriptor.Id == id);

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null) return;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        FlowAnalysis flow = FlowOf(context.Document, model, context.CancellationToken);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            IReadOnlyList<Rewrite> rewrites = RewritesAt(NodeOf(diagnostic, root), context.Document, flow);
            foreach (Rewrite rewrite in rewrites)
            {
                Task<Document> Change(CancellationToken cancellation) => Task.FromResult(context.Document.WithSyntaxRoot(Edits.Apply(root, [rewrite])));
                context.RegisterCodeFix(CodeAction.Create(rewrite.FullTitle, Change, Key(rewrite, rewrites)), diagnostic);
            }
        }
    }

    public static SyntaxNode NodeOf(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode((diagnostic.Properties.ContainsKey(nameof(Sink.IsAtAdditionalLocation)) ? diagnostic.AdditionalLocations[0] : diagnostic.Location).SourceSpan, getInnermostNodeForTie: true);

    public static FlowAnalysis FlowOf(Document document, SemanticModel model, CancellationToken cancellation)
    {
        var flow = new FlowAnalysis(model.Compilation, document.Project.AnalyzerOptions, cancellation);
        flow.Seed(model);
        return flow;
    }

    /// <summary>The rewrites for the sink that a node is, the best first; none where the rule has nothing to say of it.</summary>
    public IReadOnlyList<Rewrite> RewritesAt(SyntaxNode node, Document document, FlowAnalysis flow)
    {
        return SinkSearch.At(node, flow).FirstOrDefault(sink => rule.Judge(sink) is not null) is { } found && !Place.IsInExpressionTree(found.Operation)
            ? [.. Rewrites(new Place(found, document)).OfType<Rewrite>().Where(rewrite => !LosesDirective(rewrite.Target))]
            : [];
    }

    /// <summary>The rewrite that an equivalence key asks for; <see langword="null"/> asks for the best.</summary>
    public Rewrite? Select(IReadOnlyList<Rewrite> rewrites, string? key) =>
        key is null || key == id ? rewrites.FirstOrDefault() : rewrites.FirstOrDefault(r => Key(r) == key);

    /// <summary>What can stand at the place instead, the best first; entries that are null are not possible here.</summary>
    protected abstract IEnumerable<Rewrite?> Rewrites(Place place);

    /// <summary>#if and its like in what is replaced.</summary>
    private static bool LosesDirective(SyntaxNode target) => target.ContainsDirectives && target.DescendantTrivia().Any(trivia => trivia.IsDirective && target.Span.Contains(trivia.Span));

    private string Key(Rewrite rewrite, IReadOnlyList<Rewrite> all) => rewrite == all[0] ? id : Key(rewrite);

    private string Key(Rewrite rewrite) => id + "." + rewrite.Name;
}
