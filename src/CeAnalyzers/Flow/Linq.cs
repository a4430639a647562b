using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Sequences: a sequence has the value of its elements, and its operators apply their functions to that.</summary>
internal static class Linq
{
    /// <summary>The operators whose elements are those of what they are applied to.</summary>
    private static readonly HashSet<string> Views =
    [
        "Repeat", "ToArray", "ToList", "AsEnumerable", "AsParallel", "AsSpan", "AsMemory", "AsReadOnly", "Slice", "Skip", "Take", "Reverse", "Cast", "OrderBy", "OrderByDescending",
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "DefaultIfEmpty", "Clone", "GetRange",
        "ToImmutableArray", "ToImmutableList", "ToHashSet", "ToFrozenSet", "CreateRange", "Order", "OrderDescending", "ThenBy", "ThenByDescending", "Chunk", "TakeLast", "SkipLast", "MaxBy", "MinBy",
        "Dequeue", "Pop", "Peek", "GetValueOrDefault", "GetConsumingEnumerable",
    ];

    /// <summary>The value of a call on a sequence; null where the call is none.</summary>
    public static Value? Value(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (!IsSequence(call.TargetMethod)) return null;
        Value Argument(int ordinal) => evaluation.Evaluate(Operand(call, ordinal), frame);
        Value Applied(int ordinal, params Value[] arguments) => Functions.Apply(Argument(ordinal), arguments, call.Syntax, evaluation);
        int operands = call.Arguments.Length + (call.Instance is null ? 0 : 1);
        bool hasFunction = operands > 1 && Operand(call, 1)?.Type is { TypeKind: TypeKind.Delegate };
        return call.TargetMethod.Name switch
        {
            "SelectMany" when operands > 2 => Applied(2, Argument(0), Applied(1, Argument(0), Kinds.Value.Unknown)),
            "Select" or "SelectMany" or "ConvertAll" => Applied(1, Argument(0), Kinds.Value.Unknown),
            "Zip" => operands > 2 ? Applied(2, Argument(0), Argument(1)) : Kinds.Value.Of(Operator.Tuple, call.Syntax, Argument(0), Argument(1)),
            "ToDictionary" => operands > 2 && Operand(call, 2)?.Type is { TypeKind: TypeKind.Delegate } ? Applied(2, Argument(0)) : Kinds.Value.Leaf(call.Syntax),
            "Where" or "TakeWhile" or "FindAll" or "Find" or "FindLast" => SequenceGuards.Apply(Argument(0), Operand(call, 1), evaluation.Flow),
            "Sum" or "Average" => Arithmetic.Apply(Operator.Sum, call.Syntax, hasFunction ? Applied(1, Argument(0)) : Argument(0)),
            "Max" => Arithmetic.Apply(Operator.Max, call.Syntax, hasFunction ? Applied(1, Argument(0)) : Argument(0)),
            "Min" => hasFunction ? Applied(1, Argument(0)) : Argument(0),
            "Aggregate" when operands > 2 && Lists.Of(Operand(call, 0), evaluation, frame) is { Operands: var items } => items.Aggregate(Argument(1), (value, item) => Functions.Apply(Argument(2), [value, item], call.Syntax, evaluation)),
            "Aggregate" => Aggregate(call, operands, Argument, evaluation),
            "Concat" or "Append" or "Prepend" or "Union" => ValueJoin.Join(Argument(0), Argument(1)),
            var name when Views.Contains(name) => Argument(0),
            "Index" => Kinds.Value.Of(Operator.Tuple, call.Syntax, Kinds.Value.Unknown, Argument(0)),
            "Create" => call.Arguments.Select(argument => evaluation.Evaluate(argument.Value, frame)).Join(),
            "Empty" => Kinds.Value.Nothing,
            _ => Kinds.Value.Leaf(call.Syntax),
        };
    }

