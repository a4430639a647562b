using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds logs: calls whose value is a log, in whatever spelling.</summary>
internal sealed class LogSinkFinder : CallSinkFinder
{
    private static readonly HashSet<string> Names =
        ["Log", "Log2", "Log10", "LogE", "Ln", "LogP1", "Log1P", "Log1p", "log", "log2", "log10", "log_", "log1p", "PointwiseLog"];

    public override IEnumerable<string> Words => Names;

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        Value value = flow.ValueOf(call);
        if (value.Operator is not (Operator.Log or Operator.LogOtherBase) || IsWrapper(call)) yield break;
        IOperation? operand = call.Instance is { } instance && Numbers.IsNumeric(instance.Type) || call.Arguments.IsEmpty ? call.Instance : call.Arguments[0].Value;
        if (operand is not null) yield return new LogSink(call, operand, value.Operands[0], flow);
    }

    /// <summary>double Log(double x) => Math.Log(x): the calls of the wrapper are the sinks.</summary>
    private static bool IsWrapper(IInvocationOperation call)
    {
        SyntaxNode? enclosing = call.Syntax.Ancestors().FirstOrDefault(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        return enclosing is MethodDeclarationSyntax method && Names.Contains(method.Identifier.ValueText)
            || enclosing is LocalFunctionStatementSyntax local && Names.Contains(local.Identifier.ValueText);
    }
}
