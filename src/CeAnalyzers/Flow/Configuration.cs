using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Branches that a call does not take, since it passes a constant that chooses another one: Activate(z, Activation.Softmax), Activate(z, "softmax"),
/// Forward(x, isLast: true); and those that the last round of a loop does not take.
/// </summary>
internal static class Configuration
{
    /// <summary>Whether a place in a body is never reached with what the frame passes.</summary>
    public static bool Excludes(IOperation place, Evaluation evaluation, Frame frame)
    {
        for (IOperation child = place; child.Parent is { } parent and not IAnonymousFunctionOperation; child = parent)
        {
            bool isDead = parent switch
            {
                IConditionalOperation choice when child == choice.WhenTrue => IsTrue(choice.Condition, evaluation, frame) == false,
                IConditionalOperation choice when child == choice.WhenFalse => IsTrue(choice.Condition, evaluation, frame) == true,
                ISwitchOperation choice when child is ISwitchCaseOperation section => IsOther(section, choice, evaluation, frame),
                IBlockOperation block => block.Operations.TakeWhile(o => o != child).OfType<IConditionalOperation>()
                    .Any(early => early.WhenFalse is null && Leaves(early.WhenTrue) && IsTrue(early.Condition, evaluation, frame) == true),
                _ => false,
            };
            if (isDead) return true;
        }

        return false;
    }

    /// <summary>The arms of a switch expression that may be taken.</summary>
    public static IEnumerable<ISwitchExpressionArmOperation> Arms(ISwitchExpressionOperation choice, Evaluation evaluation, Frame frame)
    {
        if (ConstantOf(choice.Value, evaluation, frame) is not { } value) return choice.Arms;
        ISwitchExpressionArmOperation? exact = choice.Arms.FirstOrDefault(arm => arm.Guard is null && arm.Pattern is IConstantPatternOperation pattern && Same(pattern.Value, value));
        return exact is not null ? [exact] : choice.Arms.Where(arm => arm.Pattern is not IConstantPatternOperation);
    }

    /// <summary>Null where it cannot be told.</summary>
    public static bool? IsTrue(IOperation? condition, Evaluation evaluation, Frame frame) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !IsTrue(not.Operand, evaluation, frame),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => IsTrue(both.LeftOperand, evaluation, frame) is var left && IsTrue(both.RightOperand, evaluation, frame) is var right
            && (left == false || right == false) ? false : left == true && right == true ? true : null,
        IBinaryOperation comparison when LastRounds.Compare(comparison, frame, evaluation.Flow) is { } inLastRound => inLastRound,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => Compare(comparison, evaluation, frame),
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } match when ConstantOf(match.Value, evaluation, frame) is { } value => Same(pattern.Value, value),
        { } plain when ConstantOf(plain, evaluation, frame) is { Identity: bool known } => known,
        _ => null,
    };

    private static bool? Compare(IBinaryOperation comparison, Evaluation evaluation, Frame frame) =>
        ConstantOf(comparison.LeftOperand, evaluation, frame) is { } left && ConstantOf(comparison.RightOperand, evaluation, frame) is { } right
            ? left.SameShape(right) == (comparison.OperatorKind == BinaryOperatorKind.Equals)
            : null;

    private static bool IsOther(ISwitchCaseOperation section, ISwitchOperation choice, Evaluation evaluation, Frame frame)
    {
        if (ConstantOf(choice.Value, evaluation, frame) is not { } value) return false;
        return section.Clauses.All(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => !Same(single.Value, value),
            IDefaultCaseClauseOperation => choice.Cases.SelectMany(c => c.Clauses).OfType<ISingleValueCaseClauseOperation>().Any(single => Same(single.Value, value)),
            _ => false,
        });
    }

    /// <summary>A constant, or a parameter that the call gives one and nothing changes.</summary>
    private static Value? ConstantOf(IOperation? operation, Evaluation evaluation, Frame frame)
    {
        operation = Variables.Unwrap(operation);
        if (operation is null) return null;
        if (operation.ConstantValue is { HasValue: true, Value: { } constant }) return Constants.Value(constant);
        if (operation is IInvocationOperation { TargetMethod: { Name: "ToLower" or "ToLowerInvariant", DeclaringSyntaxReferences.IsEmpty: true }, Instance: { } text })
            return ConstantOf(text, evaluation, frame) is { Identity: string given } ? Constants.Value(given.ToLowerInvariant()) : null;
        if (operation is IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } && Objects.Held(frame.Receiver, member, evaluation) is { } held && IsConstant(held)) return held;
        if (operation is IMemberReferenceOperation or IParameterReferenceOperation && frame.Receiver is { Operands.IsEmpty: false } && evaluation.Evaluate(operation, frame) is var found && IsConstant(found)) return found;
        return operation is IParameterReferenceOperation parameter && frame.Lookup(parameter.Parameter) is { } passed && IsConstant(passed)
            && evaluation.Flow.BodyOf(operation).WritesOf(parameter.Parameter).Count == 0 ? passed : null;
    }

    private static bool IsConstant(Value value) => value.IsConstant || value is { Operator: Operator.Leaf, Identity: string or bool or char };

    private static bool Same(IOperation constant, Value value) =>
        constant.ConstantValue is { HasValue: true, Value: { } other } && Constants.Value(other).SameShape(value);

    private static bool Leaves(IOperation? statement) => statement switch
    {
        IBlockOperation block => Leaves(block.Operations.LastOrDefault()),
        IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };
}
