using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Clips that a choice makes: p &lt; e ? e : p, q = p; if (q &lt; e) q = e;</summary>
internal static class ClipChoice
{
    private static readonly Regex Name = new("eps|tiny", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What is clipped by the choice, or by the assignment in an if statement; null where neither is a clip.</summary>
    public static IOperation? Of(IOperation part, FlowAnalysis flow) => part switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => Below(choice.Condition) is var (value, holds) && IsTiny(holds ? choice.WhenTrue : otherwise)
            && IsOrClips(holds ? otherwise : choice.WhenTrue, value) ? value : null,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when IsTiny(assignment.Value) && Around(part) is { } choice
            && Below(choice.Condition) is (var value, true) && SymbolEqualityComparer.Default.Equals(Variables.Named(value), local)
            && flow.BodyOf(part).WritesOf(local).FirstOrDefault(write => write.Syntax.SpanStart < choice.Syntax.SpanStart) is { Scope: WriteScope.Whole, Value: { } given } => given,
        _ => null,
    };

    /// <summary>The if statement of such an assignment.</summary>
    public static StatementSyntax? StatementOf(IOperation assignment) => Around(assignment)?.Syntax as StatementSyntax;

    /// <summary>A small constant, or a variable with the name of an epsilon.</summary>
    public static bool IsTiny(IOperation operation) =>
        Constants.Number(Variables.Unwrap(operation)!) is > 0 and <= EpsilonSize.Largest || Variables.Named(operation) is { } variable && Name.IsMatch(variable.Name);

    private static IConditionalOperation? Around(IOperation assignment) => assignment.Parent is not IExpressionStatementOperation statement ? null
        : (statement.Parent is IBlockOperation { Operations.Length: 1 } block ? block.Parent : statement.Parent) as IConditionalOperation is { WhenFalse: null } choice ? choice
        : null;

    /// <summary>What a condition compares with an epsilon, or with 0, and whether it is below that where the condition holds.</summary>
    private static (IOperation Value, bool Holds)? Below(IOperation condition)
    {
        if (Comparison.Of(condition) is not { } comparison) return null;
        bool isLess = comparison.Kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
        if (!isLess && comparison.Kind is not (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual)) return null;
        return IsLow(comparison.Right) ? (comparison.Left, isLess) : IsLow(comparison.Left) ? (comparison.Right, !isLess) : null;
    }

    private static bool IsLow(IOperation bound) => IsTiny(bound) || Constants.Number(Variables.Unwrap(bound)!) is 0;

    /// <summary>The value itself, or what another choice makes of it.</summary>
    private static bool IsOrClips(IOperation operation, IOperation value) =>
        DominatingGuards.AreAlike(operation, value) || operation.DescendantsAndSelf().Any(part => part is IConditionalOperation) && operation.DescendantsAndSelf().Any(part => DominatingGuards.AreAlike(part, value));
}
