using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>-x and +x, built in or of a user's number or tensor type; array[^1] indices are no values.</summary>
internal sealed class UnaryProcessor() : Processor<IUnaryOperation>(OperationKind.Unary)
{
    protected override Value Process(IUnaryOperation operation, Evaluation evaluation, Frame frame) => operation.OperatorKind switch
    {
        UnaryOperatorKind.Minus => Arithmetic.Apply(Operator.Negate, operation.Syntax, evaluation.Evaluate(operation.Operand, frame)),
        UnaryOperatorKind.Plus => evaluation.Evaluate(operation.Operand, frame),
        _ => Value.Leaf(operation.Syntax),
    };
}
