using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The minus of a loss that stands further out: behind a sum over its terms, or where that sum is used (sum += log p; return -sum / n).</summary>
internal static class Negation
{
    public static readonly HashSet<string> Names = ["Negate", "negate", "Neg", "neg", "negative"];

    /// <summary>Whether a term, or the variable that it goes into, has a minus before it.</summary>
    public static bool Applies(IOperation term, FlowAnalysis flow)
    {
        if (term.Syntax is ExpressionSyntax own && HasMinus(own)) return true;
        if (HolderOf(term) is not { } holder) return false;
        return flow.Index.FindIn(Bodies.Scope(term.Syntax), holder.Name, flow.Cancellation)
            .Any(mention => mention.SpanStart > term.Syntax.Span.End && mention.Parent is IdentifierNameSyntax name && (HasMinus(name) || IsScaledByMinus(name)));
    }

    /// <summary>The variable that is given the term, or to which it is added; of a call that returns nothing, what receives its result.</summary>
    private static ISymbol? HolderOf(IOperation term) => Outer(term) switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum => Variables.Named(sum.Target),
        ISimpleAssignmentOperation assignment => Variables.Named(assignment.Target),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        IExpressionStatementOperation when term is IInvocationOperation { Arguments: [.., { Value: var result }] } => Variables.Named(result),
        _ => null,
    };

    private static IOperation? Outer(IOperation term)
    {
        IOperation? outer = term.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return outer;
    }

    /// <summary>x /= -n, x *= -1.</summary>
    private static bool IsScaledByMinus(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name && assignment.Kind() is SyntaxKind.DivideAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression
        && assignment.Right.GetFirstToken().IsKind(SyntaxKind.MinusToken);

    /// <summary>-x, -x / n, -(x / n), -1.0 / n * x.Sum(), x * -1.</summary>
    private static bool HasMinus(ExpressionSyntax part)
    {
        while (true)
        {
            switch (part.Parent)
            {
                case PrefixUnaryExpressionSyntax sign when sign.IsKind(SyntaxKind.UnaryMinusExpression): return true;
                case BinaryExpressionSyntax product when product.IsKind(SyntaxKind.MultiplyExpression) || product.IsKind(SyntaxKind.DivideExpression):
                    if (Factors.Bare(product.Left == part ? product.Right : product.Left).GetFirstToken().IsKind(SyntaxKind.MinusToken)) return true;
                    part = product;
                    break;
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or InvocationExpressionSyntax: part = (ExpressionSyntax)part.Parent; break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when UnboundCall.NameOf(call) is { } name && Products.IsSumOfTerms(name): part = call; break;
                case MemberAccessExpressionSyntax access when access.Expression == part && !Names.Contains(access.Name.Identifier.ValueText): part = access; break;
                case MemberAccessExpressionSyntax access: return access.Expression == part;
                default: return false;
            }
        }
    }
}
