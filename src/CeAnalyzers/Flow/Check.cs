using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// A call of a method beside it that checks its arguments: bool IsValid(double p) => p > 0, void Require(double p) { if (p &lt;= 0) throw ... }. Only of the
/// same file, whose model is at hand, and of conditions that call no other method in source.
/// </summary>
internal sealed class Check
{
    private readonly IMethodSymbol method;
    private readonly HashSet<int> passed;
    private readonly List<IOperation> conditions;

    private Check(IMethodSymbol method, HashSet<int> passed, List<IOperation> conditions)
    {
        this.method = method;
        this.passed = passed;
        this.conditions = conditions;
    }

    /// <summary>Null where the call is none of the value that <paramref name="isValue"/> recognises: nothing is bound for calls that are not handed it.</summary>
    public static Check? Of(IInvocationOperation call, Func<IOperation, bool> isValue)
    {
        if (call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != call.Syntax.SyntaxTree) return null;
        HashSet<int> passed = [.. call.Arguments.Where(a => a.Parameter is not null && isValue(a.Value)).Select(a => a.Parameter!.Ordinal)];
        if (passed.Count == 0) return null;
        bool isStatement = call.TargetMethod.ReturnsVoid;
        if (!isStatement && call.TargetMethod.ReturnType.SpecialType != SpecialType.System_Boolean || call.SemanticModel?.GetOperation(reference.GetSyntax()) is not { } body) return null;
        List<IOperation> conditions = isStatement ? [.. Refused(body)] : Functions.Returns(body).Take(2).ToList() is [{ ReturnedValue: { } only }] ? [only] : [];
        conditions.RemoveAll(condition => condition.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }));
        return conditions.Count > 0 ? new Check(call.TargetMethod.OriginalDefinition, passed, conditions) : null;
    }

    /// <summary>The conditions that are known where the call gave this; where it only came back, that none of those was true at which it throws.</summary>
    public IEnumerable<(IOperation Condition, bool Holds)> Says(bool holds) =>
        !method.ReturnsVoid ? [(conditions[0], holds)] : holds ? conditions.Select(condition => (condition, false)) : [];

    /// <summary>Whether an operation of the method is a parameter that holds the value.</summary>
    public bool IsPassed(IOperation operation) =>
        Variables.Unwrap(operation) is IParameterReferenceOperation { Parameter: var parameter } && passed.Contains(parameter.Ordinal) && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method);

    /// <summary>Whether the value is compared with anything.</summary>
    public bool Compares() => conditions.Exists(condition => condition.DescendantsAndSelf().Any(part =>
        part is IBinaryOperation { OperatorKind: var kind } comparison && Conditions.IsComparison(kind) && (IsPassed(comparison.LeftOperand) || IsPassed(comparison.RightOperand))
        || part is IIsPatternOperation match && IsPassed(match.Value)));

    /// <summary>The conditions at which a method throws before anything else.</summary>
    private static IEnumerable<IOperation> Refused(IOperation body) => body.Descendants().OfType<IBlockOperation>().FirstOrDefault() is { } block
        ? block.Operations.TakeWhile(IsRefusal).Select(exit => ((IConditionalOperation)exit).Condition)
        : [];

    private static bool IsRefusal(IOperation statement) => statement is IConditionalOperation { WhenFalse: null, WhenTrue: var taken }
        && (taken is IBlockOperation { Operations: [var single] } ? single : taken) is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
