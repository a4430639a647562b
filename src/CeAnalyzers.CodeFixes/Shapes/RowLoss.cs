using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>A term that is summed over the entries of a row of probabilities and one of targets: the whole loss, as a loop or a query.</summary>
/// <param name="Like">An expression of the loss's type.</param>
/// <param name="Probabilities">The row of probabilities.</param>
/// <param name="Targets">The row of targets.</param>
/// <param name="Put">What the loss in one call replaces, and by what.</param>
internal sealed record RowLoss(ExpressionSyntax Like, IOperation Probabilities, IOperation Targets, Func<ExpressionSyntax, (SyntaxNode Target, SyntaxNode Replacement)> Put)
{
    /// <summary>The sum of t[i] * log p[i] that a log stands in.</summary>
    public static RowLoss? Categorical(LogSink log) =>
        LossTerm.Of(log.Formula.Term) is { } term && log.Formula.Term.Syntax is ExpressionSyntax syntax
            ? Around(new SummedTerm(syntax, term.IsNegated, term.Operand, term.Target), log.Flow)
            : null;

    /// <summary>The sum of t[i] * log p[i] + (1 - t[i]) * log(1 - p[i]) that a log stands in.</summary>
    public static RowLoss? Binary(LogSink log) =>
        BinaryFormula.Around(log) is { } formula ? Around(new SummedTerm(formula.Sum, formula.IsLoss, formula.Probability, formula.Target), log.Flow) : null;

    /// <summary>The sum over all entries that a term stands in.</summary>
    public static RowLoss? Around(SummedTerm term, FlowAnalysis flow)
    {
        while (Sign.Outer(term.Syntax).Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus) term = term with { Syntax = minus, IsLoss = !term.IsLoss };
        term = term with { Probability = Entry.Of(term.Probability, flow), Target = Entry.Of(term.Target, flow) };
        return LossLoop.Around(term, flow) ?? LossQuery.Around(term, flow);
    }
}

/// <summary>What is summed: the loss of one entry, or minus that, with the probability and the target in it.</summary>
internal sealed record SummedTerm(ExpressionSyntax Syntax, bool IsLoss, IOperation Probability, IOperation Target)
{
    /// <summary>Puts a loss over all entries where <paramref name="sum"/> stood.</summary>
    public (SyntaxNode Target, SyntaxNode Replacement) Put(ExpressionSyntax sum, ExpressionSyntax loss) => IsLoss ? (sum, loss) : Sign.Replace(sum, loss, Probability.SemanticModel!);
}
