using System.Text.RegularExpressions;
using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Activations by name, whose bodies in source call an operator or a kernel that flow cannot look into; and what in such a body speaks against the name.</summary>
internal static class NamedActivations
{
    private static readonly Regex Activate = new("^(apply|get|compute)?_?activat(e|ion)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Methods that apply a function to each row of a matrix.</summary>
    private static readonly Regex ByRow = new("^(apply_?)?((by|for_?each|per)_?rows?|rows?_?wise)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The kind that Activation(x, ActivationType.Sigmoid), Activate(x, "softmax") or RowWise(x, ops.Softmax) makes.</summary>
    public static ValueKind Chosen(IMethodSymbol method, IEnumerable<IOperation> arguments)
    {
        if (!ByRow.IsMatch(method.Name) && !Activate.IsMatch(method.Name)) return ValueKind.Nothing;
        string? name = arguments.Select(argument => Variables.Unwrap(argument) switch
        {
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.Name: var function } } => function,
            IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum, Name: var member } } => member,
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            _ => null,
        }).FirstOrDefault(given => given is not null);
        return name is not null && NamedApis.Find(name) is { Makes: var kind } && kind.IsProbability() ? kind : ValueKind.Nothing;
    }

    /// <summary>
    /// Whether what the method is, or does, is something else than its name says: a softmax of one number; a parameter handed back; arithmetic without an
    /// exponential; a log, where the name says none.
    /// </summary>
    public static bool Contradict(IMethodSymbol method, ValueKind kind, Value[] operands, Value found, FlowAnalysis flow) =>
        kind == ValueKind.SoftmaxProbability && Numbers.IsScalar(method.ReturnType)
        || found.Kind != ValueKind.Nothing && operands.Any(found.SameShape)
        || Dispatch.Targets(method, null, flow).Any(target => Calls.BodyOf(target, flow) is { } body && Contradicts(body, kind, flow));

    private static bool Contradicts(IOperation body, ValueKind kind, FlowAnalysis flow)
    {
        List<IReturnOperation> returns = [.. Functions.Returns(body)];
        return returns.Count == 0 || returns.Any(r => IsPlain(Variables.Unwrap(r.ReturnedValue), flow)) || IsComputedOtherwise(body, kind);
    }

    /// <summary>Whether a body does arithmetic without an exponential, or takes a log where the kind has none.</summary>
    public static bool IsComputedOtherwise(IOperation body, ValueKind kind)
    {
        bool hasArithmetic = false;
        bool hasExponential = false;
        foreach (IOperation part in body.Descendants())
        {
            if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } && Numbers.IsNumeric(part.Type)) hasArithmetic = true;
            if (part is not IInvocationOperation { TargetMethod.Name: var name } call) continue;
            if (!kind.IsLogProbability() && LogSinkFinder.Names.Contains(name) && Numbers.IsNumeric(call.Type)) return true;
            hasExponential |= ExponentialText.IsWord(name, 0, name.Length);
        }

        return hasArithmetic && !hasExponential;
    }

    private static bool IsPlain(IOperation? returned, FlowAnalysis flow) =>
        returned is IThrowOperation || returned is IParameterReferenceOperation { Parameter: var parameter } && flow.BodyOf(returned).WritesOf(parameter).Count == 0;
}
