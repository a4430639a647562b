using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Rules;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.Select(rule => rule.Descriptor).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var flow = new FlowAnalysis(start.Compilation, start.CancellationToken);
            start.RegisterSyntaxNodeAction(node => Judge(node, SinkFinder.Of((InvocationExpressionSyntax)node.Node, Seeded(flow, node))), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(node => Judge(node, SinkFinder.Of((BinaryExpressionSyntax)node.Node, Seeded(flow, node))), SyntaxKind.MultiplyExpression);
        });
    }

    private static FlowAnalysis Seeded(FlowAnalysis flow, SyntaxNodeAnalysisContext context)
    {
        flow.Seed(context.SemanticModel);
        return flow;
    }

    private static void Judge(SyntaxNodeAnalysisContext context, IEnumerable<Sink> sinks)
    {
        Diagnostic? first = (from sink in sinks from rule in Rules let diagnostic = rule.Judge(sink) where diagnostic is not null select (rule.Precedence, diagnostic))
            .OrderByDescending(found => found.Precedence).Select(found => found.diagnostic).FirstOrDefault();
        if (first is not null) context.ReportDiagnostic(first);
    }
}
