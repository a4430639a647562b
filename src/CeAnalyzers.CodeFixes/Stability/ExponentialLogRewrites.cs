using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>A function of StableMath in place of a log of exponentials.</summary>
internal static class ExponentialLogRewrites
{
    /// <summary>Math.Log(...) becomes the call, Math.Log2(...) the call over Math.Log(2), and (float)Math.Log(...) of floats the call in float.</summary>
    /// <param name="argumentsIn">What the function is given, in a number type; null where that cannot be written there.</param>
    public static Rewrite? Of(ExponentialLogSink sink, string member, Func<ITypeSymbol, ExpressionSyntax[]?> argumentsIn, Place place)
    {
        if (sink.Operation is not IInvocationOperation { Syntax: ExpressionSyntax call, Type: { } type } log) return null;
        if (!LogBase.IsNatural(log, sink.Flow))
            return LogBase.LogOf(log) is { } divisor && argumentsIn(type) is { } given && place.Math(call, member, given) is { } natural ? Rewritten(member, call, LogBase.Over(natural, divisor)) : null;
        if (CastOf(call, place) is var (cast, single) && argumentsIn(single) is { } singles && place.Math(cast, member, singles) is { } inSingle) return Rewritten(member, cast, inSingle);
        return argumentsIn(type) is { } arguments && place.Math(call, member, arguments) is { } stable ? Rewritten(member, call, stable) : null;
    }

    /// <summary>The exponents under the log, in order; null where one of them cannot be written in its place.</summary>
    public static ExpressionSyntax[]? Exponents(ExponentialLogSink sink, ITypeSymbol type)
    {
        List<ExpressionSyntax?> found = [.. Terms(sink.Operand, sink).Where(term => !sink.Flow.ValueOf(term).IsConstant).Select(term => Exponent(term, sink, type))];
        return found.Contains(null) ? null : [.. found.OfType<ExpressionSyntax>()];
    }

    private static Rewrite Rewritten(string member, ExpressionSyntax target, ExpressionSyntax stable) => new(member, $"Use StableMath.{member}", Safety.MoreAccurate, target, stable);

    /// <summary>The cast to float around the log.</summary>
    private static (ExpressionSyntax Cast, ITypeSymbol Type)? CastOf(ExpressionSyntax call, Place place) =>
        Sign.Outer(call).Parent is CastExpressionSyntax cast && place.Model.GetTypeInfo(cast.Type).Type is { SpecialType: SpecialType.System_Single } type ? (cast, type) : null;

    /// <summary>The two sides of the sum or difference; what log1p adds 1 to is the one of its.</summary>
    private static IEnumerable<IOperation> Terms(IOperation? operation, ExponentialLogSink sink)
    {
        operation = Held.By(operation, sink.Flow);
        return operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum ? [sum.LeftOperand, sum.RightOperand] : operation is null ? [] : [operation];
    }

    private static ExpressionSyntax? Exponent(IOperation term, ExponentialLogSink sink, ITypeSymbol type)
    {
        IOperation? exponential = Held.By(term, sink.Flow);
        if (Exponential.ExponentOf(exponential, sink.Flow) is not { } exponent || Variables.Unwrap(exponent) is not { Syntax: ExpressionSyntax syntax } bare) return null;
        bool isHere = sink.Operation.Syntax.Span.Contains(exponent.Syntax.Span);
        if (!isHere && Region.Between(exponential!, sink.Operation.Syntax, sink.Flow)?.Keeps(bare) != true) return null;
        return SymbolEqualityComparer.Default.Equals(bare.Type, type) ? syntax
            : (bare.Type?.SpecialType, type.SpecialType) is (SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64, SpecialType.System_Double)
                ? Place.AsDouble(syntax)
            : null;
    }
}
