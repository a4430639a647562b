using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The log takes the clipped value; an epsilon that counts takes the place of double.Epsilon.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1011GuardThatDoesNotGuardFix() : Fix("CE1011")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        LogSink log => [Clipped(log, place)],
        EpsilonSink => [EpsilonRewrite.Of(place)],
        _ => [],
    };

    private static Rewrite? Clipped(LogSink log, Place place) => UnusedClip.Of(log) switch
    {
        { Stored: { } local, Raw.Syntax: ExpressionSyntax raw } clip when SymbolEqualityComparer.Default.Equals(local.Type, clip.Raw.Type) && place.Flow.BodyOf(log.Operation).WritesOf(local).Last(w => w.Syntax.SpanStart < log.Operation.Syntax.SpanStart).Syntax.Span.Contains(clip.Clip.Syntax.Span)
            && Region.Between(clip.Clip, raw, place.Flow)?.Keeps(clip.Raw) == true
            => new Rewrite("Clipped", $"Take the log of '{local.Name}', which is clipped", Safety.Clipped, raw, SyntaxFactory.IdentifierName(local.Name)),
        { Stored: null, Clip.Syntax: ExpressionSyntax call, Raw.Syntax: IdentifierNameSyntax raw } clip when SymbolEqualityComparer.Default.Equals(clip.Clip.Type, clip.Raw.Type)
            => new Rewrite("Store", $"Store the clipped value in '{raw}'", Safety.Clipped, call, SyntaxFactory.ParseExpression($"{raw.WithoutTrivia()} = {call.WithoutTrivia()}")),
        _ => null,
    };
}