    /// <summary>The elements of a sequence as a call hands them on whose other arguments do not bind: Enumerable.Repeat(x, n); null for other calls.</summary>
    public static IOperation? Viewed(UnboundCall call, IMethodSymbol method) =>
        IsSequence(method) && Views.Contains(method.Name) && method.ReducedFrom is null && call.Arguments is [{ Value: var elements }, ..] ? elements : null;

    /// <summary>The same of a call by its name alone, where the sequence does not bind: x.Select(f).ToArray().</summary>
    public static IOperation? ViewedByName(UnboundCall call) =>
        call.Arguments.Count == 0 && UnboundCall.NameOf(call.Syntax) is { } name && Views.Contains(name) ? call.Receiver : null;

    /// <summary>What a lambda's parameter holds, from the call that the lambda is an argument of; null where the call does not say.</summary>
    public static Value? ParameterOf(IInvocationOperation call, int ordinal, Evaluation evaluation, Frame frame)
    {
        if (!IsSequence(call.TargetMethod)) return null;
        return (call.TargetMethod.Name, ordinal) switch
        {
            ("Zip", 1) => evaluation.Evaluate(Operand(call, 1), frame),
            ("Aggregate", 0) or ("Select" or "SelectMany" or "Where", 1) => null,
            ("Aggregate", 1) or (_, 0) => evaluation.Evaluate(Operand(call, 0), frame),
            _ => null,
        };
    }

    /// <summary>The place in the sequence that a lambda is handed beside the element, or the element of Enumerable.Range(0, n).</summary>
    public static bool CountsUp(IParameterReferenceOperation parameter)
    {
        IOperation? made = parameter.Parent;
        while (made is not null && !(made is IAnonymousFunctionOperation { Symbol: var lambda } && SymbolEqualityComparer.Default.Equals(lambda, parameter.Parameter.ContainingSymbol))) made = made.Parent;
        while (made is IAnonymousFunctionOperation or IDelegateCreationOperation or IConversionOperation or IArgumentOperation) made = made.Parent;
        return made is IInvocationOperation { TargetMethod: { Name: "Select" or "SelectMany" or "Where" or "Sum" or "Average" } method } call && IsSequence(method)
            && (parameter.Parameter.Ordinal == 1
                || Variables.Unwrap(Operand(call, 0)) is IInvocationOperation { TargetMethod: { Name: "Range" } range, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: >= 0 } }, _] } && IsSequence(range));
    }

    private static bool IsSequence(IMethodSymbol method) =>
        method.ContainingType is { ContainingNamespace: { } space } type && (space.Name, space.ContainingNamespace) switch
        {
            ("Linq", { Name: "System" }) or ("Generic" or "Immutable" or "Concurrent" or "ObjectModel", { Name: "Collections", ContainingNamespace.Name: "System" }) => true,
            ("System", { IsGlobalNamespace: true }) => type.Name is "Array" or "ArraySegment" or "MemoryExtensions" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory",
            _ => false,
        };

    private static IOperation? Operand(IInvocationOperation call, int ordinal)
    {
        if (call.Instance is not null && ordinal-- == 0) return call.Instance;
        return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value;
    }

    /// <summary>A fold that adds is a sum; one that takes the larger a maximum.</summary>
    private static Value Aggregate(IInvocationOperation call, int operands, Func<int, Value> argument, Evaluation evaluation)
    {
        Value accumulated = Kinds.Value.Leaf(call.TargetMethod);
        Value folded = Functions.Apply(argument(operands - 1), [accumulated, argument(0)], call.Syntax, evaluation);
        return folded is { Operator: Operator.Add, Operands: [var start, var added] } && start.SameShape(accumulated) ? Arithmetic.Apply(Operator.Sum, call.Syntax, added)
            : folded is { Operator: Operator.Max, Operands: [var first, var other] } && first.SameShape(accumulated) ? Arithmetic.Apply(Operator.Max, call.Syntax, other)
            : Kinds.Value.Leaf(call.Syntax);
    }
}
