using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>exp(a) / sum(exp(a)), also times the reciprocal of the sum; a = z, or z less its maximum.</summary>
internal static class SoftmaxIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) => value switch
    {
        { Operator: Operator.Divide, Operands: [var share, var total] } when IsShare(share, total, syntax) => Softmax(share, syntax),
        { Operator: Operator.Multiply, Operands: [var share, { Operator: Operator.Divide, Operands: [{ IsConstant: true, Number: 1 }, var total] }] } when IsShare(share, total, syntax)
            => Softmax(share, syntax),
        { Operator: Operator.Multiply, Operands: [{ Operator: Operator.Divide, Operands: [{ IsConstant: true, Number: 1 }, var total] }, var share] } when IsShare(share, total, syntax)
            => Softmax(share, syntax),
        { Operator: Operator.Divide, Operands: [{ Operator: Operator.Exp } share, { Operator: Operator.Add } total] } when Terms(total).ToList() is var terms && terms.All(t => t.Operator == Operator.Exp) && terms.Any(t => t.SameShape(share)) => OfTerms(terms, syntax),
        { Operator: Operator.Divide, Operands: [var share, { Operator: Operator.Sum, Operands: [var summed] }] } when Unlate(summed) is { } late && IsShareOf(share, summed, late) => Softmax(late, syntax).AsUnshifted(),
        _ => null,
    };

    /// <summary>The logits that an exponential was taken of, without the maximum that was subtracted.</summary>
    public static (Value Logits, bool IsShifted) Shift(Value exponent) => exponent switch
    {
        { Operator: Operator.Subtract, Operands: [var logits, var maximum] } when IsMaximum(maximum, logits) => (logits, true),
        { Operator: Operator.Add, Operands: [var logits, { Operator: Operator.Negate, Operands: [var maximum] }] } when IsNegated(maximum, logits) => (logits, true),
        { Operator: Operator.Add, Operands: [{ Operator: Operator.Negate, Operands: [var maximum] }, var logits] } when IsNegated(maximum, logits) => (logits, true),
        _ => (exponent, false),
    };

    private static Value Softmax(Value share, SyntaxNode syntax)
    {
        Value softmax = Value.Leaf(syntax).With(ValueKind.SoftmaxProbability, Evidence.Proven, new Origin(syntax), Shift(share.Operands[0]).Logits);
        return LogSumExp.Overflows(share.Operands[0]) ? softmax.AsUnshifted() : softmax;
    }

    /// <summary>exp(a) / (exp(a) + exp(b)): a softmax of two or more classes, one by one; its logits stand in no one row.</summary>
    private static Value OfTerms(IReadOnlyList<Value> exponentials, SyntaxNode syntax)
    {
        Value softmax = Value.Leaf(syntax).With(ValueKind.SoftmaxProbability, Evidence.Proven, new Origin(syntax));
        return exponentials.Any(e => LogSumExp.Overflows(e.Operands[0])) ? softmax.AsUnshifted() : softmax;
    }

    private static IEnumerable<Value> Terms(Value sum) => sum is { Operator: Operator.Add, Operands: [var left, var right] } ? Terms(left).Concat(Terms(right)) : [sum];

    private static bool IsShare(Value share, Value total, SyntaxNode syntax)
    {
        if (total is { Operator: Operator.Add, Operands: [var sum, { IsConstant: true }] }) total = sum;
        return share.Operator == Operator.Exp && total is { Operator: Operator.Sum, Operands: [{ Operator: Operator.Exp } summed] } && (summed.SameShape(share) || AreElementAndRow(share.Operands[0], summed.Operands[0], syntax));
    }

    /// <summary>exp(z), also with the maximum subtracted too late.</summary>
    public static bool IsExponential(Value value) => value.Operator == Operator.Exp || Unlate(value) is not null;

    /// <summary>exp(z) of exp(z) - max, whose maximum is subtracted too late; null of anything else.</summary>
    private static Value? Unlate(Value summed) =>
        summed is { Operator: Operator.Subtract, Operands: [{ Operator: Operator.Exp, Operands: [var z] } exponential, var maximum] } && (maximum.Operator == Operator.Max || maximum.SameShape(z)) ? exponential : null;

    /// <summary>The same less the maximum, or an exponential from which it is subtracted in time.</summary>
    private static bool IsShareOf(Value share, Value summed, Value late) => share.SameShape(summed) || share.Operator == Operator.Exp && Shift(share.Operands[0]).Logits.SameShape(late.Operands[0]);

    /// <summary>A number and a row that it belongs to, as Softmax(double x, double[] row) has them, and as a layer of that name does: no other quotient of an exponential and a sum of them is made there.</summary>
    private static bool AreElementAndRow(Value element, Value row, SyntaxNode quotient) => IsVariable(element) && IsVariable(row) && (row.Identity is IParameterSymbol || row.Identity is ILocalSymbol && element.Identity is IParameterSymbol) && NamesAround.SaySoftmax(quotient);

    /// <summary>Perhaps small numbers of it are replaced.</summary>
    private static bool IsVariable(Value value) => value is { Operator: Operator.Leaf or Operator.Choice, HasKind: false, Identity: ISymbol };

    /// <summary>A maximum found by a loop is some element of the same logits, or one of unknown making.</summary>
    private static bool IsMaximum(Value maximum, Value logits) =>
        maximum is { Operator: Operator.Max } || maximum.SameShape(logits) || (maximum.Operator == Operator.Leaf && !maximum.HasKind);

    /// <summary>A maximum whose negative is added, or what paths make of one number.</summary>
    private static bool IsNegated(Value maximum, Value logits) => maximum.SameShape(logits) || IsOneNumber(maximum) && (IsMaximum(maximum, logits) || maximum is { Operator: Operator.Choice, HasKind: false });

    /// <summary>No row of numbers: -x[i] + b is no x[i] less a maximum.</summary>
    private static bool IsOneNumber(Value value) => value.Identity switch
    {
        ILocalSymbol local => Numbers.IsScalar(local.Type),
        IParameterSymbol parameter => Numbers.IsScalar(parameter.Type),
        IFieldSymbol field => Numbers.IsScalar(field.Type),
        IPropertySymbol property => Numbers.IsScalar(property.Type),
        _ => true,
    };
}
