using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds activations that are applied twice in one expression, whatever they are called: F(F(x)), f.Apply(f.Apply(x)).</summary>
internal sealed class RepeatedCallSinkFinder : SinkFinder
{
    public override string Operators => "(";

    /// <summary>The word before the bracket is also the last one of the name behind it.</summary>
    public override bool Allows(string text, int position)
    {
        int length = position - FileWords.StartOfWord(text, position);
        if (length == 0) return false;
        int end = position + 1;
        while (end < text.Length && (FileWords.IsWord(text[end]) || text[end] == '.')) end++;
        return end < text.Length && text[end] == '(' && end - length > position && !FileWords.IsWord(text[end - length - 1])
            && string.CompareOrdinal(text, position - length, text, end - length, length) == 0;
    }

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent?.Parent is InvocationExpressionSyntax syntax && syntax.ArgumentList.OpenParenToken == token && !IsOfMath(syntax)
            && flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is IInvocationOperation call && Numbers.IsNumeric(call.Type))
            yield return new ActivationSink(call, flow.ValueOf(call), flow);
    }

    /// <summary>Math.Max(Math.Max(a, b), c), which is no activation.</summary>
    private static bool IsOfMath(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type }, Name.Identifier.ValueText: var name } && SliceWords.IsLibraryType(type) && SliceWords.Of(name) != SliceWord.Telling;
}
