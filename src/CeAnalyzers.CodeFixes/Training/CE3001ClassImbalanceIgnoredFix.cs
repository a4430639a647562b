using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Training;

/// <summary>A loss of StableLoss gets balanced class weights, or becomes the focal loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE3001ClassImbalanceIgnoredFix() : Fix("CE3001")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not LossSink { Api.Type: "CeAnalyzers.StableLoss", Call: { Syntax: InvocationExpressionSyntax syntax } call } loss
            || ClassBalances.Of(loss) is not { } balance
            || call.Arguments.Any(argument => argument is { IsImplicit: false, Parameter.Name: "options" })) return [];
        return loss.Loss == LossKind.SoftmaxCrossEntropy
            ? [Weighted(syntax, call.TargetMethod, balance, place), Focal(syntax, call.TargetMethod, "SoftmaxFocal", place)]
            : [Focal(syntax, call.TargetMethod, "SigmoidFocal", place)];
    }

    private static Rewrite? Weighted(InvocationExpressionSyntax call, IMethodSymbol method, ClassBalance balance, Place place)
    {
        string counts = CanName(balance, call) ? balance.Array!.Identifier.ValueText : $"new[] {{ {string.Join(", ", balance.Counts)} }}";
        ExpressionSyntax options = SyntaxFactory.ParseExpression(
            $"new global::CeAnalyzers.SoftmaxOptions {{ ClassWeights = global::CeAnalyzers.ClassWeights.Balanced({counts}) }}");
        options = options.ReplaceNodes(options.DescendantNodes().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax), (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.NameColon("options").WithTrailingTrivia(SyntaxFactory.Space), default, options);
        InvocationExpressionSyntax weighted = call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(
            [.. call.ArgumentList.Arguments, argument],
            [.. call.ArgumentList.Arguments.GetSeparators(), SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)])));
        return Binds(weighted, method.Name, method, place)
            ? new Rewrite("ClassWeights", "Weigh the classes by ClassWeights.Balanced", Safety.ChangesTraining, call, weighted)
            : null;
    }

    private static Rewrite? Focal(InvocationExpressionSyntax call, IMethodSymbol method, string member, Place place) =>
        call.Expression is MemberAccessExpressionSyntax access && call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(member))) is var focal && Binds(focal, member, method, place)
            ? new Rewrite(member, $"Use StableLoss.{member}", Safety.ChangesTraining, call, focal)
            : null;

    /// <summary>A field, or a local that is declared before.</summary>
    private static bool CanName(ClassBalance balance, SyntaxNode place) =>
        balance.Array is { } array && (array.Parent?.Parent is FieldDeclarationSyntax || array.SpanStart < place.SpanStart);

    private static bool Binds(InvocationExpressionSyntax repaired, string member, IMethodSymbol before, Place place) =>
        place.Model.GetSpeculativeSymbolInfo(place.Sink.Operation.Syntax.SpanStart, repaired, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
        && method.Name == member && SymbolEqualityComparer.Default.Equals(method.ReturnType, before.ReturnType);
}
