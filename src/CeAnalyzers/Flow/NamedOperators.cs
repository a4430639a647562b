using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Arithmetic by its name, where the method is known but no body of it is understood: NumOps.Exp(x) of an interface that every number type
/// implements, tensor.Log() of a native engine. Only of numbers, to numbers.
/// </summary>
internal static class NamedOperators
{
    public static Value? Apply(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (!Numbers.IsNumeric(call.Type) || !evaluation.Flow.Knowledge.UsesNames(call.Syntax.SyntaxTree)) return null;
        bool isChangeOfType = call.TargetMethod.Name is "ToDouble" or "FromDouble" or "ToSingle" or "FromSingle" or "ToFloat" or "FromFloat";
        Operator? @operator = isChangeOfType ? null : NamedApis.Find(call.TargetMethod.Name)?.Operator;
        if (@operator is null && !isChangeOfType) return null;
        List<IOperation> operands = [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value)];
        if (Numbers.IsNumeric(call.Instance?.Type)) operands.Insert(0, call.Instance!);
        int wanted = @operator is Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power ? 2 : 1;
        if (operands.Count != wanted || !operands.All(o => Numbers.IsNumeric(o.Type))) return null;
        Value[] values = [.. operands.Select(o => evaluation.Evaluate(o, frame))];
        return @operator is { } known ? Arithmetic.Apply(known, call.Syntax, values) : values[0];
    }
}
