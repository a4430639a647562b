using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>What a prediction is compared with: labels, by their kind or by their name, and not another prediction.</summary>
internal static class Labels
{
    private static readonly Regex Name = new("target|label|expected|truth|desired|ideal|one_?hot|^ys?$|^ts?(_?val(ue)?s?)?$|^y_?true$|^answers?$|^gold|(?-i:^_?[Ii]s_?[A-Z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>More than a letter, which may be a coordinate.</summary>
    private static readonly Regex Word = new("target|label|expected|truth|desired|ideal|one_?hot|answer|gold", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether one side of a difference has the name of labels.</summary>
    public static bool AreNamedIn(BinaryExpressionSyntax difference) => IsNamed(difference.Left) || IsNamed(difference.Right);

    public static bool AreIn(SquareSink square) =>
        square.TargetValue.Kind is ValueKind.OneHot or ValueKind.MultiHot
        || (square.TargetValue.Kind == ValueKind.Unknown && square.Flow.Knowledge.UsesNames(square.Operation.Syntax.SyntaxTree) && (IsName(NameOf(square.Target)) || IsName((square.TargetValue.Identity as ISymbol)?.Name)))
        || square.TargetValue.Kind == ValueKind.Unknown && IsFlag(square.Target, square.Flow)
        || (square.TargetValue.Is(0) || square.TargetValue.Is(1)) && !IsWeightOfLog(square.Operation.Syntax);

    /// <summary>1 or 0 by a truth value, whatever that is called: clicked ? 1 : 0, here or in the local.</summary>
    private static bool IsFlag(IOperation target, FlowAnalysis flow)
    {
        return Held.By(target, flow) is IConditionalOperation { Condition: var truth, WhenTrue: var one, WhenFalse: { } other }
            && Variables.Unwrap(truth) is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IArrayElementReferenceOperation && Constants.Number(one) is 0 or 1 && Constants.Number(other) is 0 or 1 && Constants.Number(one) != Constants.Number(other);
    }

    /// <summary>(1 - p)^2 log p: a focal loss.</summary>
    private static bool IsWeightOfLog(SyntaxNode square) => Bodies.Scope(square).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call) is { } name && LogSinkFinder.Names.Contains(name));

    /// <summary>Whether it is worth asking: by its name, or because a name says nothing of a local, a condition, a number or a lambda's parameter.</summary>
    public static bool MayBe(IOperation operand) =>
        IsName(NameOf(operand)) || Variables.Container(operand) is ILocalSymbol || Variables.Unwrap(operand) is IConditionalOperation or ILiteralOperation
        || Variables.Unwrap(operand) is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } };

    public static bool IsName(string? name) => name is not null && Name.IsMatch(name);

    public static bool IsNamed(ExpressionSyntax side) => side switch
    {
        ElementAccessExpressionSyntax element => IsNamed(element.Expression),
        MemberAccessExpressionSyntax member => Word.IsMatch(member.Name.Identifier.ValueText),
        IdentifierNameSyntax name => Word.IsMatch(name.Identifier.ValueText),
        _ => false,
    };

    private static string? NameOf(IOperation target) => (Variables.Container(target) ?? Variables.Named(target))?.Name;
}
