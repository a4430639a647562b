using CeAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>A call as the row of a library's member sees it: of a method or a constructor, or one that does not bind.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Receiver">The receiver, where it is a value; not an object that only holds functions.</param>
/// <param name="Arguments">In order of the parameters.</param>
internal sealed record LibraryCall(SyntaxNode Syntax, IOperation? Receiver, IReadOnlyList<LibraryArgument> Arguments)
{
    /// <summary>Parameters that say how something is done, over which axis, in which number type, and not what is done it to.</summary>
    private static readonly HashSet<string> Manner =
    [
        "dim", "dims", "dim0", "dim1", "dim2", "dimension", "dimensions", "axis", "axes", "staticAxis", "reduction_indices", "keepdim", "keepdims", "keep_dims", "type", "dtype", "typeCode", "out", "where",
        "order", "name", "inplace", "rounding_mode", "exclusive", "reverse", "half_to_float", "zeros",
    ];

    /// <summary>Parameters that receive a result.</summary>
    private static readonly HashSet<string> Destinations = ["destination", "gradient", "result"];

    public static LibraryCall Of(IInvocationOperation call) =>
        new(call.Syntax, Numbers.IsNumeric(call.Instance?.Type) ? call.Instance : null, [.. InOrder(call.Arguments)]);

    public static LibraryCall Of(IObjectCreationOperation creation) => new(creation.Syntax, null, [.. InOrder(creation.Arguments)]);

    public static bool IsDestination(Api api, IParameterSymbol? parameter) => api.HasDestination && parameter is not null && Destinations.Contains(parameter.Name);

    /// <summary>The argument of a parameter; null where it is left out. Of a call that does not bind, also the one at its place.</summary>
    public IOperation? ArgumentOf(string parameter, int place = -1)
    {
        IOperation? value = Arguments.FirstOrDefault(a => a.Parameter == parameter).Value;
        if (value is null && place >= 0 && place < Arguments.Count && Arguments[place].Parameter is null) value = Arguments[place].Value;
        return value is not null && !IsLeftOut(value) ? value : null;
    }

    /// <summary>What the member is applied to: the receiver, where it is a value, and then the arguments that are neither manner nor destination.</summary>
    public List<IOperation> Operands(Api api)
    {
        List<IOperation> operands = Receiver is null ? [] : [Receiver];
        operands.AddRange(Arguments.Where(a => a.Parameter is null || !Manner.Contains(a.Parameter) && !(api.HasDestination && Destinations.Contains(a.Parameter))).Select(a => a.Value));
        if (api.IsReversed) operands.Reverse();
        return operands;
    }

    /// <summary>What a loss takes for its prediction, its second argument where the row names it and the call does not bind; null where the call passes none.</summary>
    public IOperation? Prediction(Api api) => api.Prediction is { } parameter ? ArgumentOf(parameter, 1) : Operands(api).FirstOrDefault();

    /// <summary>A default of null, written or not.</summary>
    public static bool IsLeftOut(IOperation value) => Variables.Unwrap(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    private static IEnumerable<LibraryArgument> InOrder(IEnumerable<IArgumentOperation> arguments) =>
        arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => new LibraryArgument(a.Parameter?.Name, a.Value));
}

/// <summary>One argument, by the name of its parameter; null where the call does not bind and does not name it.</summary>
internal readonly record struct LibraryArgument(string? Parameter, IOperation Value);
