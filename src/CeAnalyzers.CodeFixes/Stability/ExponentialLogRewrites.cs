using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The exponents under a log of exponentials, as they can be written in its place.</summary>
internal static class ExponentialLogRewrites
{
    public static bool IsNatural(ExponentialLogSink sink) => sink.Operation is IInvocationOperation log && LogBase.IsNatural(log, sink.Flow);

    /// <summary>In order; null where one of them cannot be written there, or the log has another base.</summary>
    public static ExpressionSyntax[]? Exponents(ExponentialLogSink sink)
    {
        if (!IsNatural(sink) || sink.Operation.Type is not { } type) return null;
        List<ExpressionSyntax?> found = [.. Terms(sink.Operand, sink).Where(term => !sink.Flow.ValueOf(term).IsConstant).Select(term => Exponent(term, sink, type))];
        return found.Contains(null) ? null : [.. found.OfType<ExpressionSyntax>()];
    }

    /// <summary>The two sides of the sum or difference; what log1p adds 1 to is the one of its.</summary>
    private static IEnumerable<IOperation> Terms(IOperation? operation, ExponentialLogSink sink)
    {
        operation = Through(operation, sink);
        return operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum ? [sum.LeftOperand, sum.RightOperand] : operation is null ? [] : [operation];
    }

    private static ExpressionSyntax? Exponent(IOperation term, ExponentialLogSink sink, ITypeSymbol type)
    {
        IOperation? exponential = Through(term, sink);
        if (ExponentialRow.ExponentOf(exponential, sink.Flow) is not { } exponent || Variables.Unwrap(exponent) is not { Syntax: ExpressionSyntax syntax } bare) return null;
        bool isHere = sink.Operation.Syntax.Span.Contains(exponent.Syntax.Span);
        if (!isHere && Region.Between(exponential!, sink.Operation.Syntax, sink.Flow)?.Keeps(bare) != true) return null;
        return SymbolEqualityComparer.Default.Equals(bare.Type, type) ? syntax
            : (bare.Type?.SpecialType, type.SpecialType) is (SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64, SpecialType.System_Double)
                ? SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DoubleKeyword)), Framework.Place.Parenthesize(syntax.WithoutTrivia()))
            : null;
    }

    /// <summary>What a local that is given one value holds.</summary>
    private static IOperation? Through(IOperation? operation, ExponentialLogSink sink)
    {
        operation = Variables.Unwrap(operation);
        return operation is ILocalReferenceOperation local && sink.Flow.BodyOf(operation).WritesOf(local.Local) is [{ Scope: WriteScope.Whole, Value: { } value }] ? Variables.Unwrap(value) : operation;
    }
}
