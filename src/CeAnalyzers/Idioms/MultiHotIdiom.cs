using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Idioms;

/// <summary>Labels of which any number may be 1: a threshold for each class, a 1 set at several indices.</summary>
internal static class MultiHotIdiom
{
    /// <summary>x[c] > 0.5 ? 1 : 0 as what y[c] is given in a loop over c, or as what Select makes of each element.</summary>
    public static bool IsThreshold(IConditionalOperation choice, Value whenTrue, Value whenFalse, Func<IOperation, Value> valueOf) =>
        (whenTrue.Is(1) && whenFalse.Is(0) || whenTrue.Is(0) && whenFalse.Is(1))
        && Compared(choice.Condition) is { } compared && IsEachElement(choice, compared)
        && valueOf(compared).Kind != ValueKind.SoftmaxProbability; // of one distribution at most one entry is above a half

    /// <summary>A 1 set at one of several indices: by a loop over them, one after the other, or wherever an element is above a threshold.</summary>
    public static bool IsMark(ISimpleAssignmentOperation assignment, Value value) =>
        value.Is(1) && assignment.Target is IArrayElementReferenceOperation { Indices: [.., var index] } target
        && (IsAboveThreshold(assignment, index)
            || target.Indices.Length == 1 && Variables.Named(target.ArrayReference) is { } labels
                && (IsInLoopOverIndices(assignment, index, labels) || HasSecondMark(assignment, index, labels)));

    /// <summary>tags.Contains(c) ? 1 : 0, (tags &amp; (1 &lt;&lt; c)) != 0 ? 1 : 0 as what y[c] is given in a loop over c, or as what Select makes of each number of a range.</summary>
    public static bool IsMembership(IConditionalOperation choice, Value whenTrue, Value whenFalse) =>
        whenTrue.Is(1) && whenFalse.Is(0) && (Tested(choice.Condition) ?? TestedBit(choice.Condition)) is { Type.SpecialType: SpecialType.System_Int32 } number && Variables.Unwrap(number) is { } @class && IsEachClass(choice, @class);

    private static IOperation? Tested(IOperation condition) =>
        Variables.Unwrap(condition) is IInvocationOperation { TargetMethod: { Name: "Contains", ContainingType.SpecialType: not SpecialType.System_String } } call ? call.Arguments.LastOrDefault()?.Value : null;

