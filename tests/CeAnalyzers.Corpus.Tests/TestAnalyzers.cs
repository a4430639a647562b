using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Corpus.Tests;

/// <summary>Reports rule CE1001 at every call of a method named CE1001, and CE1003 likewise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CallAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule("CE1001"), Rule("CE1003")];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                string called = ((InvocationExpressionSyntax)node.Node).Expression.ToString();
                if (SupportedDiagnostics.FirstOrDefault(rule => rule.Id == called) is { } rule)
                    node.ReportDiagnostic(Diagnostic.Create(rule, node.Node.GetLocation(), called));
            },
            SyntaxKind.InvocationExpression);
    }

    internal static DiagnosticDescriptor Rule(string id) => new(id, id, "{0} is called", "Tests", DiagnosticSeverity.Warning, true);
}

/// <summary>Throws in every class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CallAnalyzer.Rule("CE1002")];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node => throw new InvalidOperationException(((ClassDeclarationSyntax)node.Node).Identifier.Text),
            SyntaxKind.ClassDeclaration);
    }
}
