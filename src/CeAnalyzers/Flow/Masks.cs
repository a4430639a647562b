using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Elements that a mask chooses, in one loop and again in the next: if (mask[i]) p[i] = Exp(z[i]); and then if (mask[i]) p[i] /= sum. Those that the first
/// writes are those that the second overwrites.
/// </summary>
internal static class Masks
{
    /// <summary>Leaves out the writes that others overwrite under the same condition.</summary>
    public static void Apply(List<Write> writes, IOperation? place, Body body)
    {
        if (writes.Count < 2) return;
        foreach (Write last in writes)
        {
            if (last.Scope != WriteScope.Element || Branches.Around(last.Operation) is not (var choice, var holds) || !Branches.Run(choice, place) || !IsMask(choice.Condition, body)) continue;
            int before = writes.RemoveAll(w => w.Scope == WriteScope.Element && w.Syntax.SpanStart < choice.Syntax.SpanStart && Branches.Around(w.Operation) is (var other, var otherHolds)
                && otherHolds == holds && SyntaxFactory.AreEquivalent(other.Condition.Syntax, choice.Condition.Syntax));
            if (before > 0) return;
        }
    }

    /// <summary>Made of elements at the index of a for loop, and of variables, that nothing in the body changes.</summary>
    private static bool IsMask(IOperation condition, Body body)
    {
        List<IOperation> parts = [.. condition.DescendantsAndSelf()];
        return parts.Any(part => part is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }) && parts.All(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => IsCounter(local) || body.WritesOf(local).Count <= 1,
            IParameterReferenceOperation { Parameter: var parameter } => body.WritesOf(parameter).Count == 0,
            IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } => Variables.Named(part) is { } own ? body.WritesOf(own).Count == 0 : body.PartsOf(((IMemberReferenceOperation)part).Member.OriginalDefinition).Count == 0,
            IArrayElementReferenceOperation or IPropertyReferenceOperation or IArgumentOperation or IInstanceReferenceOperation or IBinaryOperation or IUnaryOperation or IConversionOperation or ILiteralOperation or IParenthesizedOperation => true,
            _ => false,
        });
    }

    private static bool IsCounter(ILocalSymbol local) => local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax };
}
