using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the sinks of a piece of syntax. Names decide first, so that almost all code is passed over without being bound.</summary>
internal static class SinkFinder
{
    private static readonly HashSet<string> LogNames =
        ["Log", "Log2", "Log10", "LogE", "Ln", "LogP1", "Log1P", "Log1p", "log", "log2", "log10", "log_", "log1p", "PointwiseLog"];

    private static readonly HashSet<string> ApiNames =
        [.. KnownApis.All.Where(row => row.Loss is not null || row.Instability is not null).Select(row => row.Member)];

    /// <summary>The sinks of a call by name; none for almost all calls.</summary>
    public static IEnumerable<Sink> Of(InvocationExpressionSyntax syntax, FlowAnalysis flow)
    {
        string? name = NameOf(syntax.Expression);
        if (name is null || !(LogNames.Contains(name) || ApiNames.Contains(name) || IsActivation(name) || IsApplication(syntax, name) || name is "Pow" or "pow" or "square")) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation call) yield break;
        Api? api = flow.Apis.Find(call.TargetMethod, call.Instance?.Type);
        if (api?.Instability is { } instability) yield return new ApiSink(call, instability, flow);
        if (LogNames.Contains(name) && Log(call, flow) is { } log) yield return log;
        if (Loss(call, api, flow) is { } loss) yield return loss;
        if (IsActivation(name) || IsApplication(syntax, name)) yield return new ActivationSink(call, flow.ValueOf(call), flow);
        if (name is "Pow" or "pow" or "square" && api?.Operator is Operator.Power or Operator.Square && IsSquare(call, api) && Square(call, ApiCalls.Operands(api, call)[0], flow) is { } power) yield return power;
    }

    /// <summary>x * x, also as the end of 0.5 * x * x.</summary>
    public static IEnumerable<Sink> Of(BinaryExpressionSyntax syntax, FlowAnalysis flow)
    {
        ExpressionSyntax other = syntax.Left is BinaryExpressionSyntax factors && factors.IsKind(SyntaxKind.MultiplyExpression) ? factors.Right : syntax.Left;
        if (!SyntaxFactory.AreEquivalent(other, syntax.Right) || syntax.Right is LiteralExpressionSyntax) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is IBinaryOperation product && Square(product, product.RightOperand, flow) is { } square) yield return square;
    }

    private static LogSink? Log(IInvocationOperation call, FlowAnalysis flow)
    {
        Value value = flow.ValueOf(call);
        if (value.Operator is not (Operator.Log or Operator.LogOtherBase) || IsWrapper(call)) return null;
        IOperation? operand = call.Instance is { } instance && Numbers.IsNumeric(instance.Type) || call.Arguments.IsEmpty ? call.Instance : call.Arguments[0].Value;
        return operand is null ? null : new LogSink(call, operand, value.Operands[0], flow);
    }

    /// <summary>double Log(double x) => Math.Log(x): the calls of the wrapper are the sinks.</summary>
    private static bool IsWrapper(IInvocationOperation call)
    {
        SyntaxNode? enclosing = call.Syntax.Ancestors().FirstOrDefault(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        return enclosing is MethodDeclarationSyntax method && LogNames.Contains(method.Identifier.ValueText)
            || enclosing is LocalFunctionStatementSyntax local && LogNames.Contains(local.Identifier.ValueText);
    }

    private static LossSink? Loss(IInvocationOperation call, Api? api, FlowAnalysis flow)
    {
        if (api?.Loss is null && call.TargetMethod.Name is "call" or "forward" && call.Instance is { } instance) api = Modules.LossOf(flow.ValueOf(instance));
        if (api?.Loss is null) return null;
        IOperation? prediction = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).FirstOrDefault()?.Value;
        return prediction is null ? null : new LossSink(call, api, prediction, flow.ValueOf(prediction), flow);
    }

    private static SquareSink? Square(IOperation operation, IOperation @base, FlowAnalysis flow)
    {
        if (DifferenceOf(@base, flow) is not { } difference) return null;
        (IOperation left, IOperation right) = (difference.LeftOperand, difference.RightOperand);
        if (!Labels.MayBe(left) && !Labels.MayBe(right)) return null;
        Value first = flow.ValueOf(left);
        Value second = flow.ValueOf(right);
        return first.Kind.IsProbability() ? new SquareSink(operation, left, first, right, second, flow)
            : second.Kind.IsProbability() ? new SquareSink(operation, right, second, left, first, flow)
            : null;
    }

    /// <summary>The difference that an expression is, or that the local which it names was given.</summary>
    private static IBinaryOperation? DifferenceOf(IOperation operation, FlowAnalysis flow)
    {
        IOperation? value = Variables.Unwrap(operation);
        if (value is ILocalReferenceOperation local && flow.BodyOf(operation).WritesOf(local.Local) is [{ Scope: WriteScope.Whole, Value: { } written }]) value = Variables.Unwrap(written);
        return value as IBinaryOperation is { OperatorKind: BinaryOperatorKind.Subtract } difference ? difference : null;
    }

    private static bool IsSquare(IInvocationOperation call, Api api) =>
        api.Operator == Operator.Square || ApiCalls.Operands(api, call) is [_, { ConstantValue: { HasValue: true, Value: { } power } }] && Constants.Value(power).Is(2)
        || ApiCalls.Operands(api, call) is [_, IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: { } converted } }] && Constants.Value(converted).Is(2);

    private static bool IsActivation(string name) =>
        (name.IndexOf("softmax", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("sigmoid", StringComparison.OrdinalIgnoreCase) >= 0)
        && name.IndexOf("log", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>F(F(x)), whatever F is called.</summary>
    private static bool IsApplication(InvocationExpressionSyntax syntax, string name) =>
        syntax.ArgumentList.Arguments is [{ Expression: InvocationExpressionSyntax inner }, ..] && NameOf(inner.Expression) == name;

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
