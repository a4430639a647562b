using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Arithmetic and activations by their names, where the method is known but no body of it is understood: NumOps.Exp(x) of an interface that every
/// number type implements, tensor.Log() of a native engine, graph.Softmax(x) of a registry of operators. Only of numbers, to numbers.
/// </summary>
internal static class NamedOperators
{
    /// <summary>What the call makes by its name, where the bodies that it may run gave <paramref name="found"/>; null where the name says nothing or the bodies contradict it.</summary>
    public static Value? Apply(IMethodSymbol method, SyntaxNode call, IOperation? receiver, IReadOnlyList<(IParameterSymbol Parameter, IOperation Value)> arguments, Value found, Evaluation evaluation, Frame frame)
    {
        if (!Stands(method.ReturnType) || !evaluation.Flow.Knowledge.UsesNames(call.SyntaxTree)) return null;
        if (IsUnitClip(method.Name) && arguments is [var (_, clipped)]) return UnitClip(call, evaluation.Evaluate(clipped, frame));
        bool isChangeOfType = IsChangeOfType(method.Name);
        Api? row = isChangeOfType ? null : NamedApis.Find(method.Name);
        ValueKind kind = row?.Makes is { } made and not ValueKind.Nothing ? made : NamedActivations.Chosen(method, arguments.Select(a => a.Value));
        bool isView = row is { Passes: true } || NamedViews.IsView(method, receiver);
        if (row is null && !isChangeOfType && kind == ValueKind.Nothing && !isView) return null;
        if (Operands(method, receiver, arguments, isFunctionChosen: kind != ValueKind.Nothing) is not { Count: > 0 } operands) return null;

        Value[] values = [.. operands.Select(o => evaluation.Evaluate(o, frame))];
        if (kind != ValueKind.Nothing) return NamedActivations.Contradict(method, kind, values, found, evaluation.Flow) ? null : Value.Leaf(call).With(kind, Evidence.Named, new Origin(call), values[0]);
        if (row is { Clips: true }) return values.Length == 3 ? Arithmetic.Apply(Operator.Clip, call, values) : null;
        if (row?.Operator is { } @operator) return Takes(@operator, values.Length) && !IsComputedOtherwise(method, row.Member, evaluation.Flow) && !(Part(row.Member) == "log" && IsKeptFinite(found, evaluation.Flow)) ? Arithmetic.Apply(@operator, call, values) : null;
        return isChangeOfType && values.Length == 1 || isView ? values[0] : null;
    }

    /// <summary>Mathf.Clamp01(x), which keeps probabilities as they are, and off nothing.</summary>
    public static bool IsUnitClip(string? name) => name == "Clamp01";

    public static Value UnitClip(SyntaxNode call, Value value) => Arithmetic.Apply(Operator.Clip, call, value, Value.Constant(0), Value.Constant(1));

    /// <summary>ops.FromDouble(x), ops.ToDouble(x): the same number.</summary>
    public static bool IsChangeOfType(string name) => name is "ToDouble" or "FromDouble" or "ToSingle" or "FromSingle" or "ToFloat" or "FromFloat";

    /// <summary>A log or exponential of one number whose body calls none: a table, a polynomial, which are finite where the function is not.</summary>
    private static bool IsComputedOtherwise(IMethodSymbol method, string name, FlowAnalysis flow) =>
        Numbers.IsScalar(method.ReturnType) && Part(name) is { } part && Dispatch.Targets(method, null, flow).Select(target => Calls.BodyOf(target, flow)).ToList() is { Count: > 0 } bodies
        && bodies.All(body => body is not null && !body.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call)?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>The log in the class of a node that is made is one of a sum or of a call, which may keep it off minus infinity.</summary>
    private static bool IsKeptFinite(Value node, FlowAnalysis flow) => node is { Operator: Operator.Module, Identity: ITypeSymbol type } && type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(flow.Cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call)?.StartsWith("log", StringComparison.OrdinalIgnoreCase) == true
            && call.ArgumentList.Arguments is [{ Expression: BinaryExpressionSyntax or InvocationExpressionSyntax }, ..]));

    private static string? Part(string name) =>
        name.StartsWith("log", StringComparison.OrdinalIgnoreCase) ? "log" : name.StartsWith("exp", StringComparison.OrdinalIgnoreCase) ? "exp" : null;

    private static bool Takes(Operator @operator, int count) => @operator switch
    {
        Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power => count == 2,
        Operator.Max or Operator.Min => count is 1 or 2,
        _ => count == 1,
    };

    /// <summary>The numbers among what is passed; null where something else is passed that is no axis, index, shape, flag or default, nor the function that makes the kind.</summary>
    private static List<IOperation>? Operands(IMethodSymbol method, IOperation? receiver, IReadOnlyList<(IParameterSymbol Parameter, IOperation Value)> arguments, bool isFunctionChosen)
    {
        List<IOperation> operands = [];
        foreach ((IParameterSymbol parameter, IOperation value) in arguments)
        {
            if (Stands(parameter.Type)) operands.Add(value);
            else if (!IsManner(parameter) && !LibraryCall.IsLeftOut(value) && !(isFunctionChosen && parameter.Type.TypeKind == TypeKind.Delegate)) return null;
        }

        if (Stands(receiver?.Type) && (operands.Count == 0 || IsAlike(receiver!.Type!, method.ReturnType))) operands.Insert(0, receiver!);
        return operands;
    }

    /// <summary>For numbers: also a node of a graph of them.</summary>
    private static bool Stands(ITypeSymbol? type) => Numbers.IsNumeric(type) || Numbers.IsNode(type);

    /// <summary>Whether an object is itself what the method returns, and not an engine that has 'tensor' in its name.</summary>
    public static bool IsAlike(ITypeSymbol receiver, ITypeSymbol result) =>
        SymbolEqualityComparer.Default.Equals(receiver, result) || receiver.AllInterfaces.Contains(result, SymbolEqualityComparer.Default) || result.AllInterfaces.Contains(receiver, SymbolEqualityComparer.Default)
        || Numbers.IsScalar(receiver) && Numbers.IsScalar(result);

    private static bool IsManner(IParameterSymbol parameter) => parameter.Name.EndsWith("name", StringComparison.OrdinalIgnoreCase) || IsManner(parameter.Type);

    private static bool IsManner(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol array => IsManner(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsManner(value) || Numbers.IsScalar(value),
        { SpecialType: SpecialType.System_String } => false,
        _ => type.Name is "Shape" or "DType" or "Device" or "Axis",
    };
}
