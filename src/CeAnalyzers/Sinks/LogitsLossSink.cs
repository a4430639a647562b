using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a loss in source that takes the log of what it is passed, where that is logits.</summary>
internal sealed class LogitsLossSink : Sink
{
    private LogitsLossSink(IInvocationOperation call, IOperation prediction, Value value, SyntaxNode? activation, FlowAnalysis flow)
        : base(call, flow)
    {
        Loss = call.TargetMethod.Name;
        Prediction = prediction;
        Value = value;
        Activation = activation;
    }

    /// <summary>The name of the loss.</summary>
    public string Loss { get; }

    /// <summary>The operation that is passed as the prediction.</summary>
    public IOperation Prediction { get; }

    public Value Value { get; }

    /// <summary>The activation that the same value goes through elsewhere; null where it is known for logits itself.</summary>
    public SyntaxNode? Activation { get; }

    public static LogitsLossSink? Of(IInvocationOperation call, FlowAnalysis flow)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || argument.IsImplicit || !Numbers.IsNumeric(argument.Value.Type) || flow.Knowledge.Kinds.Of(parameter) is not null) continue; // where it is annotated, CE2011 speaks
            Value value = flow.ValueOf(argument.Value);
            SyntaxNode? activation = value.HasKind ? null : LogitsByUse.Activation(argument.Value, value, flow);
            if ((activation is not null || value is { Kind: ValueKind.Logits, Evidence: not Evidence.Named }) && IsLogged(call, parameter.Ordinal, flow)) return new LogitsLossSink(call, argument.Value, value, activation, flow);
        }

        return null;
    }

    /// <summary>Whether the one method that the call runs takes the log of a parameter and puts nothing through an exponential or activation.</summary>
    private static bool IsLogged(IInvocationOperation call, int place, FlowAnalysis flow)
    {
        (Value? receiver, Value[] arguments) = flow.Of(call);
        if (Dispatch.Targets(call.TargetMethod, receiver, flow) is not [{ DeclaringSyntaxReferences: [var reference] } target] || target.Parameters.Length != arguments.Length) return false;
        SyntaxNode body = reference.GetSyntax(flow.Cancellation);
        if (flow.IsTelling(body) || body is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)) return false;
        arguments[place] = Value.Leaf(target.Parameters[place]).With(ValueKind.Logits, Evidence.Proven, null);
        return SinkSearch.OfCandidates(body.SyntaxTree, body.Span, flow.Called(target, arguments, receiver)).Any(sink => sink is LogSink log && IsLogits(log.Value));
    }

    /// <summary>Also clipped, or with an epsilon added.</summary>
    private static bool IsLogits(Value logged) =>
        logged.Kind == ValueKind.Logits || logged.Operator is Operator.Max or Operator.Min or Operator.Clip or Operator.ClipOnPurpose or Operator.Add && logged.Operands.Count(operand => !operand.IsConstant) == 1 && logged.Operands.Any(IsLogits);
}
