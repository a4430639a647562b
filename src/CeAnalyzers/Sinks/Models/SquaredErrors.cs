using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The squared error that a class of models has built in: the derivative by its own output, twice the difference from the labels, which no cross-entropy has.</summary>
internal static class SquaredErrors
{
    /// <summary>Whether a method of this name, of a class or of the classes above it, takes it, or one of the same class that it calls; a class that speaks of a cross-entropy has a choice.</summary>
    public static bool AreBuiltInto(INamedTypeSymbol type, string method, FlowAnalysis flow)
    {
        for (INamedTypeSymbol? declaring = type; declaring is { DeclaringSyntaxReferences.IsEmpty: false }; declaring = declaring.BaseType)
        {
            foreach (SyntaxReference reference in declaring.GetMembers(method).SelectMany(member => member.DeclaringSyntaxReferences))
            {
                if (reference.GetSyntax(flow.Cancellation) is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax own } code && Called(code, own).Prepend(code).Any(part => part.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(product => IsDerivative(product, part, own))))
                    return !own.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && LossNames.SayCrossEntropy(token.ValueText));
            }
        }

        return false;
    }

    private static IEnumerable<MethodDeclarationSyntax> Called(MethodDeclarationSyntax code, TypeDeclarationSyntax own)
    {
        HashSet<string?> names = [.. code.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is IdentifierNameSyntax).Select(UnboundCall.NameOf)];
        return own.Members.OfType<MethodDeclarationSyntax>().Where(other => other != code && names.Contains(other.Identifier.ValueText));
    }

    /// <summary>2 * (output - label), in any order.</summary>
    private static bool IsDerivative(BinaryExpressionSyntax product, MethodDeclarationSyntax code, TypeDeclarationSyntax own)
    {
        if (!product.IsKind(SyntaxKind.MultiplyExpression)) return false;
        IReadOnlyList<ExpressionSyntax> factors = Factors.Of(product).All;
        return factors.Any(factor => factor is LiteralExpressionSyntax { Token.Value: 2 or 2.0 or 2f })
            && factors.Any(factor => factor is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Left: var left, Right: var right } && (IsOutput(left) && IsLabel(right) || IsOutput(right) && IsLabel(left)));

        bool IsLabel(ExpressionSyntax side) => Whole(side) is IdentifierNameSyntax { Identifier.ValueText: var name } && Labels.IsName(name) && code.ParameterList.Parameters.Any(p => p.Identifier.ValueText == name);

        // what the model itself makes, here or in the local
        bool IsOutput(ExpressionSyntax side) => Whole(side) switch
        {
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } call => UnboundCall.NameOf(call) is { } name && ModelOutput.IsRun(name) && own.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.ValueText == name),
            IdentifierNameSyntax { Identifier.ValueText: var name } => code.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(v => v.Identifier.ValueText == name) is { Initializer.Value: InvocationExpressionSyntax made } && IsOutput(made),
            _ => false,
        };
    }

    /// <summary>The row of an element.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax side) => Factors.Bare(side) is ElementAccessExpressionSyntax element ? Whole(element.Expression) : Factors.Bare(side);
}
