using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>x log x, x log(x / y), x (log x - log y): where x is 0 it is 0 times minus infinity, which is NaN.</summary>
/// <param name="Factor">x, where it multiplies the log.</param>
/// <param name="Product">The product that has the two in it.</param>
/// <param name="IsDirect">Nothing else stands between them.</param>
internal sealed record EntropyTerm(IOperation Factor, IOperation Product, bool IsDirect)
{
    public static EntropyTerm? Of(LogSink log)
    {
        List<IOperation> roots = [.. Parts(WithoutUnusedEpsilon(log.Operand))];
        return Around(log.Operation, roots) ?? (Stored(log.Operation) is { } local ? Uses(local, log).Select(use => Around(use, roots)).FirstOrDefault(term => term is not null) : null);
    }

    /// <summary>The product around a log, one of whose factors is among the parts of what the log is taken of.</summary>
    private static EntropyTerm? Around(IOperation log, List<IOperation> roots)
    {
        bool isDirect = true;
        bool isInside = true;
        for (IOperation child = log; child.Parent is { } parent; child = parent)
        {
            if (parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } or IArgumentOperation) continue;
            if (Products.IsProduct(parent) && Products.Sides(parent) is var (left, right))
            {
                isInside = false;
                IOperation other = left.Syntax.Span.Contains(child.Syntax.Span) ? right : left;
                if (Parts(other).FirstOrDefault(factor => roots.Any(root => IsSame(factor, root))) is { } same) return new EntropyTerm(same, parent, isDirect);
                isDirect = false;
            }
            else if (Products.IsQuotient(parent) && Products.Sides(parent) is var (dividend, _) && dividend.Syntax.Span.Contains(child.Syntax.Span))
            {
                isDirect = false;
            }
            else if (isInside && parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract })
            {
                isDirect = isInside = false;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The value, and what it is 0 with: the factors of a product, the dividend of a quotient.</summary>
    private static IEnumerable<IOperation> Parts(IOperation operation)
    {
        IOperation value = Variables.Unwrap(operation)!;
        while (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus) value = Variables.Unwrap(minus.Operand)!;
        IEnumerable<IOperation> inner = Products.Sides(value) is not var (left, right) ? []
            : Products.IsQuotient(value) ? Parts(left)
            : Products.IsProduct(value) ? Parts(left).Concat(Parts(right))
            : [];
        return inner.Prepend(value);
    }

    private static bool IsSame(IOperation factor, IOperation root) => factor is not ILiteralOperation && SyntaxFactory.AreEquivalent(factor.Syntax, root.Syntax);

    /// <summary>p of p + epsilon, where epsilon is a parameter that is 0 unless the caller says otherwise.</summary>
    private static IOperation WithoutUnusedEpsilon(IOperation operand) =>
        Variables.Unwrap(operand) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum
        && Variables.Unwrap(sum.RightOperand) is IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } number } } && Constants.Value(number).Is(0)
            ? sum.LeftOperand
            : operand;

    /// <summary>The local that is given the log.</summary>
    private static ILocalSymbol? Stored(IOperation log)
    {
        while (log.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus }) log = log.Parent;
        return log.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
    }

    private static IEnumerable<IOperation> Uses(ILocalSymbol local, LogSink log) =>
        log.Flow.BodyOf(log.Operation).Root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));
}
