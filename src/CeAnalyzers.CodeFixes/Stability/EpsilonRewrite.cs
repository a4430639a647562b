using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>Puts an epsilon that counts where one is lost; nothing in generic code, whose number type is not known.</summary>
internal static class EpsilonRewrite
{
    public static Rewrite? Of(Place place)
    {
        if (place.Sink is not EpsilonSink { Precision: not Precision.Generic, Epsilon.Syntax: ExpressionSyntax epsilon } sink) return null;
        string literal = sink.IsBound ? sink.Below : sink.Survivor;
        if (sink.Operation is IBinaryOperation or ILiteralOperation && sink.Operation.Type?.SpecialType == SpecialType.System_Double) literal = literal.TrimEnd('f');
        return new Rewrite("Epsilon", $"Use {(sink.IsBound ? "a bound" : "an epsilon")} that counts: {literal}", Safety.Clipped, epsilon, SyntaxFactory.ParseExpression(literal));
    }
}
