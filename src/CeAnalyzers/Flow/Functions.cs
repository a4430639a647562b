using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Applies delegates: lambdas, method groups.</summary>
internal static class Functions
{
    public static Value Apply(Value function, Value[] arguments, SyntaxNode syntax, Evaluation evaluation) => function switch
    {
        { Operator: Operator.Function, Identity: Closure closure } => Lambda(closure, arguments, evaluation),
        { Operator: Operator.Function, Identity: IMethodSymbol method } => Method(method, arguments, syntax, evaluation),
        { Operator: Operator.Choice, Operands.IsEmpty: false } => function.Operands.Select(target => Apply(target, arguments, syntax, evaluation)).Join(),
        _ => UnboundFunction.Apply(function, arguments, syntax, evaluation.Flow) ?? Value.Leaf(syntax),
    };

    /// <summary>What the returns in a body give, joined; the elements, for an iterator.</summary>
    public static Value Returned(IOperation body, Evaluation evaluation, Frame frame) =>
        Returns(body).Where(r => !Configuration.Excludes(r, evaluation, frame) && !VainClips.AreAround(r, evaluation, frame)).Select(r => evaluation.Evaluate(r.ReturnedValue, frame)).Join();

    private static Value Lambda(Closure closure, Value[] arguments, Evaluation evaluation)
    {
        Frame frame = closure.Frame.Nest(closure.Lambda.Symbol.Parameters.Zip(arguments, (parameter, value) => (parameter, value)));
        return Returned(closure.Lambda.Body, evaluation, frame);
    }

    private static Value Method(IMethodSymbol method, Value[] arguments, SyntaxNode syntax, Evaluation evaluation)
    {
        if (evaluation.Flow.Apis.Find(method) is { } api) return ApiCalls.Value(api, [.. arguments.Take(method.Parameters.Length)], syntax, Evidence.Proven);
        return Calls.BodyOf(method, evaluation.Flow) is { } body
            ? Calls.Source(method, body, arguments, null, evaluation, syntax)
            : Names.OfResult(method, arguments.LastOrDefault(), syntax, evaluation.Flow).OrDeclared(method, syntax, evaluation.Flow);
    }

    /// <summary>The returns with a value of a body, without those of lambdas and local functions in it.</summary>
    public static IEnumerable<IReturnOperation> Returns(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation) continue;
            if (child is IReturnOperation { ReturnedValue: not null } found) yield return found;
            foreach (IReturnOperation nested in Returns(child)) yield return nested;
        }
    }
}
