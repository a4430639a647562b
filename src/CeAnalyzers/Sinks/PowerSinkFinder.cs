using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds squares of differences that are calls: Pow(p - y, 2), and sums of them: d.DotProduct(d), SumOfSquares(d).</summary>
internal sealed class PowerSinkFinder : CallSinkFinder
{
    private static readonly string[] Products = ["DotProduct", "Dot", "SumOfSquares", "dot"];

    /// <summary>What people call a method of their own that squares a number.</summary>
    private static readonly string[] Squares = ["Sq", "Sqr", "Square", "Squared", "Pow2"];

    public override IEnumerable<string> Words => KnownApis.All.Where(row => row.Operator is Operator.Power or Operator.Square).Select(row => row.Member).Concat(Products).Concat(Squares).Distinct();

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) => UnboundCall.NameOf(syntax) is { } name && Products.Contains(name) ? Multiplied(syntax) is { } factor && SquareSink.MayBe(factor, flow) : syntax switch
    {
        { ArgumentList.Arguments: [] or [{ Expression: LiteralExpressionSyntax }], Expression: MemberAccessExpressionSyntax { Expression: var @base } } => SquareSink.MayBe(@base, flow),
        { ArgumentList.Arguments: [{ Expression: var @base }] } => SquareSink.MayBe(@base, flow),
        { ArgumentList.Arguments: [{ Expression: var @base }, { Expression: LiteralExpressionSyntax { Token.Value: 2 or 2f or 2d } or IdentifierNameSyntax or MemberAccessExpressionSyntax }, ..] } => SquareSink.MayBe(@base, flow),
        _ => false,
    };

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        if (Products.Contains(call.TargetMethod.Name))
        {
            if (Numbers.IsScalar(call.Type) && SquareSink.Of(call, call.Arguments[0].Value, flow) is { } sum) yield return sum;
            yield break;
        }

        if (flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { Operator: Operator.Power or Operator.Square } api
            ? IsSquare(api, ApiCalls.Operands(api, call)) && SquareSink.Of(call, ApiCalls.Operands(api, call)[0], flow) is { } square
            : IsOwnSquare(call) ? (square = SquareSink.Of(call, call.Instance!, flow)) is not null
            : IsSquareOfNumber(call, flow) && (square = SquareSink.Of(call, call.Arguments[0].Value, flow)) is not null) yield return square;
    }

    /// <summary>What is multiplied by itself, element by element, and summed.</summary>
    private static ExpressionSyntax? Multiplied(InvocationExpressionSyntax syntax) => syntax switch
    {
        { ArgumentList.Arguments: [{ Expression: var first }, { Expression: var second }] } when SyntaxFactory.AreEquivalent(first, second) => first,
        { ArgumentList.Arguments: [{ Expression: var other }], Expression: MemberAccessExpressionSyntax { Expression: var own, Name.Identifier.ValueText: not "SumOfSquares" } } when SyntaxFactory.AreEquivalent(own, other) => other,
        { ArgumentList.Arguments: [{ Expression: var only }], Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SumOfSquares" } } => only,
        _ => null,
    };

    /// <summary>x.Pow(2), x.Square() of a user's number or tensor.</summary>
    private static bool IsOwnSquare(IInvocationOperation call) =>
        Numbers.IsNumberLike(call.Instance?.Type) && NamedApis.Find(call.TargetMethod.Name) is { Operator: Operator.Power or Operator.Square } api && IsSquare(api, [call.Instance!, .. call.Arguments.Select(a => a.Value)]);

    /// <summary>A method of numbers that multiplies its argument by itself or, out of sight, a power by its name: Sq(x), Mathf.Pow(x, 2).</summary>
    private static bool IsSquareOfNumber(IInvocationOperation call, FlowAnalysis flow) =>
        call is { Instance: null, TargetMethod.IsStatic: true } && Numbers.IsScalar(call.Type) && call.Arguments.All(argument => Numbers.IsScalar(argument.Parameter?.Type)) && call.Arguments.Length switch
        {
            1 => flow.ValueOf(call).Operator == Operator.Square,
            2 => NamedApis.Find(call.TargetMethod.Name) is { Operator: Operator.Power } power && IsSquare(power, [.. call.Arguments.Select(argument => argument.Value)]),
            _ => false,
        };

    private static bool IsSquare(Api api, List<IOperation> operands) =>
        api.Operator == Operator.Square
        || operands is [_, var power] && Variables.Unwrap(power) is { ConstantValue: { HasValue: true, Value: { } number } } && Constants.Value(number).Is(2);
}
