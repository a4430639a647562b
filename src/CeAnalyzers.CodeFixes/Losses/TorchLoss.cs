using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>A TorchSharp loss over an activation becomes the loss from logits that goes with the activation: mse_loss(softmax(x, 1), y) becomes cross_entropy(x, y).</summary>
internal static class TorchLoss
{
    private const string Functional = "TorchSharp.torch+nn+functional";

    public static Rewrite? FromLogits(LossSink loss, Place place) =>
        loss.Call?.Syntax is InvocationExpressionSyntax call && Member(loss) is { } member && Arguments(loss, call) is { } arguments ? Instead(loss, member, arguments, place) : null;

    /// <summary>Another function of the library in place of the loss, also where that is a module without options.</summary>
    public static Rewrite? Instead(LossSink loss, string member, ArgumentListSyntax arguments, Place place)
    {
        if (!loss.Api.Type.StartsWith("TorchSharp.", StringComparison.Ordinal) || loss.Call is not { Syntax: InvocationExpressionSyntax call } site) return null;
        ExpressionSyntax? function = loss.Api.Type == Functional ? Renamed(call.Expression, member) : IsDefault(site.Instance, place.Flow) ? Qualified(member, place) : null;
        if (function is null) return null;
        InvocationExpressionSyntax fused = call.WithExpression(function).WithArgumentList(arguments);
        return Binds(fused, call, member, place) ? new Rewrite(member, $"Use {member} of the logits", Safety.ChangesTraining, call, fused) : null;
    }

    public static bool Binds(InvocationExpressionSyntax fused, InvocationExpressionSyntax call, string member, Place place) =>
        place.Model.GetSpeculativeSymbolInfo(call.SpanStart, fused, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound && bound.Name == member;

    /// <summary>cross_entropy(x, y) becomes binary_cross_entropy_with_logits(x, y).</summary>
    public static Rewrite? ForEachClass(LossSink loss, InvocationExpressionSyntax call, Place place)
    {
        const string member = "binary_cross_entropy_with_logits";
        if (loss.Api.Type != Functional || call.ArgumentList.Arguments.Count != 2 || Renamed(call.Expression, member) is not { } function) return null;
        InvocationExpressionSyntax binary = call.WithExpression(function);
        return Binds(binary, call, member, place)
            ? new Rewrite(member, $"Use {member}, a binary loss for each class", Safety.ChangesTraining, call, binary)
            : null;
    }

    /// <summary>cross_entropy has the classes in dimension 1, so that is where the softmax must have them.</summary>
    private static string? Member(LossSink loss) => loss.Value.Kind switch
    {
        ValueKind.SigmoidProbability => "binary_cross_entropy_with_logits",
        ValueKind.SoftmaxProbability when Probability.MakerOf(loss.Prediction, loss.Value, loss.Flow) is IInvocationOperation softmax
            && softmax.Arguments.Any(a => a.Parameter?.Name == "dim" && Constants.Value(a.Value.ConstantValue.Value ?? double.NaN).Is(1)) => "cross_entropy",
        _ => null,
    };

    /// <summary>The logits, the target and the reduction; other options mean something else in the other loss.</summary>
    private static ArgumentListSyntax? Arguments(LossSink loss, InvocationExpressionSyntax call)
    {
        if (Logits.OfRow(loss.Prediction, loss.Value, loss.Prediction, loss.Flow) is not { } logits) return null;
        List<IArgumentOperation> given = [.. loss.Call!.Arguments.Where(a => !a.IsImplicit)];
        bool isUnderstood = given.Skip(2).All(a => a is { Parameter.Name: "reduction", Value: IFieldReferenceOperation { Field.Name: "Mean" or "Sum" } });
        if (given.Count < 2 || !isUnderstood || given.Take(2).Any(a => a.Syntax is not ArgumentSyntax { NameColon: null })) return null;
        ArgumentListSyntax list = call.ArgumentList.ReplaceNode(loss.Prediction.Syntax, logits.WithTriviaFrom(loss.Prediction.Syntax));
        return list.Arguments.Count == 3 && list.Arguments[2].NameColon is null
            ? list.WithArguments(list.Arguments.Replace(list.Arguments[2], list.Arguments[2].WithNameColon(SyntaxFactory.NameColon("reduction").WithTrailingTrivia(SyntaxFactory.Space))))
            : list;
    }

    public static ExpressionSyntax? Renamed(ExpressionSyntax function, string member) => function switch
    {
        MemberAccessExpressionSyntax access => access.WithName(SyntaxFactory.IdentifierName(member)),
        IdentifierNameSyntax => SyntaxFactory.IdentifierName(member),
        _ => null,
    };

    private static ExpressionSyntax? Qualified(string member, Place place) =>
        place.Flow.Compilation.GetTypeByMetadataName(Functional) is { } type
            ? SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName(member))
            : null;

    /// <summary>A loss module made without options, so that it does what the function does by default.</summary>
    private static bool IsDefault(IOperation? module, FlowAnalysis flow)
    {
        IOperation? made = Variables.Unwrap(module) is { } operation && Variables.Named(operation) is { } variable ? Creation.Of(variable, flow) : Variables.Unwrap(module);
        return made is IInvocationOperation creation && creation.Arguments.All(a => a.IsImplicit);
    }
}
