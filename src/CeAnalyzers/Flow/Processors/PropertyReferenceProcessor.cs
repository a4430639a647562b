using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow.Processors;

/// <summary>An indexer gives an element of its container; an auto-property is a field; another property is what its getter returns.</summary>
internal sealed class PropertyReferenceProcessor() : Processor<IPropertyReferenceOperation>(OperationKind.PropertyReference)
{
    protected override Value Process(IPropertyReferenceOperation operation, Evaluation evaluation, Frame frame) =>
        Of(operation, evaluation, frame).OrDeclared(operation.Property, operation.Syntax, evaluation.Flow);

    private static Value Of(IPropertyReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        IPropertySymbol property = operation.Property;
        if (Constants.OfNumberType(property) is { } constant) return constant;
        if (property.ContainingType is { IsAnonymousType: true } type)
            return evaluation.Evaluate(operation.Instance, frame) is { Operator: Operator.Tuple } made && type.GetMembers().OfType<IPropertySymbol>().ToList().IndexOf(property) is >= 0 and var at && at < made.Operands.Length
                ? made.Operands[at]
                : Value.Leaf(operation.Syntax);
        if (property.IsIndexer) return Element(operation, evaluation, frame);
        if ((property.Name is "Span" or "Memory" or "Value" or "T" or "Result" or "H" or "mT" or "Output" || property is { Name: "Values", ContainingType.TypeArguments.Length: 2 } or { Name: "First" or "Last" or "Next" or "Previous", ContainingType.Name: "LinkedList" or "LinkedListNode" }) && property.DeclaringSyntaxReferences.IsEmpty) return evaluation.Evaluate(operation.Instance, frame);
        if (property.DeclaringSyntaxReferences.IsEmpty) return Value.Leaf(operation.Syntax);
        if (Members.Getter(property, evaluation.Flow) is { } getter)
            return Calls.Source(property.GetMethod!, getter, [], Members.Receiver(operation.Instance, evaluation, frame), evaluation, operation.Syntax);
        if (Members.OfReceiver(operation.Instance, property, operation.Type, evaluation, frame) is { } part) return part;
        if (Objects.IsPart(operation.Type) && Objects.Held(Members.Receiver(operation.Instance, evaluation, frame), property, evaluation) is { } given) return Lists.Joined(given);
        Value value = Variables.Named(operation) is null
            ? Parts.At(operation, evaluation, frame) ?? Members.Stored(property, evaluation)
            : Definitions.At(operation, property, evaluation, frame, () => Members.Stored(property, evaluation, operation.Instance));
        return value.HeldBy(property);
    }

    /// <summary>Of an object that is not known to stand for numbers, what its own indexer returns.</summary>
    private static Value Element(IPropertyReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        if (Objects.IsObject(operation.Type) && operation is { Instance: { } list, Arguments: [{ Value: var index }] } && Lists.Item(list, index, evaluation, frame) is { } item) return item;
        if (Keyed.Of(operation, evaluation, frame) is { } keyed) return keyed;
        Value container = evaluation.Evaluate(operation.Instance, frame);
        bool isObject = container.Operator == Operator.Module || container is { Operator: Operator.Leaf, Identity: ITypeSymbol };
        return isObject && Members.Getter(operation.Property, evaluation.Flow) is { } getter
            ? Calls.Source(operation.Property.GetMethod!, getter, [], Members.Receiver(operation.Instance, evaluation, frame), evaluation, operation.Syntax)
            : container;
    }
}
