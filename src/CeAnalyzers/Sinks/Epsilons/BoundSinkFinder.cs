using System.Globalization;
using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds upper bounds written as less than 1 that are 1: Clamp(p, 1e-7f, 0.99999999f).</summary>
internal sealed class BoundSinkFinder : SinkFinder
{
    private static readonly Regex Clip = new("^(clip|clamp|min)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What a bound may be called.</summary>
    private static readonly Regex Bound = new("max|upper|high|limit|bound|clip|clamp|eps|one", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A float has room for seven.</summary>
    public override IEnumerable<string> WordParts => ["9999999"];

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is not LiteralExpressionSyntax literal || !IsWrittenBelowOne(token.Text) || !IsBound(literal)) yield break;
        if (flow.ModelOf(literal.SyntaxTree).GetOperation(literal, flow.Cancellation) is not { ConstantValue: { HasValue: true, Value: { } number } } bound || OneMinusSinkFinder.Precise(bound, flow) is not { } precision) yield break;
        if (number is 1f or 1d || number is double value && precision == Precision.Single && (float)value == 1f) yield return new EpsilonSink(bound, EpsilonFault.LostBesideOne, bound, precision, flow);
    }

    /// <summary>The text of the number, of which the value may be 1.</summary>
    private static bool IsWrittenBelowOne(string text) =>
        decimal.TryParse(text.Replace("_", "").TrimEnd('f', 'F', 'd', 'D'), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal written) && written is > 0 and < 1;

    /// <summary>An argument of a clip, what a branch gives instead, or a variable that says that it bounds something.</summary>
    private static bool IsBound(ExpressionSyntax literal)
    {
        while (literal.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) literal = (ExpressionSyntax)literal.Parent;
        return literal.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => UnboundCall.NameOf(call) is { } name && Clip.IsMatch(name),
            ConditionalExpressionSyntax choice => choice.Condition != literal,
            AssignmentExpressionSyntax assignment => assignment.Right == literal && assignment.Ancestors().Any(a => a is IfStatementSyntax { Condition: BinaryExpressionSyntax condition } && condition.DescendantNodesAndSelf().Any(part => SyntaxFactory.AreEquivalent(part, assignment.Left))),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Bound.IsMatch(variable.Identifier.ValueText),
            EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => Bound.IsMatch(parameter.Identifier.ValueText),
            _ => false,
        };
    }
}
