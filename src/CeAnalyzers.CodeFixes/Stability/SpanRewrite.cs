using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>TensorPrimitives.Log(p, destination), a whole row at once, becomes the log of the activation of the logits.</summary>
internal static class SpanRewrite
{
    public static Rewrite? Of(LogSink log, string member, string title, Place place)
    {
        if (log is not { Value.IsComplement: false, Call: { TargetMethod.ContainingType.Name: "TensorPrimitives", Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [_, var destination] } call } }) return null;
        return Logits.OfRow(log.Operand, log.Value, log.Operand, log.Flow) is { } logits && place.Math(call, member, logits, destination.Expression) is { } logarithm
            ? new Rewrite(member, title, Safety.MoreAccurate, call, logarithm)
            : null;
    }
}
