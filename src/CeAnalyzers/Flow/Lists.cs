using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Lists of objects, such as the layers of a network, of which each item is known.</summary>
internal static class Lists
{
    private const string Name = "[]";

    private static readonly string[] Views = ["ToArray", "ToList", "AsReadOnly", "AsEnumerable", "AsSpan", "ToImmutableArray", "ToImmutableList"];

    /// <summary>The list that an expression of objects stands for, in order; null where it is none, or its items are not all known.</summary>
    public static Value? Of(IOperation? expression, Evaluation evaluation, Frame frame)
    {
        IOperation? operation = Variables.Unwrap(expression);
        if (operation is IArrayInitializerOperation { ElementValues: var listed }) return listed.All(item => IsListed(item.Type)) ? Made(listed, evaluation, frame) : null;
        if (operation is null || !IsListed(ElementOf(operation.Type ?? expression?.Type)) && operation.Syntax is not CollectionExpressionSyntax) return null;
        return operation switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var items } => Made(items, evaluation, frame),
            IObjectCreationOperation { Initializer: { } initializer } => Made(Collections.Added(initializer), evaluation, frame),
            IObjectCreationOperation { Arguments: [{ Value: var copied }] } => Of(copied, evaluation, frame),
            { Syntax: CollectionExpressionSyntax list } => list.Elements.All(e => e is ExpressionElementSyntax) && Collections.Listed(operation).All(c => IsListed(c.Type)) ? Made(Collections.Listed(operation), evaluation, frame) : null,
            IInvocationOperation call when Views.Contains(call.TargetMethod.Name) => Of(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, evaluation, frame),
            ICoalesceOperation choice => Of(choice.Value, evaluation, frame),
            IParameterReferenceOperation parameter => List(frame.Lookup(parameter.Parameter) ?? Objects.Given(frame.Receiver, parameter.Parameter)),
            IFieldReferenceOperation field => List(Objects.Held(Owner(field, evaluation, frame), field.Field, evaluation)) ?? OwnLists.Of(field, evaluation),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => List(Objects.Held(Owner(property, evaluation, frame), property.Property, evaluation)) ?? OwnLists.Of(property, evaluation),
            ILocalReferenceOperation local => OfLocal(local, evaluation, frame),
            _ => null,
        };
    }

    /// <summary>The item at an index: a number, one from the end, or the variable of a loop that is being followed.</summary>
    public static Value? Item(IOperation container, IOperation index, Evaluation evaluation, Frame frame)
    {
        if (Of(container, evaluation, frame) is not { Operands: { IsEmpty: false } items }) return null;
        IOperation? at = Variables.Unwrap(index);
        int? place = at switch
        {
            { ConstantValue: { HasValue: true, Value: int number } } => number,
            ILocalReferenceOperation local when frame.Held(local.Local) is { IsConstant: true, Number: var number } => (int)number,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int fromEnd } } => items.Length - fromEnd,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: IMemberReferenceOperation { Member.Name: "Count" or "Length" }, RightOperand.ConstantValue: { HasValue: true, Value: int before } } => items.Length - before,
            _ => null,
        };
        return place is not { } known ? items.Join() : known >= 0 && known < items.Length ? items[known] : null;
    }

    /// <summary>What an item of a container is: the type that is listed.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element], DeclaringSyntaxReferences.IsEmpty: true } named when named.AllInterfaces.Concat([named]).Any(i => i.Name == "IEnumerable") => element,
        _ => null,
    };

    /// <summary>An object of a class in source, a layer of a library, or a pair of a name and one of these.</summary>
    private static bool IsListed(ITypeSymbol? type) =>
        Objects.IsObject(type) || type is INamedTypeSymbol { Name: "Module" or "ILayer", DeclaringSyntaxReferences.IsEmpty: true } || type is INamedTypeSymbol { IsTupleType: true, TupleElements: [.., { Type: var last }] } && IsListed(last);

    /// <summary>A new list without items.</summary>
    public static bool IsEmpty(IOperation? given) =>
        Variables.Unwrap(given) is IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } or { Syntax: CollectionExpressionSyntax { Elements.Count: 0 } };

    /// <summary>A list where one value of its items is wanted.</summary>
    public static Value Joined(Value value) => List(value) is { } list ? list.Operands.Join() : value;

    private static Value? List(Value? value) => value is { Operator: Operator.Module, Identity: Name } ? value : null;

    public static Value Made(Value[] items) => Value.Module(Name, items);

    private static Value Made(IEnumerable<IOperation> items, Evaluation evaluation, Frame frame) => Value.Module(Name, [.. items.Select(item => evaluation.Evaluate(item, frame))]);

    private static Value? Owner(IMemberReferenceOperation member, Evaluation evaluation, Frame frame) => Members.Receiver(member.Instance, evaluation, frame);

    /// <summary>A local that is given a list, to which statements beside its declaration add.</summary>
    private static Value? OfLocal(ILocalReferenceOperation use, Evaluation evaluation, Frame frame)
    {
        Body body = evaluation.Flow.BodyOf(use);
        if (body.WritesOf(use.Local).Where(w => w.Scope != WriteScope.Call).ToList() is not [{ Scope: WriteScope.Whole, Value: { } given, Syntax: var declared }]) return null;
        SyntaxNode? block = declared.FirstAncestorOrSelf<StatementSyntax>()?.Parent;
        return WithAdded(given, body.WritesOf(use.Local).Where(w => w.Scope == WriteScope.Call && w.Syntax.SpanStart < use.Syntax.SpanStart && w.Argument is null), block, evaluation, frame);
    }

    /// <summary>A list that is made in one place, with what calls of Add in one block put into it; null where anything else happens to it.</summary>
    public static Value? WithAdded(IOperation given, IEnumerable<Write> calls, SyntaxNode? block, Evaluation evaluation, Frame frame)
    {
        List<Value> items = [];
        if (Of(given, evaluation, frame) is { } start) items.AddRange(start.Operands);
        else if (!IsEmpty(given)) return null;
        foreach (Write write in calls)
        {
            if (write is not { Argument: null, Operation: IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var added }] } call } || call.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent != block) return null;
            items.Add(evaluation.Evaluate(added, frame));
        }

        return items.Count == 0 ? null : Value.Module(Name, [.. items]);
    }
}
