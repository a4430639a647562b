using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>Arithmetic, built in or of a user's number, vector or tensor type, element by element.</summary>
internal sealed class BinaryProcessor() : Processor<IBinaryOperation>(OperationKind.Binary)
{
    public static Operator? OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Operator.Add,
        BinaryOperatorKind.Subtract => Operator.Subtract,
        BinaryOperatorKind.Multiply => Operator.Multiply,
        BinaryOperatorKind.Divide => Operator.Divide,
        _ => null,
    };

    /// <summary>By its syntax where what is added does not bind, and so no operator: sum += Mathf.Exp(x) without the library.</summary>
    public static Operator? OperatorOf(ICompoundAssignmentOperation assignment) => OperatorOf(assignment.OperatorKind) ?? (assignment.Syntax.Kind() switch
    {
        SyntaxKind.AddAssignmentExpression => Operator.Add,
        SyntaxKind.SubtractAssignmentExpression => Operator.Subtract,
        SyntaxKind.MultiplyAssignmentExpression => Operator.Multiply,
        SyntaxKind.DivideAssignmentExpression => Operator.Divide,
        _ => null,
    });

    protected override Value Process(IBinaryOperation operation, Evaluation evaluation, Frame frame) =>
        Pointers.Of(operation) is { } pointer ? evaluation.Evaluate(pointer, frame)
        : OperatorOf(operation.OperatorKind) is { } @operator
            ? Kept(Arithmetic.Apply(@operator, operation.Syntax, evaluation.Evaluate(operation.LeftOperand, frame), evaluation.Evaluate(operation.RightOperand, frame)), operation, evaluation)
            : Value.Leaf(operation.Syntax);

    private static Value Kept(Value value, IBinaryOperation operation, Evaluation evaluation) => RowTotals.Kept(value, operation.LeftOperand, operation.RightOperand, evaluation.Flow) ?? value;
}
