using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What a condition says of a value where it holds, or where it does not.</summary>
internal static class Conditions
{
    /// <summary>Whether the condition, being <paramref name="holds"/>, keeps the value that <paramref name="isValue"/> recognises above 0.</summary>
    public static bool KeepsPositive(IOperation condition, bool holds, Func<IOperation, bool> isValue) =>
        Says(condition, holds, isValue, IsAbove)
        || Says(condition, holds, operation => Measured(operation) is { } measured && isValue(measured), (kind, bound) => IsAbove(kind, bound) && Number(bound) <= EpsilonSize.Largest);

    /// <summary>The same for below 1.</summary>
    public static bool KeepsBelowOne(IOperation condition, bool holds, Func<IOperation, bool> isValue) => Says(condition, holds, isValue, (kind, bound) => Number(bound) is { } number && kind switch
    {
        BinaryOperatorKind.LessThan => number <= 1,
        BinaryOperatorKind.LessThanOrEqual => number < 1,
        BinaryOperatorKind.NotEquals => number == 1,
        _ => false,
    });

    /// <summary>Whether a value that matches the pattern, or does not where <paramref name="holds"/> is false, is above 0.</summary>
    public static bool KeepsPositive(IPatternOperation pattern, bool holds) => Says(pattern, holds, IsAbove);

    /// <summary>Whether the condition, being <paramref name="holds"/>, compares the value that <paramref name="isValue"/> recognises as <paramref name="says"/> wants it.</summary>
    public static bool Says(IOperation condition, bool holds, Func<IOperation, bool> isValue, Func<BinaryOperatorKind, IOperation, bool> says) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !holds, isValue, says),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both =>
            holds && (Says(both.LeftOperand, true, isValue, says) || Says(both.RightOperand, true, isValue, says)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either =>
            !holds && (Says(either.LeftOperand, false, isValue, says) || Says(either.RightOperand, false, isValue, says)),
        IIsPatternOperation match when isValue(match.Value) => Says(match.Pattern, holds, says),
        ILocalReferenceOperation read when Held(read) is { } held => Says(held, holds, isValue, says),
        IInvocationOperation { TargetMethod: { Name: "IsZero", IsStatic: true }, Arguments: [{ Value: var tested }] } when says == IsAbove => !holds && isValue(tested),
        var other => Comparison.Of(other) is { } comparison && Says(comparison, holds, isValue, says)
            || other is IInvocationOperation call && Check.Of(call, isValue) is { } check && check.Says(holds).Any(said => Says(said.Condition, said.Holds, check.IsPassed, says)),
    };

    /// <summary>The condition that a local holds which is given nothing else.</summary>
    private static IOperation? Held(ILocalReferenceOperation read)
    {
        if (read.Local.Type.SpecialType != SpecialType.System_Boolean) return null;
        IOperation? held = null;
        foreach (IOperation part in Bodies.Root(read).Descendants())
        {
            switch (part)
            {
                case IVariableDeclaratorOperation { Initializer.Value: var value } declarator when IsLocal(declarator.Symbol): held = value; break;
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var target } } when IsLocal(target): return null;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation { Local: var passed } } when IsLocal(passed): return null;
            }
        }

        return held?.Syntax.Span.End <= read.Syntax.SpanStart ? held : null; // unfinished code may read it in its own value

        bool IsLocal(ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, read.Local);
    }

    private static bool Says(Comparison comparison, bool holds, Func<IOperation, bool> isValue, Func<BinaryOperatorKind, IOperation, bool> says)
    {
        BinaryOperatorKind kind = holds ? comparison.Kind : Negate(comparison.Kind);
        return isValue(comparison.Left) ? says(kind, comparison.Right) : isValue(comparison.Right) && says(Mirror(kind), comparison.Left);
    }

    /// <summary>The same of a value that matches the pattern, or does not where <paramref name="holds"/> is false.</summary>
    public static bool Says(IPatternOperation pattern, bool holds, Func<BinaryOperatorKind, IOperation, bool> says) => pattern switch
    {
        INegatedPatternOperation not => Says(not.Pattern, !holds, says),
        IBinaryPatternOperation both => holds == (both.OperatorKind == BinaryOperatorKind.And) && (Says(both.LeftPattern, holds, says) || Says(both.RightPattern, holds, says)),
        IRelationalPatternOperation relation => says(holds ? relation.OperatorKind : Negate(relation.OperatorKind), relation.Value),
        IConstantPatternOperation constant => says(holds ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals, constant.Value),
        _ => false,
    };

    public static bool IsComparison(BinaryOperatorKind kind) => Mirror(kind) != kind || kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsAbove(BinaryOperatorKind kind, IOperation bound)
    {
        double? number = Number(bound);
        return kind switch
        {
            BinaryOperatorKind.GreaterThan => number is null or >= 0,
            BinaryOperatorKind.GreaterThanOrEqual => number is null or > 0,
            BinaryOperatorKind.NotEquals => number is 0,
            _ => false,
        };
    }

    /// <summary>Also T.Zero.</summary>
    private static double? Number(IOperation bound) =>
        Constants.Number(bound) ?? (Variables.Unwrap(bound) is IPropertyReferenceOperation { Property: var property } && Constants.OfNumberType(property) is { IsConstant: true, Number: var number } ? number : null);

    /// <summary>x of |x|, sign x and x.CompareTo(0), which are to 0 what x is, for an x that is not negative.</summary>
    private static IOperation? Measured(IOperation operation) => Variables.Unwrap(operation) switch
    {
        IInvocationOperation { TargetMethod.Name: "Abs" or "Sign", Arguments: [{ Value: var x }] } => x,
        IInvocationOperation { TargetMethod.Name: "CompareTo", Instance: { } x, Arguments: [{ Value: var zero }] } when Number(zero) == 0 => x,
        _ => null,
    };

    private static BinaryOperatorKind Negate(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => BinaryOperatorKind.None,
    };

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
