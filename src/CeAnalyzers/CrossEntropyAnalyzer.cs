using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Knowledge;
using CeAnalyzers.Rules;
using CeAnalyzers.Rules.Configuration;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers;

/// <summary>
/// Checks the kinds of values, logits or probabilities, where they matter: finds the sinks, each once for all rules, and lets the rules judge.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossEntropyAnalyzer : DiagnosticAnalyzer
{
    internal static readonly ImmutableArray<Rule> Rules = typeof(Rule).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type))
        .Select(type => (Rule)Activator.CreateInstance(type))
        .OrderByDescending(rule => rule.Precedence).ThenBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    private static readonly SourceTextValueProvider<FileWords> Words = new(FileWords.Of);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.Select(rule => rule.Descriptor).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var knowledge = new UserKnowledge(start.Compilation, start.Options, start.CancellationToken);
            var flow = new FlowAnalysis(start.Compilation, knowledge, text => start.TryGetValue(text, Words, out FileWords? words) ? words : FileWords.Of(text), start.CancellationToken);
            CE0001InvalidConfiguration.Register(start, knowledge);
            start.RegisterCodeBlockAction(block => Judge(block, flow));
        });
    }

    private static void Judge(CodeBlockAnalysisContext context, FlowAnalysis flow)
    {
        SyntaxTree tree = context.CodeBlock.SyntaxTree;
        foreach (TextSpan code in OwnCode.Of(context.OwningSymbol, context.CodeBlock))
        {
            if (!SinkSearch.MayFind(tree, code, flow)) continue;
            flow.Seed(context.SemanticModel);
            IEnumerable<Diagnostic> found =
                from sink in SinkSearch.In(tree, code, flow)
                from rule in Rules
                let diagnostic = rule.Judge(sink)
                where diagnostic is not null
                group (rule.Precedence, diagnostic) by diagnostic.Location.SourceSpan into place
                select place.OrderByDescending(said => said.Precedence).First().diagnostic;
            foreach (Diagnostic diagnostic in found) context.ReportDiagnostic(diagnostic);
        }
    }
}
