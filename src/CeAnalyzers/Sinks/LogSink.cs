using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The log of a value, in whatever spelling.</summary>
/// <param name="value">Of the operand.</param>
internal sealed class LogSink(IOperation call, IOperation operand, Value value, FlowAnalysis flow) : Sink(call, flow)
{
    private readonly Lazy<bool> isKeptPositive = new(() => OffZero.IsKept(operand, flow) || BoundedLogits.KeepPositive(value, IsDouble(operand)) || BoundedLogits.AreGuarded(operand, value, IsDouble(operand), flow));
    private readonly Lazy<bool> isResultKept = new(() => LogResults.AreKeptFinite(call, flow));
    private LossFormula? formula;

    /// <summary>The call; null where it does not bind.</summary>
    public IInvocationOperation? Call => Operation as IInvocationOperation;

    /// <summary>The operation whose log is taken.</summary>
    public IOperation Operand { get; } = operand;

    /// <summary>What the operand is or, where it has no kind, what it is on some path.</summary>
    public Value Value { get; } = value.HasKind ? value : value.OnSomePath ?? value;

    protected override string Limit => value.HasKind || value.OnSomePath is null ? "" : ", on one path";

    /// <summary>log1p(-p), the log of 1 - p: a clip of the operand does not keep that finite.</summary>
    public bool IsLog1P => Flow.ValueOf(Operation).Operator == Operator.Log1P;

    /// <summary>The code around the log keeps its operand off 0.</summary>
    public bool IsKeptPositive => isKeptPositive.Value;

    /// <summary>The value itself is kept off 0: clipped, or with an epsilon added.</summary>
    public bool IsClipped => Value.Guards.Has(Guards.AboveZero);

    /// <summary>The log itself is clipped, or replaced where it is infinite.</summary>
    public bool IsResultKept => isResultKept.Value;

    /// <summary>Of a clipped value of which nothing else is known: the derivative by its logit, which shows that it is a sigmoid; null where nothing does.</summary>
    public BinaryExpressionSyntax? ShownBy =>
        !Value.HasKind && Operation.Syntax is InvocationExpressionSyntax log && Flow.Knowledge.UsesNames(log.SyntaxTree) ? LogitGradient.Of(log) : null;

    /// <summary>The cross-entropy term that the log stands in.</summary>
    public LossFormula Formula => formula ??= LossFormula.Around(Operation);

    private static bool IsDouble(IOperation operand) => operand.Type?.SpecialType == SpecialType.System_Double;
}
