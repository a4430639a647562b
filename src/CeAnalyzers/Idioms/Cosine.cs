using System.Text.RegularExpressions;
using CeAnalyzers.Kinds;

namespace CeAnalyzers.Idioms;

/// <summary>The cosine of the angle between two rows, which is from -1 to 1 however large they are: by its formula, or by its name where no bounds are seen.</summary>
internal static class Cosine
{
    private static readonly Regex Similarity = new("^(get|calc|calculate|compute)?_?(cos(ine)?_?sim(ilarity)?|cosine)(s|_?scores?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Bounds Bounds { get; } = new(-1, 1);

    /// <summary>sum(x y) / (|x| |y|), also with an epsilon that keeps the divisor off 0.</summary>
    public static bool Is(Value dividend, Value divisor)
    {
        if (dividend is not { Operator: Operator.Sum, Operands: [{ Operator: Operator.Multiply, Operands: [var x, var y] }] }) return false;
        Value norms = divisor is { Operator: Operator.Add or Operator.Max, Operands: [var product, { IsConstant: true, Number: >= 0 }] } ? product : divisor;
        return norms switch
        {
            { Operator: Operator.Multiply, Operands: [{ Operator: Operator.SquareRoot, Operands: [var one] }, { Operator: Operator.SquareRoot, Operands: [var other] }] } => AreSquares(one, other, x, y),
            { Operator: Operator.SquareRoot, Operands: [{ Operator: Operator.Multiply, Operands: [var one, var other] }] } => AreSquares(one, other, x, y),
            _ => false,
        };
    }

    /// <summary>What the name of a method says of a result of which nothing else is known.</summary>
    public static Value ByName(string method, Value result) => !result.HasKind && result.Bounds.IsAll && Similarity.IsMatch(method) ? result.Within(Bounds) : result;

    private static bool AreSquares(Value one, Value other, Value x, Value y) => IsSquare(one, x) && IsSquare(other, y) || IsSquare(one, y) && IsSquare(other, x);

    private static bool IsSquare(Value sum, Value x) => sum is { Operator: Operator.Sum, Operands: [{ Operator: Operator.Square, Operands: [var squared] }] } && squared.SameShape(x);
}
