using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>Builds the value of an operation from its operands: folds constants, brings shapes into one form, recognises idioms.</summary>
internal static class Arithmetic
{
    private static readonly Func<Value, SyntaxNode, Value?>[] Idioms =
    [
        SoftmaxIdiom.Recognise,
        SigmoidIdiom.Recognise,
        PickIdiom.Recognise,
        LogSoftmaxIdiom.Recognise,
        ComplementIdiom.Recognise,
        ClipIdiom.Recognise,
        LogIdiom.Recognise,
    ];

    public static Value Apply(Operator @operator, SyntaxNode syntax, params Value[] operands)
    {
        Value value = Applied(@operator, syntax, operands);
        if (value.HasKind || operands.All(o => o.OnSomePath is null)) return value;
        return Applied(@operator, syntax, [.. operands.Select(o => o.OnSomePath ?? o)]).Activated is { } onSomePath ? value.Or(onSomePath) : value;
    }

    private static Value Applied(Operator @operator, SyntaxNode syntax, Value[] operands)
    {
        if (operands.Any(o => o.Kind == ValueKind.Nothing)) operands = [.. operands.Select(o => o.Kind == ValueKind.Nothing ? Value.Unknown : o)];
        if (operands.All(o => o.IsConstant) && Fold(@operator, operands) is { } number) return Value.Constant(number);
        Value value = Normalise(@operator, syntax, operands);
        if (value.HasKind) return value;
        foreach (Func<Value, SyntaxNode, Value?> idiom in Idioms)
            if (idiom(value, syntax) is { } recognised) return recognised;
        return value;
    }

    /// <summary>-x where x = -u is u, -(x - 1) is 1 - x, 0 - x and -1 * x are -x, e to the x is exp x, x * x and x to the 2 are a square, -x * x and c * x * x have one in them, whatever c is, 1 / exp x is exp -x, x to the -1 is 1 / x, x / 1 and 1 * x are x.</summary>
    private static Value Normalise(Operator @operator, SyntaxNode syntax, Value[] operands) => (@operator, operands) switch
    {
        (Operator.Negate, [{ Operator: Operator.Negate } inner]) => inner.Operands[0],
        (Operator.Negate, [{ Operator: Operator.Subtract, Operands: [var x, { IsConstant: true, Number: 1 } one] }]) => Value.Of(Operator.Subtract, syntax, one, x),
        (Operator.Subtract, [{ IsConstant: true, Number: 0 }, var x]) => Normalise(Operator.Negate, syntax, [x]),
        (Operator.Multiply, [{ IsConstant: true, Number: -1 }, var x]) => Normalise(Operator.Negate, syntax, [x]),
        (Operator.Multiply, [var x, { IsConstant: true, Number: -1 }]) => Normalise(Operator.Negate, syntax, [x]),
        (Operator.Multiply, [{ IsConstant: true, Number: 1 }, var x]) => x,
        (Operator.Multiply or Operator.Divide, [var x, { IsConstant: true, Number: 1 }]) => x,
        (Operator.Add or Operator.Subtract, [var x, { IsConstant: true, Number: 0 }]) => x,
        (Operator.Add, [{ IsConstant: true, Number: 0 }, var x]) => x,
        (Operator.Multiply, [var x, var y]) when !x.IsConstant && x.SameShape(y) => Value.Of(Operator.Square, syntax, x),
        (Operator.Multiply, [{ Operator: Operator.Negate, Operands: [var x] }, var y]) when x.SameShape(y) => Value.Of(Operator.Negate, syntax, Value.Of(Operator.Square, syntax, x)),
        (Operator.Multiply, [{ Operator: Operator.Multiply, Operands: [var c, var x] }, var y]) when !x.IsConstant && x.SameShape(y) => Value.Of(Operator.Multiply, syntax, c, Value.Of(Operator.Square, syntax, x)),
        (Operator.Divide, [var x, var y, _]) => Normalise(Operator.Divide, syntax, [x, y]),
        (Operator.Divide, [{ IsConstant: true, Number: 1 }, { Operator: Operator.Exp, Operands: [var x] }]) => Value.Of(Operator.Exp, syntax, Normalise(Operator.Negate, syntax, [x])),
        (Operator.Power, [{ IsConstant: true } @base, var x]) when Math.Abs(@base.Number - Math.E) < 1e-4 => Value.Of(Operator.Exp, syntax, x),
        (Operator.Power, [var x, { IsConstant: true, Number: -1 }]) => Value.Of(Operator.Divide, syntax, Value.Constant(1), x),
        (Operator.Power, [var x, { IsConstant: true, Number: 2 }]) => Value.Of(Operator.Square, syntax, x),
        (Operator.Log, [var x, { IsConstant: true }]) => Value.Of(Operator.LogOtherBase, syntax, x),
        (Operator.Log, [var x, ..]) => Value.Of(Operator.Log, syntax, x),
        (Operator.Sum, [var x, ..]) => Value.Of(Operator.Sum, syntax, x),
        _ => Value.Of(@operator, syntax, operands),
    };

    private static double? Fold(Operator @operator, Value[] operands) => (@operator, operands) switch
    {
        (Operator.Add, [var x, var y]) => x.Number + y.Number,
        (Operator.Subtract, [var x, var y]) => x.Number - y.Number,
        (Operator.Multiply, [var x, var y]) => x.Number * y.Number,
        (Operator.Divide, [var x, var y]) => x.Number / y.Number,
        (Operator.Negate, [var x]) => -x.Number,
        (Operator.Power, [var x, var y]) => Math.Pow(x.Number, y.Number),
        (Operator.Exp, [var x]) => Math.Exp(x.Number),
        _ => null,
    };
}
