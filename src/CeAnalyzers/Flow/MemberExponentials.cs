using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// The exponential that one of several kinds of objects keeps in a member, where the others keep another activation: switch (type) { case Output: output = Math.Exp(sum); ... }.
/// Of the member nothing is known; of code that divides it by its own sum it is: nobody normalises the outputs of the other kinds.
/// </summary>
internal sealed class MemberExponentials(FlowAnalysis flow)
{
    private const int MaxDepth = 4;

    /// <summary>The exponential; null where no choice by equality gives the member one that may overflow.</summary>
    public Value? In(ISymbol member)
    {
        ISymbol stored = Backing(member).OriginalDefinition;
        return MemberWrites.Anywhere(stored, flow).Where(write => write.Scope == WriteScope.Whole).Select(write => write.Value ?? (write.Operation as ISimpleAssignmentOperation)?.Value)
            .Select(value => Exponential(value, MaxDepth)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The field that a property returns.</summary>
    private ISymbol Backing(ISymbol member) =>
        member is IPropertySymbol property && Members.Getter(property, flow) is { } getter && Functions.Returns(getter).ToList() is [{ ReturnedValue: var only }] && Variables.Unwrap(only) is IFieldReferenceOperation { Field: var field } ? field : member;

    private Value? Exponential(IOperation? value, int depth) => depth == 0 ? null : Variables.Unwrap(value) switch
    {
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call when Calls.BodyOf(call.TargetMethod, flow) is { } body => First(Functions.Returns(body).Select(returned => returned.ReturnedValue), depth),
        ILocalReferenceOperation { Local.IsForEach: false } local => First(flow.BodyOf(local).WritesOf(local.Local).Where(write => write.Scope == WriteScope.Whole).Select(write => write.Value), depth),
        ISwitchExpressionOperation choice => First(choice.Arms.Select(arm => arm.Value), depth),
        IInvocationOperation call when !IsChosenByOrder(call.Syntax) && flow.ValueOf(call) is { Operator: Operator.Exp, HasKind: false, Operands: [var exponent] } exponential && !IsNegative(exponent) && LogSumExp.Overflows(exponent) => exponential,
        _ => null,
    };

    private Value? First(IEnumerable<IOperation?> values, int depth) => values.Select(value => Exponential(value, depth - 1)).FirstOrDefault(found => found is not null);

    /// <summary>A kernel of a distance.</summary>
    private static bool IsNegative(Value exponent) => exponent.Operator == Operator.Negate || exponent.Operands.Any(IsNegative);

    /// <summary>A comparison by size may keep the exponent small.</summary>
    private static bool IsChosenByOrder(SyntaxNode exponential) => exponential.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).Any(a => a switch
    {
        ConditionalExpressionSyntax => true,
        IfStatementSyntax { Condition: var condition } => condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } and not IsPatternExpressionSyntax,
        SwitchStatementSyntax or SwitchExpressionSyntax => a.DescendantNodes().Any(part => part is RelationalPatternSyntax),
        _ => false,
    });
}
