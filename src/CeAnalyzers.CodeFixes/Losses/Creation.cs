using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>What a local or a private field of a module is made by, where it is written once.</summary>
internal static class Creation
{
    public static IInvocationOperation? Of(ISymbol variable, FlowAnalysis flow)
    {
        if (variable is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private })) return null;
        IEnumerable<SyntaxNode> scopes = variable is ILocalSymbol
            ? variable.DeclaringSyntaxReferences.Select(r => (SyntaxNode)r.GetSyntax(flow.Cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>()!)
            : variable.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax(flow.Cancellation));
        List<ExpressionSyntax> written = [.. scopes.SelectMany(scope => scope.DescendantNodes()).Select(node => Written(node, variable, flow)).OfType<ExpressionSyntax>()];
        return written is [var only] ? Variables.Unwrap(flow.ModelOf(only.SyntaxTree).GetOperation(only, flow.Cancellation)) as IInvocationOperation : null;
    }

    private static ExpressionSyntax? Written(SyntaxNode node, ISymbol variable, FlowAnalysis flow) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } declarator when declarator.Identifier.ValueText == variable.Name && Is(declarator, variable, flow) => value,
        AssignmentExpressionSyntax assignment when Names(assignment.Left, variable.Name) && IsReference(assignment.Left, variable, flow) => assignment.Right,
        _ => null,
    };

    private static bool Names(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static bool Is(SyntaxNode declarator, ISymbol variable, FlowAnalysis flow) =>
        SymbolEqualityComparer.Default.Equals(flow.ModelOf(declarator.SyntaxTree).GetDeclaredSymbol(declarator, flow.Cancellation), variable);

    private static bool IsReference(SyntaxNode reference, ISymbol variable, FlowAnalysis flow) =>
        SymbolEqualityComparer.Default.Equals(flow.ModelOf(reference.SyntaxTree).GetSymbolInfo(reference, flow.Cancellation).Symbol, variable);
}
