using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// A call of a method beside it that checks its arguments: bool IsValid(double p) => p > 0, void Require(double p) { if (p &lt;= 0) throw ... }. Only of the
/// same file, whose model is at hand, and of conditions that call no other method in source.
/// </summary>
internal sealed class Check
{
    private readonly IInvocationOperation call;
    private readonly List<IOperation> conditions;

    private Check(IInvocationOperation call, List<IOperation> conditions)
    {
        this.call = call;
        this.conditions = conditions;
    }

    /// <summary>Null where the call is none.</summary>
    public static Check? Of(IInvocationOperation call)
    {
        if (call.Arguments.IsEmpty || call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != call.Syntax.SyntaxTree) return null;
        bool isStatement = call.TargetMethod.ReturnsVoid;
        if (!isStatement && call.TargetMethod.ReturnType.SpecialType != SpecialType.System_Boolean || call.SemanticModel?.GetOperation(reference.GetSyntax()) is not { } body) return null;
        List<IOperation> conditions = isStatement ? [.. Refused(body)] : Functions.Returns(body).Take(2).ToList() is [{ ReturnedValue: { } only }] ? [only] : [];
        conditions.RemoveAll(condition => condition.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }));
        return conditions.Count > 0 ? new Check(call, conditions) : null;
    }

    /// <summary>The conditions that are known where the call gave this; where it only came back, that none of those was true at which it throws.</summary>
    public IEnumerable<(IOperation Condition, bool Holds)> Says(bool holds) =>
        !call.TargetMethod.ReturnsVoid ? [(conditions[0], holds)] : holds ? conditions.Select(condition => (condition, false)) : [];

    /// <summary>Recognises the parameter that holds the value which the caller passes.</summary>
    public Func<IOperation, bool> Passed(Func<IOperation, bool> isValue) => operation =>
        Variables.Unwrap(operation) is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, call.TargetMethod.OriginalDefinition) && call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } argument && isValue(argument);

    /// <summary>Whether a value that the caller passes is compared with anything.</summary>
    public bool Compares(Func<IOperation, bool> isValue) => conditions.Exists(condition => condition.DescendantsAndSelf().Any(part =>
        part is IBinaryOperation { OperatorKind: var kind } comparison && Conditions.IsComparison(kind) && (Passed(isValue)(comparison.LeftOperand) || Passed(isValue)(comparison.RightOperand))
        || part is IIsPatternOperation match && Passed(isValue)(match.Value)));

    /// <summary>The conditions at which a method throws before anything else.</summary>
    private static IEnumerable<IOperation> Refused(IOperation body) => body.Descendants().OfType<IBlockOperation>().FirstOrDefault() is { } block
        ? block.Operations.TakeWhile(IsRefusal).Select(exit => ((IConditionalOperation)exit).Condition)
        : [];

    private static bool IsRefusal(IOperation statement) => statement is IConditionalOperation { WhenFalse: null, WhenTrue: var taken }
        && (taken is IBlockOperation { Operations: [var single] } ? single : taken) is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
