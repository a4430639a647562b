using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The row of exponentials of a softmax that is made apart from the quotient: there the maximum has to be subtracted.</summary>
internal static class SoftmaxRow
{
    /// <summary>
    /// What is stored in the row that the quotient then changes in place, or the expression that makes all of a row whose elements are divided.
    /// Null where the quotient takes its exponentials itself, or fills another row from one that a loop fills.
    /// </summary>
    public static SyntaxNode? Exponentials(IOperation quotient, FlowAnalysis flow)
    {
        if (Numerator(quotient) is not { } numerator) return null;
        Body body = flow.BodyOf(quotient);
        if ((IsWhole(quotient) ? Variables.Named(numerator) : RowOf(numerator, flow)) is { } row)
            return Exponentials(quotient, body.WritesOf(row), target => SymbolEqualityComparer.Default.Equals(Variables.Container(target), row), flow);
        return AccessPath.Of(numerator) is { Holder: not null, Element.Length: > 0 } field
            ? Exponentials(quotient, body.PartsOf(field.Symbol).Where(write => write.Part!.IsAlike(field)), target => AccessPath.Of(target)?.IsAlike(field) == true, flow)
            : null;
    }

    private static SyntaxNode? Exponentials(IOperation quotient, IEnumerable<Write> writes, Func<IOperation?, bool> isRow, FlowAnalysis flow)
    {
        List<Write> made = [.. writes.Where(write => write.Syntax.SpanStart < quotient.Syntax.SpanStart && write.Value is { } value && SoftmaxIdiom.IsExponential(flow.ValueOf(value)))];
        return made is [{ Value: { } exponentials } only] && (only.Scope == WriteScope.Whole ? exponentials.Syntax is InvocationExpressionSyntax : IsWhole(quotient) || isRow(TargetOf(quotient))) ? Maker(exponentials, flow) : null;
    }

    /// <summary>The exponential itself where a local holds it first.</summary>
    private static SyntaxNode Maker(IOperation exponentials, FlowAnalysis flow) =>
        Variables.Unwrap(exponentials) is ILocalReferenceOperation { Local: var local } && flow.BodyOf(exponentials).WritesOf(local) is [{ Value: { } value }] ? value.Syntax : exponentials.Syntax;

    private static IOperation? Numerator(IOperation quotient) => quotient switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply } assignment => assignment.Target,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => division.LeftOperand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Variables.Container(product.LeftOperand) is not null && Variables.Named(product.LeftOperand) is null ? product.LeftOperand : product.RightOperand,
        IInvocationOperation { Arguments: [{ Value: var first }, _] } => first,
        IInvocationOperation { Instance: var receiver, Arguments: var arguments } when IsWhole(quotient) => receiver ?? arguments[0].Value,
        _ => UnboundCall.Of(quotient) is { Arguments: [{ Value: var first }, _] } ? first : null,
    };

    /// <summary>The container of an element, or what a lambda runs over: e of e[i], of e.Select(x => x / sum), of Array.ConvertAll(e, x => x / sum).</summary>
    private static ISymbol? RowOf(IOperation numerator, FlowAnalysis flow)
    {
        if (Variables.Unwrap(numerator) is not IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } element)
            return Variables.Named(numerator) is null ? Variables.Container(numerator) : null;
        if (element.Syntax.FirstAncestorOrSelf<LambdaExpressionSyntax>()?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax over } } call }) return null;
        SemanticModel model = flow.ModelOf(over.SyntaxTree);
        return model.GetSymbolInfo(over, flow.Cancellation).Symbol is { } symbol and not ITypeSymbol ? symbol : model.GetSymbolInfo(call.ArgumentList.Arguments[0].Expression, flow.Cancellation).Symbol;
    }

    /// <summary>e.Normalize(), Normalize(e): a method divides the whole row.</summary>
    private static bool IsWhole(IOperation quotient) => quotient is IInvocationOperation { Instance: null, Arguments.Length: 1 } or IInvocationOperation { Instance: not null, Arguments.IsEmpty: true };

    /// <summary>What the quotient is stored in.</summary>
    private static IOperation? TargetOf(IOperation quotient)
    {
        IOperation outer = quotient;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return outer is ICompoundAssignmentOperation compound ? compound.Target : outer.Parent is ISimpleAssignmentOperation assignment && assignment.Value == outer ? assignment.Target : null;
    }
}
