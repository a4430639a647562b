using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Finds models that are put together layer by layer and then given a loss by name or object, in the manner of Keras and its many ports: the
/// manner is known by its names, whatever the library is.
/// </summary>
internal sealed class CompiledModelSinkFinder : SinkFinder
{
    /// <summary>Losses that take probabilities unless told from_logits.</summary>
    private static readonly Regex LossName = new("^\"?(keras\\.|tf\\.|new |\\w+\\.)*(sparse_?)?(binary|categorical)_?crossentropy(\"|\\(|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override IEnumerable<string> Words => ["compile", "Compile"];

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (CallSinkFinder.CalledBy(token) is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax model } } call || !flow.Knowledge.UsesNames(call.SyntaxTree)) yield break;
        if (call.ArgumentList.Arguments.Select(a => a.Expression).FirstOrDefault(IsLoss) is not { } loss || LayerStack.LastLayer(model, call, flow) is not { } layer) yield break;
        if (layer.HasNoActivation && flow.ModelOf(loss.SyntaxTree).GetOperation(loss, flow.Cancellation) is { } operation) yield return new CompiledModelSink(operation, Name(loss), layer.Syntax, flow);
    }

    private static bool IsLoss(ExpressionSyntax argument) =>
        argument is LiteralExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax && LossName.IsMatch(argument.ToString())
        && argument.DescendantTokens().All(token => token.ValueText is not "true"); // from_logits

    private static string Name(ExpressionSyntax loss) => loss switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax call => call.Expression.ToString(),
        ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
        _ => loss.ToString(),
    };
}
