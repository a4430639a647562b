using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Objects of classes in source that are told apart by what their constructor was given: layers, activations, losses, delegates and settings. The last
/// operand of such an object is its constructor, those before it are the arguments.
/// </summary>
internal static class Objects
{
    /// <summary>A new object, with what it was given.</summary>
    public static Value Made(IObjectCreationOperation creation, Evaluation evaluation, Frame frame)
    {
        Value made = creation.Constructor is { Parameters.IsEmpty: false } constructor ? Made(creation.Type!, constructor, creation.Arguments, evaluation, frame) : Value.Instance(creation.Type!);
        Value[] given = [.. Initialized(creation, evaluation, frame)];
        return given.Length == 0 ? made : Value.Instance(creation.Type!, [.. given, .. made.Operands]);
    }

    /// <summary>{ Activation = new Softmax() } behind a creation.</summary>
    private static IEnumerable<Value> Initialized(IObjectCreationOperation creation, Evaluation evaluation, Frame frame) =>
        from assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? []
        let target = assignment.Target as IMemberReferenceOperation
        where target is not null && IsPart(TypeOf(target.Member)) && !MemberWrites.ChangeLater(target.Member, evaluation.Flow)
        select Additions.Given(target.Member, Part(assignment.Value, evaluation, frame));

    /// <summary>What a constructor's parameter was given when this object was made; null where that is not known.</summary>
    public static Value? Given(Value? instance, IParameterSymbol parameter)
    {
        if (instance is not null && ConstructorOf(instance) is { } constructor)
            if (SymbolEqualityComparer.Default.Equals(constructor.OriginalDefinition, parameter.ContainingSymbol.OriginalDefinition)) return Known(Arguments(instance, constructor)[parameter.Ordinal]);
        return null;
    }

    /// <summary>What a field or property of this object holds since its constructor stored it there; null where that is not known.</summary>
    public static Value? Held(Value? instance, ISymbol member, Evaluation evaluation)
    {
        if (Additions.Of(instance, member) is { } added) return added;
        if (instance is null || ConstructorOf(instance) is null || !IsPart(TypeOf(member))) return null;
        return Stored(instance, member, evaluation) is var (value, frame) ? Known(Part(value, evaluation, frame)) : null;
    }

    /// <summary>An argument that makes a difference to how an object behaves, or a list of them.</summary>
    public static Value Part(IOperation value, Evaluation evaluation, Frame frame) =>
        Lists.Of(value, evaluation, frame)
        ?? (Variables.Unwrap(value) is IParameterReferenceOperation { Parameter: var parameter } && frame.Lookup(parameter) is { } passed && evaluation.Flow.BodyOf(value).WritesOf(parameter).Count == 0 ? passed : evaluation.Evaluate(value, frame));

    /// <summary>Objects, delegates and settings, and lists of them; not numbers.</summary>
    public static bool IsPart(ITypeSymbol? type) => type switch
    {
        null or { SpecialType: SpecialType.System_Object } => false,
        { TypeKind: TypeKind.Enum or TypeKind.Delegate } or { SpecialType: SpecialType.System_String or SpecialType.System_Boolean } => true,
        _ => IsObject(type) || Lists.ElementOf(type) is { } element && IsObject(element),
    };

    /// <summary>An object of a class in source that does not stand for numbers.</summary>
    public static bool IsObject(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false } && !Numbers.IsNumberLike(type);

    /// <summary>The operation that a constructor stores in the member, and what its parameters hold there.</summary>
    private static (IOperation Value, Frame Frame)? Stored(Value instance, ISymbol member, Evaluation evaluation)
    {
        if (ConstructorOf(instance) is not { } constructor) return null; // nothing is known of what it was given
        Frame frame = Calls.Bind(constructor, Arguments(instance, constructor), null);
        if (SymbolEqualityComparer.Default.Equals(constructor.ContainingType.OriginalDefinition, member.ContainingType.OriginalDefinition))
        {
            if (MemberWrites.ChangeLater(member, evaluation.Flow)) return null;
            return MemberWrites.InConstructor(member, constructor, evaluation.Flow) is { } value ? (value, frame) : null;
        }

        return MemberWrites.BaseCall(constructor, evaluation.Flow) is { TargetMethod: var @base } call && !@base.Parameters.IsEmpty
            ? Stored(Made(@base.ContainingType, @base, call.Arguments, evaluation, frame), member, evaluation)
            : null;
    }

    private static Value Made(ITypeSymbol type, IMethodSymbol constructor, IEnumerable<IArgumentOperation> arguments, Evaluation evaluation, Frame frame)
    {
        var parts = new Value[constructor.Parameters.Length + 1];
        for (int i = 0; i < constructor.Parameters.Length; i++)
        {
            IOperation? argument = arguments.FirstOrDefault(a => a.Parameter?.Ordinal == i)?.Value;
            parts[i] = argument is not null && IsPart(constructor.Parameters[i].Type) ? Part(argument, evaluation, frame) : Value.Unknown;
        }

        parts[constructor.Parameters.Length] = Value.Leaf(constructor);
        return parts.Take(constructor.Parameters.Length).All(part => part.Equals(Value.Unknown)) ? Value.Instance(type) : Value.Instance(type, parts);
    }

    private static IMethodSymbol? ConstructorOf(Value? instance) =>
        instance is { Operator: Operator.Module, Identity: ITypeSymbol, Operands: [.., { Identity: IMethodSymbol constructor }] } ? constructor : null;

    private static Value[] Arguments(Value instance, IMethodSymbol constructor) =>
        [.. instance.Operands.Skip(instance.Operands.Length - 1 - constructor.Parameters.Length).Take(constructor.Parameters.Length)];

    private static Value? Known(Value part) => part is { IsPlainLeaf: true, Identity: null or not (string or bool or char) } ? null : part;

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
}
