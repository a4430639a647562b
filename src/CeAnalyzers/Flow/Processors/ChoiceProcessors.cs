using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>c ? a : b: the join, or the absolute value; c ? 1 : 0 makes one-hot labels by an equality, multi-hot ones by a threshold for each class, or by what a set of classes holds.</summary>
internal sealed class ConditionalProcessor() : Processor<IConditionalOperation>(OperationKind.Conditional)
{
    protected override Value Process(IConditionalOperation operation, Evaluation evaluation, Frame frame)
    {
        if (Configuration.IsTrue(operation.Condition, evaluation, frame) is { } isTrue) return evaluation.Evaluate(isTrue ? operation.WhenTrue : operation.WhenFalse, frame);
        Value whenTrue = evaluation.Evaluate(operation.WhenTrue, frame);
        Value whenFalse = evaluation.Evaluate(operation.WhenFalse, frame);
        if (MultiHotIdiom.IsThreshold(operation, whenTrue, whenFalse, compared => evaluation.Evaluate(compared, frame)) || MultiHotIdiom.IsMembership(operation, whenTrue, whenFalse))
            return Value.Leaf(operation.Syntax).With(ValueKind.MultiHot, Evidence.Proven, new Origin(operation.Syntax));
        if (OneHotIdiom.IsIndicator(operation.Condition, whenTrue, whenFalse))
            return Value.Leaf(operation.Syntax).With(ValueKind.OneHot, Evidence.Proven, new Origin(operation.Syntax));
        if (AbsoluteIdiom.Of(operation.Condition, whenTrue, whenFalse, operation.Syntax, compared => evaluation.Evaluate(compared, frame)) is { } absolute) return absolute;
        if (VainClips.IsNever(operation.Condition, true, evaluation, frame)) return whenFalse;
        if (VainClips.IsNever(operation.Condition, false, evaluation, frame)) return whenTrue;
        Value joined = ValueJoin.OfPaths([whenTrue, whenFalse]);
        return BranchClips.Of(operation) is { IsAll: false } kept ? joined.KeptTo(kept, operation.Syntax) : joined;
    }
}

/// <summary>A switch expression: the join of its arms.</summary>
internal sealed class SwitchExpressionProcessor() : Processor<ISwitchExpressionOperation>(OperationKind.SwitchExpression)
{
    protected override Value Process(ISwitchExpressionOperation operation, Evaluation evaluation, Frame frame)
    {
        List<ISwitchExpressionArmOperation> arms = [.. Configuration.Arms(operation, evaluation, frame).Where(arm => Variables.Unwrap(arm.Value) is not IThrowOperation)];
        if (arms.Exists(arm => VainClips.IsNever(arm.Pattern)) && evaluation.Evaluate(operation.Value, frame).Kind.IsProbability()) arms.RemoveAll(arm => VainClips.IsNever(arm.Pattern));
        return arms.Select(arm => evaluation.Evaluate(arm.Value, frame)).Join();
    }
}

/// <summary>a ?? b: the join.</summary>
internal sealed class CoalesceProcessor() : Processor<ICoalesceOperation>(OperationKind.Coalesce)
{
    protected override Value Process(ICoalesceOperation operation, Evaluation evaluation, Frame frame) =>
        ValueJoin.Join(evaluation.Evaluate(operation.Value, frame), Variables.Unwrap(operation.WhenNull) is IThrowOperation ? Value.Nothing : evaluation.Evaluate(operation.WhenNull, frame));
}
