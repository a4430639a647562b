using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>A local that starts at 0, is added to in one place, and of which nothing is made but quotients, also by its reciprocal.</summary>
/// <param name="Starts">Where it is 0.</param>
/// <param name="Addition">The assignment that adds to it.</param>
/// <param name="Term">What is added.</param>
/// <param name="Quotients">What is divided by it, and the quotient, or the product with the reciprocal.</param>
internal sealed record Divisor(IReadOnlyList<SyntaxNode> Starts, IOperation Addition, IOperation Term, IReadOnlyList<(IOperation Whole, IOperation Share)> Quotients)
{
    /// <summary>Of the local that a quotient divides by; null where there is none, or where anything else becomes of it.</summary>
    public static Divisor? Of(IOperation quotient, FlowAnalysis flow)
    {
        IOperation root = flow.BodyOf(quotient).Root;
        return quotient.Descendants().OfType<ILocalReferenceOperation>()
            .Select(read => Of(read.Local, root) ?? (ReciprocalOf(Held.By(read, flow)) is ILocalReferenceOperation { Local: var sum } ? Of(sum, root) : null))
            .FirstOrDefault(divisor => divisor?.Quotients.Any(q => q.Whole == quotient) == true);
    }

    private static Divisor? Of(ILocalSymbol sum, IOperation root)
    {
        List<SyntaxNode> starts = [];
        List<(IOperation Whole, IOperation Share)> quotients = [];
        IOperation? addition = null, term = null;
        foreach (IOperation part in root.Descendants())
        {
            if (part is IVariableDeclaratorOperation { Initializer.Value: var start } declarator && Is(declarator.Symbol, sum))
            {
                if (Constants.Number(start) is not 0) return null;
                starts.Add(declarator.Syntax);
            }
            else if (part is ILocalReferenceOperation { Local: var local } && Is(local, sum))
            {
                IOperation use = Outer(part);
                switch (use.Parent)
                {
                    case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sums when sums.Target == use && addition is null: (addition, term) = (sums, sums.Value); break;
                    case ISimpleAssignmentOperation { Value: var given } sums when sums.Target == use && addition is null && Variables.Unwrap(given) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var before, RightOperand: var added } && Reads(before, sum): (addition, term) = (sums, added); break;
                    case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sums when Outer(sums).Parent is ISimpleAssignmentOperation whole && whole == addition && sums.LeftOperand == use: break;
                    case ISimpleAssignmentOperation { Value: var given } zero when zero.Target == use && Constants.Number(given) is 0: starts.Add(zero.Syntax); break;
                    case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division when ReciprocalOf(division) == use && ProductsOf(division, root) is { } products: quotients.AddRange(products); break;
                    case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division when division.RightOperand == use: quotients.Add((division, division.LeftOperand)); break;
                    case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } division when division.Value == use: quotients.Add((division, division.Target)); break;
                    default: return null;
                }
            }
        }

        return addition is not null && term is not null && quotients.Count > 0 ? new(starts, addition, term, quotients) : null;
    }

    /// <summary>The sum of 1 / sum.</summary>
    private static IOperation? ReciprocalOf(IOperation? operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, LeftOperand: var one, RightOperand: var sum } && Constants.Number(one) is 1 ? sum : null;

    /// <summary>The products with the local that holds the reciprocal; null where it is given anything else, or anything else becomes of it.</summary>
    private static List<(IOperation Whole, IOperation Share)>? ProductsOf(IBinaryOperation reciprocal, IOperation root)
    {
        if (Outer(reciprocal).Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var scale } }) return null;
        List<(IOperation Whole, IOperation Share)> products = [];
        foreach (IOperation use in root.Descendants().OfType<ILocalReferenceOperation>().Where(read => Is(read.Local, scale)).Select(Outer))
        {
            switch (use.Parent)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product: products.Add((product, product.RightOperand == use ? product.LeftOperand : product.RightOperand)); break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Multiply } product when product.Value == use: products.Add((product, product.Target)); break;
                default: return null;
            }
        }

        return products;
    }

    /// <summary>With brackets and conversions that keep it a real number: nothing is known of (int)sum.</summary>
    private static IOperation Outer(IOperation operation)
    {
        while (operation.Parent is IParenthesizedOperation || operation.Parent is IConversionOperation { Type: var type } && Exponential.IsReal(type)) operation = operation.Parent!;
        return operation;
    }

    private static bool Reads(IOperation operation, ILocalSymbol local) => Variables.Unwrap(operation) is ILocalReferenceOperation { Local: var read } && Is(read, local);

    private static bool Is(ILocalSymbol one, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
