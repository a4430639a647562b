using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Reach;

/// <summary>The logits behind probabilities, as expressions that can be written where the probabilities are used.</summary>
internal static class Logits
{
    /// <summary>The logits and the index of the softmax entry whose log is taken; null where they are out of reach.</summary>
    public static (ExpressionSyntax Logits, ExpressionSyntax Index)? OfEntry(LogSink sink) =>
        Probability.Of(sink.Operand, sink.Value, sink.Flow) is { Index: { } index, IsComplement: false } entry
        && Argument(entry.Maker, sink.Value, sink.Flow) is { } logits
        && Written(logits, entry.Maker, sink.Operand, sink.Flow) is { } row
        && Written(index, index, sink.Operand, sink.Flow) is { } which
        && (!ExponentialRow.IsSequence(Variables.Unwrap(logits)?.Type) || sink.Operand.Syntax.Span.Contains(entry.Maker.Syntax.Span))
            ? (ExponentialRow.AsArray(row, Variables.Unwrap(logits)?.Type), Index(which, index.Type))
            : null;

    /// <summary>An index of an array may be a long; that of a label is an int.</summary>
    private static ExpressionSyntax Index(ExpressionSyntax index, ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_UInt32
        ? SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)), Place.Parenthesize(index.WithoutTrivia()))
        : index;

    /// <summary>The logits of a whole row of softmax probabilities, for use at <paramref name="at"/>.</summary>
    public static ExpressionSyntax? OfRow(IOperation row, Value value, IOperation at, FlowAnalysis flow) =>
        Probability.MakerOf(row, value, flow) is { } maker && Argument(maker, value, flow) is { } logits ? Written(logits, maker, at, flow) : null;

    /// <summary>The logit of the sigmoid whose log is taken, and whether the log is of 1 - p.</summary>
    public static (ExpressionSyntax Logit, bool IsComplement)? OfSigmoid(LogSink sink) => OfSigmoid(sink.Operand, sink.Value, sink.Flow);

    /// <summary>The logit of a sigmoid, and whether it is 1 less it.</summary>
    public static (ExpressionSyntax Logit, bool IsComplement)? OfSigmoid(IOperation operand, Value value, FlowAnalysis flow)
    {
        if (Probability.Of(operand, value, flow) is not { } probability) return null;
        (IOperation? argument, bool isNegated) = probability is { Maker: IBinaryOperation division, Index: null } ? InlineSigmoid(division) : (Argument(probability.Maker, value, flow), false);
        if (argument is null || Written(argument, probability.Maker, operand, flow) is not { } logit) return null;
        if (IsWidened(argument, probability.Maker)) logit = Place.AsDouble(logit);
        if (isNegated) logit = Place.Negate(logit);
        if (probability.Index is null) return (logit, probability.IsComplement);
        return Written(probability.Index, probability.Index, operand, flow) is { } index ? (Place.Element(logit, index), probability.IsComplement) : null;
    }

    /// <summary>A whole number or a float that the sigmoid takes as a double: written alone, it would be taken as a float.</summary>
    private static bool IsWidened(IOperation logit, IOperation sigmoid)
    {
        while (logit is IConversionOperation { IsImplicit: true } conversion) logit = conversion.Operand;
        return sigmoid.Type?.SpecialType == SpecialType.System_Double && logit.Type?.SpecialType is >= SpecialType.System_SByte and < SpecialType.System_Double;
    }

    /// <summary>The syntax of an expression, where it gives the same value at the place that uses it.</summary>
    private static ExpressionSyntax? Written(IOperation expression, IOperation maker, IOperation use, FlowAnalysis flow) =>
        expression.Syntax is ExpressionSyntax syntax && (use.Syntax.Span.Contains(maker.Syntax.Span) || Region.Between(maker, use.Syntax, flow)?.Keeps(expression) == true) ? Suppressed(syntax) : null;

    /// <summary>z! rather than z, which may be null for all that the compiler knows.</summary>
    private static ExpressionSyntax Suppressed(ExpressionSyntax syntax) => syntax.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppression ? suppression : syntax;

    /// <summary>
    /// What the call makes its probabilities of: its one operand besides a destination (a tensor's dimension comes after it), as precise
    /// as the probabilities are.
    /// </summary>
    private static IOperation? Argument(IOperation maker, Value value, FlowAnalysis flow)
    {
        if (maker is not IInvocationOperation call || value.Source is not { } source) return null;
        Api? api = flow.Apis.Find(call.TargetMethod, call.Instance?.Type);
        if (api is not null && ApiCalls.Operands(api, call) is [var first, ..] operands && (operands.Count == 1 || TorchTensor.Is(first.Type))) return first;
        List<IArgumentOperation> made = [.. call.Arguments.Where(a => flow.ValueOf(a.Value).PassedAs(a.Value.Syntax).SameShape(source))];
        return api is null && made is [var logits] && !Rearrangement.MayHappenIn(call.TargetMethod, flow) && call.Arguments.All(a => a == logits || IsDestination(a, call, flow)) && IsAsPrecise(logits.Value.Type, call) ? logits.Value : null;
    }

    private static bool IsDestination(IArgumentOperation argument, IInvocationOperation call, FlowAnalysis flow) =>
        flow.BodyOf(call) is var body && Variables.Container(argument.Value) is { } variable
        && body.WritesOf(variable).Any(w => w.Operation == call && w.Argument == argument && Calls.Writes(w, new Evaluation(flow)));

    /// <summary>Float logits of double probabilities would lose digits.</summary>
    private static bool IsAsPrecise(ITypeSymbol? logits, IInvocationOperation call) =>
        !(IsSingle(logits) && call.Type is { } made && made.SpecialType != SpecialType.System_Void && !IsSingle(made));

    private static bool IsSingle(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsSingle(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element] } => IsSingle(element),
        _ => type?.SpecialType == SpecialType.System_Single,
    };

    /// <summary>z of 1 / (1 + exp(-z)) and of exp(z) / (1 + exp(z)); negated for 1 / (1 + exp(x)).</summary>
    private static (IOperation? Logit, bool IsNegated) InlineSigmoid(IBinaryOperation division)
    {
        IOperation? exponent = (Exponential(division.LeftOperand) ?? Variables.Unwrap(division.RightOperand)?.ChildOperations.Select(Exponential).FirstOrDefault(e => e is not null))?.Arguments[0].Value;
        if (division.OperatorKind != BinaryOperatorKind.Divide || exponent is null) return (null, false);
        if (Exponential(division.LeftOperand) is not null) return (exponent, false);
        return Variables.Unwrap(exponent) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus ? (minus.Operand, false) : (exponent, true);
    }

    private static IInvocationOperation? Exponential(IOperation operation) =>
        Variables.Unwrap(operation) is IInvocationOperation { TargetMethod.Name: "Exp", Arguments.Length: 1 } call ? call : null;
}
