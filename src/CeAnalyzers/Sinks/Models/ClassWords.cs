using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>
/// Whether the code that puts a model together, or a method that it hands the model to, speaks of classes: one-hot labels, a count of classes, a metric
/// of classifications, the label that is predicted. Many sigmoids may be the pixels of an image; then nothing does.
/// </summary>
internal static class ClassWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex Classes = new("arg_?max|one_?hot|classif|confusion_?matrix|(predicted|actual|expected|true|correct|most_?likely)_?(label|class|digit|categor)|(label|class|categor(y|ie)|digit)(es|s)?_?(count|num)|num(ber)?_?(of)?_?(label|class|categor|digit)|(categorical|binary|classification)_?accura", Options);

    private static readonly Regex Others = new("auto_?enc|reconstruct|denois|regress|decoder", Options);

    public static bool Around(ExpressionSyntax loss, ExpressionSyntax model, FlowAnalysis flow)
    {
        List<SyntaxNode> code = [Bodies.Scope(loss), .. HandedTo(model, flow)];
        return code.Any(part => Mentions(part, Classes)) && !code.Any(part => Mentions(part, Others));
    }

    /// <summary>The methods in source that the model is an argument of.</summary>
    private static IEnumerable<SyntaxNode> HandedTo(ExpressionSyntax model, FlowAnalysis flow) => model is not IdentifierNameSyntax { Identifier.ValueText: var name } ? []
        : from mention in flow.Index.FindIn(Bodies.Scope(model), name, flow.Cancellation)
          where mention.Parent is IdentifierNameSyntax
          let call = (mention.Parent!.Parent as ArgumentSyntax)?.Parent?.Parent as InvocationExpressionSyntax
          let callee = call is null ? null : UnboundCall.NameOf(call)
          where callee is not null && flow.Index.FindMethods(callee!, flow.Cancellation).Length == 1
          select flow.Index.FindMethods(callee!, flow.Cancellation)[0].Parent;

    private static bool Mentions(SyntaxNode code, Regex words) =>
        code.DescendantTokens().Any(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && words.IsMatch(token.ValueText));
}
