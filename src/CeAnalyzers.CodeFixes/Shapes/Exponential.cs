using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>exp(x): of a library that is known, Mathf.Exp of another assembly, or a method of the user's own that does nothing but call such a one.</summary>
internal static class Exponential
{
    private const int MaxDepth = 3;

    /// <summary>x of exp(x), or of e to the x.</summary>
    public static IOperation? ExponentOf(IOperation? operation, FlowAnalysis flow)
    {
        if (Variables.Unwrap(operation) is not IInvocationOperation call || flow.ValueOf(call).Operator != Operator.Exp) return null;
        IOperation? exponent = flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { } api
            ? api.Operator is Operator.Exp or Operator.Power ? ApiCalls.Operands(api, call).LastOrDefault() : null
            : IsPlain(call.TargetMethod, flow) ? call.Arguments[0].Value : null;
        return exponent is null || IsCut(exponent) ? null : exponent;
    }

    /// <summary>A method that gives the exponential of its one parameter.</summary>
    public static bool IsOf(IMethodSymbol method, FlowAnalysis flow) =>
        flow.Apis.Find(method) is { } api ? api.Operator == Operator.Exp : method.Name == "Exp" && IsPlain(method, flow);

    private static bool IsPlain(IMethodSymbol method, FlowAnalysis flow, int depth = 0) =>
        method is { IsStatic: true, Parameters: [{ RefKind: RefKind.None, Type: var x }] } && IsReal(x) && IsReal(method.ReturnType)
        && (method.DeclaringSyntaxReferences.IsEmpty || depth < MaxDepth && Calls.BodyOf(method, flow) is { } body && Functions.Returns(body).ToList() is [{ ReturnedValue: { } returned, Parent: IBlockOperation { Operations.Length: 1 } }] && CallsWith(returned, flow, depth));

    /// <summary>(float)Math.Exp(x), where x is the parameter.</summary>
    private static bool CallsWith(IOperation returned, FlowAnalysis flow, int depth) =>
        Variables.Unwrap(returned) is IInvocationOperation { Arguments: [{ Value: var passed }], TargetMethod: var target } && passed is not IConversionOperation { IsImplicit: false } && Variables.Unwrap(passed) is IParameterReferenceOperation
        && (flow.Apis.Find(target) is { } api ? api.Operator == Operator.Exp : IsPlain(target, flow, depth + 1));

    /// <summary>(int)x: another number than x.</summary>
    private static bool IsCut(IOperation exponent) => exponent switch
    {
        IConversionOperation conversion => !IsReal(conversion.Type) && conversion.Type?.TypeKind != TypeKind.TypeParameter || IsCut(conversion.Operand),
        IParenthesizedOperation parenthesized => IsCut(parenthesized.Operand),
        _ => false,
    };

    public static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
