using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds logs that are handed over as methods: p.Select(Math.Log), p.Map(Math.Log), Array.ConvertAll(p, Math.Log).</summary>
internal sealed class LogGroupSinkFinder : SinkFinder
{
    public override IEnumerable<string> Words => LogSinkFinder.Names;

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        SyntaxNode? group = token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name && access.Name == name ? access : token.Parent;
        if (group?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax syntax } || !flow.IsTelling(syntax) && !Speech.IsOfLoss(syntax) && !Speech.IsOfProbabilities(syntax)) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation call) yield break;
        if (call.Arguments.FirstOrDefault(a => a.Syntax == group.Parent) is not { } argument || Method(argument.Value) is not { } method || flow.Apis.Find(method) is not { Operator: Operator.Log or Operator.LogOtherBase }) yield break;
        if ((call.Instance ?? call.Arguments.FirstOrDefault(a => a != argument && Numbers.IsNumeric(a.Value.Type))?.Value) is not { } operand || flow.Applied(call, argument) is not { } value) yield break;
        yield return new LogSink(call, operand, value, flow);
    }

    private static IMethodSymbol? Method(IOperation argument)
    {
        while (argument is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation) argument = argument.ChildOperations.First();
        return (argument as IMethodReferenceOperation)?.Method;
    }
}
