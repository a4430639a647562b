using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>x.sum(1, keepdim: true) of a tensor, over one dimension.</summary>
/// <param name="Summed">x.</param>
/// <param name="Dimension">The argument that says over which dimension.</param>
/// <param name="Rest">Whether it is kept, where that is said.</param>
/// <param name="IsAlongside">x can be divided by the sum, entry by entry: the dimension is kept, or is the first.</param>
internal sealed record TorchSum(IOperation Summed, ArgumentSyntax Dimension, ArgumentSyntax[] Rest, bool IsAlongside)
{
    public static TorchSum? Of(IOperation? operation, FlowAnalysis flow)
    {
        if (Held.By(operation, flow) is not IInvocationOperation { TargetMethod.Name: "sum" } call) return null;
        IOperation? summed = call.Instance ?? Argument(call, "input")?.Value;
        if (summed is null || Argument(call, "dim") is not { Parameter.Type.SpecialType: SpecialType.System_Int64, Syntax: ArgumentSyntax dimension } dim || Argument(call, "type") is not null) return null;
        IArgumentOperation? keepdim = Argument(call, "keepdim");
        bool isAlongside = keepdim is { Value.ConstantValue: { HasValue: true, Value: true } } || Variables.Unwrap(dim.Value) is { ConstantValue: { HasValue: true, Value: 0 or 0L } };
        return new(summed, dimension, keepdim?.Syntax is ArgumentSyntax kept ? [kept] : [], isAlongside);
    }

    private static IArgumentOperation? Argument(IInvocationOperation call, string parameter) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && !argument.IsImplicit);
}
