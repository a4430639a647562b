using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>A new array holds what its initializer holds; without one only zeros, which say nothing.</summary>
internal sealed class ArrayCreationProcessor() : Processor<IArrayCreationOperation>(OperationKind.ArrayCreation)
{
    protected override Value Process(IArrayCreationOperation operation, Evaluation evaluation, Frame frame) =>
        operation.Initializer is { } initializer ? evaluation.Evaluate(initializer, frame) : Value.Nothing;
}

/// <summary>{ a, b } of a new array.</summary>
internal sealed class ArrayInitializerProcessor() : Processor<IArrayInitializerOperation>(OperationKind.ArrayInitializer)
{
    protected override Value Process(IArrayInitializerOperation operation, Evaluation evaluation, Frame frame) =>
        LabelRows.Value(operation) ?? operation.ElementValues.Select(element => evaluation.Evaluate(element, frame)).Join();
}

/// <summary>[a, b, ..c]: of newer compilers by its number, since Roslyn 4.8 has only its syntax, and its parts as children.</summary>
internal sealed class CollectionExpressionProcessor : Processor
{
    public override IEnumerable<OperationKind> Handles => [(OperationKind)127];

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame) => Of(operation, evaluation, frame);

    public static Value Of(IOperation operation, Evaluation evaluation, Frame frame) =>
        LabelRows.Value(operation) ?? Collections.Listed(operation).Select(child => evaluation.Evaluate(child.Syntax is SpreadElementSyntax ? child.ChildOperations.First() : child, frame)).Join();
}

/// <summary>null and default: nothing to read.</summary>
internal sealed class DefaultValueProcessor : Processor
{
    public override IEnumerable<OperationKind> Handles => [OperationKind.DefaultValue, OperationKind.Literal];

    public override Value Process(IOperation operation, Evaluation evaluation, Frame frame) => Value.Nothing;
}

/// <summary>(a, b).</summary>
internal sealed class TupleProcessor() : Processor<ITupleOperation>(OperationKind.Tuple)
{
    protected override Value Process(ITupleOperation operation, Evaluation evaluation, Frame frame) =>
        Value.Of(Operator.Tuple, operation.Syntax, [.. operation.Elements.Select(e => evaluation.Evaluate(e, frame))]);
}

/// <summary>new { a, b }, as queries make it too.</summary>
internal sealed class AnonymousObjectProcessor() : Processor<IAnonymousObjectCreationOperation>(OperationKind.AnonymousObjectCreation)
{
    protected override Value Process(IAnonymousObjectCreationOperation operation, Evaluation evaluation, Frame frame) =>
        Value.Of(Operator.Tuple, operation.Syntax, [.. operation.Initializers.Select(i => evaluation.Evaluate(i is ISimpleAssignmentOperation assignment ? assignment.Value : i, frame))]);
}
