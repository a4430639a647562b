using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>
/// Applies the rewrites of one key to every diagnostic of a document. Of rewrites that overlap the outermost wins, and what it leaves of the
/// others is looked at again. Rewrites that change training are applied only where .editorconfig says <c>ce_unsafe_fixes = true</c>.
/// </summary>
internal sealed class FixAll : DocumentBasedFixAllProvider
{
    private const int MaxRounds = 10;

    private FixAll()
    {
    }

    public static FixAll Instance { get; } = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var fix = (Fix)context.CodeFixProvider;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return null;
        bool allowsUnsafe = AllowsUnsafe(document, root.SyntaxTree);
        var pending = new SyntaxAnnotation();
        root = root.ReplaceNodes(diagnostics.Select(d => Fix.NodeOf(d, root)).Distinct(), (_, node) => node.WithAdditionalAnnotations(pending));
        for (int round = 0; round < MaxRounds; round++)
        {
            document = document.WithSyntaxRoot(root);
            SemanticModel model = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
            FlowAnalysis flow = Fix.FlowOf(document, model, context.CancellationToken);
            root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
            List<Rewrite> wanted = [.. root.GetAnnotatedNodes(pending)
                .Select(node => fix.Select(fix.RewritesAt(node, document, flow), context.CodeActionEquivalenceKey))
                .OfType<Rewrite>()
                .Where(rewrite => allowsUnsafe || rewrite.Safety != Safety.ChangesTraining)];
            if (wanted.Count == 0) break;
            root = Edits.Apply(root, Edits.Outermost(wanted));
        }

        return document.WithSyntaxRoot(root);
    }

    private static bool AllowsUnsafe(Document document, SyntaxTree tree) =>
        KnownOptions.UnsafeFixes.In(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree));
}