    /// <summary>c of (tags &amp; (1 &lt;&lt; c)) != 0 and of ((tags >> c) &amp; 1) == 1.</summary>
    private static IOperation? TestedBit(IOperation condition)
    {
        if (Variables.Unwrap(condition) is not IBinaryOperation { RightOperand: var number } comparison || Constants.Number(number) is not { } compared) return null;
        bool isSet = comparison.OperatorKind is BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan && compared == 0 || comparison.OperatorKind == BinaryOperatorKind.Equals && compared == 1;
        return isSet && Variables.Unwrap(comparison.LeftOperand) is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } mask ? Shift(mask.LeftOperand) ?? Shift(mask.RightOperand) : null;
    }

    private static IOperation? Shift(IOperation operand) =>
        Variables.Unwrap(operand) is IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift, RightOperand: var count } ? count : null;

    private static bool IsEachClass(IConditionalOperation choice, IOperation number)
    {
        IOperation outer = choice;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return Numbers.IsScalar(outer.Type) && outer.Parent switch
        {
            ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { Indices: [.., var index] } } =>
                number is ILocalReferenceOperation { Local: var @class } && Variables.Unwrap(index) is ILocalReferenceOperation { Local: var at } && SymbolEqualityComparer.Default.Equals(@class, at) && Loops.RunThrough(index),
            IReturnOperation { Parent.Parent: IAnonymousFunctionOperation { Symbol.Parameters: [var element] } lambda } =>
                number is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, element)
                && Receiver(lambda) is { TargetMethod.Name: "Select", Arguments: [{ Value: var range }, _] } && Variables.Unwrap(range) is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" } },
            _ => false,
        };
    }

    /// <summary>What a number is compared with a constant to say.</summary>
    private static IOperation? Compared(IOperation condition) =>
        Variables.Unwrap(condition) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } comparison ? null
        : comparison.RightOperand.ConstantValue.HasValue && Numbers.IsScalar(comparison.LeftOperand.Type) ? Variables.Unwrap(comparison.LeftOperand)
        : comparison.LeftOperand.ConstantValue.HasValue && Numbers.IsScalar(comparison.RightOperand.Type) ? Variables.Unwrap(comparison.RightOperand)
        : null;

    private static bool IsEachElement(IConditionalOperation choice, IOperation compared)
    {
        IOperation outer = choice;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return Numbers.IsScalar(outer.Type) && outer.Parent switch
        {
            ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { Indices: [.., var index] } } => IsIndexedAlike(compared, index),
            IReturnOperation { Parent.Parent: IAnonymousFunctionOperation { Symbol.Parameters: [var element, ..] } lambda } =>
                compared is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, element)
                && Receiver(lambda) is { TargetMethod.Name: "Select" or "ConvertAll" },
            _ => false,
        };
    }

    private static IInvocationOperation? Receiver(IOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) parent = parent.Parent;
        return parent as IInvocationOperation;
    }

    /// <summary>if (x[c] > 0.5) y[c] = 1.</summary>
    private static bool IsAboveThreshold(ISimpleAssignmentOperation assignment, IOperation index) =>
        Statement(assignment).Parent is IConditionalOperation choice && Compared(choice.Condition) is { } compared && IsIndexedAlike(compared, index);

    /// <summary>The class runs through a loop, as the last thing in both indices: y[c] and x[c], y[n, c] and x[n, c], y[n * C + c] and x[c].</summary>
    private static bool IsIndexedAlike(IOperation element, IOperation index)
    {
        if (Variables.Unwrap(index) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } flat) index = flat.RightOperand;
        return Variables.Unwrap(index) is ILocalReferenceOperation { Local: var @class } && Loops.RunThrough(index)
            && element is IArrayElementReferenceOperation { Indices: [.., var last] }
            && last.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(l => SymbolEqualityComparer.Default.Equals(l.Local, @class));
    }

    /// <summary>foreach (int tag in tags) y[tag] = 1, without a condition, where the loop does nothing else with y.</summary>
    private static bool IsInLoopOverIndices(ISimpleAssignmentOperation assignment, IOperation index, ISymbol labels)
    {
        if (Statement(assignment).Parent is not ILoopOperation { Body: var body } loop || !Loops.RunThrough(index)) return false;
        bool isTag = Variables.Unwrap(index) switch
        {
            ILocalReferenceOperation local => loop is IForEachLoopOperation && loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default),
            IArrayElementReferenceOperation or IPropertyReferenceOperation => true,
            _ => false,
        };
        return isTag && Mentions(body, labels) == 1
            && !labels.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(r.Span))
            && !body.Descendants().Any(part => part is IBranchOperation or IReturnOperation);
    }

    /// <summary>y[a] = 1; y[b] = 1; with nothing about y between them.</summary>
    private static bool HasSecondMark(ISimpleAssignmentOperation assignment, IOperation index, ISymbol labels)
    {
        if (assignment.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement) return false;
        List<IOperation> about = [.. block.Operations.Where(operation => Mentions(operation, labels) > 0)];
        int at = about.IndexOf(statement);
        return IsOther(about.ElementAtOrDefault(at - 1)) || IsOther(about.ElementAtOrDefault(at + 1));

        bool IsOther(IOperation? operation) =>
            operation is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { Indices: [var other] } target, Value.ConstantValue: { HasValue: true, Value: { } one } } }
            && Constants.Value(one).Is(1) && SymbolEqualityComparer.Default.Equals(Variables.Named(target.ArrayReference), labels)
            && !other.Syntax.IsEquivalentTo(index.Syntax);
    }

    private static int Mentions(IOperation operation, ISymbol variable) =>
        operation.DescendantsAndSelf().Count(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && SymbolEqualityComparer.Default.Equals(Variables.Named(part), variable));

    /// <summary>The statement that the assignment is, with blocks that hold nothing else.</summary>
    private static IOperation Statement(IOperation operation)
    {
        while (operation.Parent is IExpressionStatementOperation or IBlockOperation { Operations.Length: 1 }) operation = operation.Parent;
        return operation;
    }
}
