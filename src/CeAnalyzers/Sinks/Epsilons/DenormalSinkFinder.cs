using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds logs in a loss of what float.Epsilon or double.Epsilon was added to, or clipped at, there or where a variable under the log is written.</summary>
internal sealed class DenormalSinkFinder : CallSinkFinder
{
    private static readonly int Word = FileWords.HashOf("Epsilon");
    private static readonly Regex Clip = new("^(clip|clamp|max)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Loss = new("loss|cost|entropy|likelihood|divergence|kullback|nll|bce|objective|criterion|perplexity|poisson|^kl", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override IEnumerable<string> Words => LogSinkFinder.Names;

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) =>
        flow.Index.WordsOf(syntax.SyntaxTree).Contains(Word) && (NamesAround.Declared(syntax).Any(Loss.IsMatch) || BinaryForm.Factor(syntax) is { } label && Labels.IsNamed(label));

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => At(call, flow);

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => At(call.Operation, flow);

    private static IEnumerable<Sink> At(IOperation log, FlowAnalysis flow)
    {
        IEnumerable<SyntaxNode> written = from part in log.DescendantsAndSelf()
                                          let variable = Variables.Named(part)
                                          where variable is ILocalSymbol or IParameterSymbol
                                          from write in flow.BodyOf(log).WritesOf(variable)
                                          where write.Syntax.SpanStart < log.Syntax.SpanStart
                                          select write.Syntax;
        return written.Prepend(log.Syntax).SelectMany(place => place.DescendantNodes()).OfType<MemberAccessExpressionSyntax>().Where(IsGuard)
            .Select(access => flow.ModelOf(access.SyntaxTree).GetOperation(access, flow.Cancellation)).OfType<IMemberReferenceOperation>().Where(IsSmallest)
            .Take(1).Select(epsilon => new EpsilonSink(log, EpsilonFault.Denormal, epsilon, Epsilon.Of(epsilon.Type)!.Value, flow));
    }

    /// <summary>double.Epsilon, float.Epsilon and, of generic mathematics, T.Epsilon.</summary>
    private static bool IsSmallest(IMemberReferenceOperation epsilon) =>
        epsilon.Member is { Name: "Epsilon", ContainingType: { SpecialType: SpecialType.System_Double or SpecialType.System_Single } or { Name: "IFloatingPointIeee754" } } && Epsilon.Of(epsilon.Type) is not null;

    /// <summary>x.Epsilon as a summand, but not beside 1, or as an argument of a clip.</summary>
    private static bool IsGuard(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText == "Epsilon" && !IsUnderOne(access) && Outer(access).Parent switch
    {
        BinaryExpressionSyntax { OperatorToken.Text: "+" } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => UnboundCall.NameOf(call) is { } name && Clip.IsMatch(name) && !call.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(b => OneMinusSinkFinder.IsOne(b.Left) && b.Right.ToString().EndsWith(".Epsilon", StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>log(1 + x): x may be as small as it likes.</summary>
    private static bool IsUnderOne(ExpressionSyntax expression) => expression.Ancestors().TakeWhile(a => a is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).OfType<BinaryExpressionSyntax>()
        .Any(sum => sum.OperatorToken.Text == "+" && (OneMinusSinkFinder.IsOne(sum.Left) || OneMinusSinkFinder.IsOne(sum.Right)));

    private static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) expression = (ExpressionSyntax)expression.Parent;
        return expression;
    }
}
