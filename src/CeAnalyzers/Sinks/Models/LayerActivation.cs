using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>The activation that a layer ends in, by the name of its class or of what it is told to apply: new SoftmaxLayer(), new Dense(10, Activation.Softmax), Dense(10, "softmax").</summary>
internal static class LayerActivation
{
    private static readonly Regex Softmax = new("^(dense|output|linear|activation)?_?soft_?max(_?(layer|activation|output|function|func|act))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Sigmoid = new("^(dense|output|activation)?_?(sigmoid|logistic)(_?(layer|activation|output|function|func|act))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Layers that use an activation inside, and make something else.</summary>
    private static readonly Regex Inner = new("attention|gat(e|ing)|rout|expert|mixture|gumbel|lstm|gru|rnn|recurrent|block|encoder|decoder|transformer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What the layer makes; null where that is no activation that ends a classifier.</summary>
    /// <param name="layer">The last layer of the model.</param>
    /// <param name="loss">Where the loss is chosen.</param>
    /// <param name="model">The model.</param>
    /// <param name="flow">The flow.</param>
    public static Value? Of(ExpressionSyntax layer, ExpressionSyntax loss, ExpressionSyntax model, FlowAnalysis flow)
    {
        if (Factors.Bare(layer) is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && NameOf(layer) is { } type && Inner.IsMatch(type)) return null;
        if (NameIn(layer) is not { } name || KindOf(name) is not { } kind || kind == ValueKind.SigmoidProbability && !HasOneUnit(layer) && !ClassWords.Around(loss, model, flow)) return null;
        return KindOf(name, flow) is null ? null : Value.Leaf(layer).With(kind, Evidence.Named, new Origin(layer));
    }

    /// <summary>The name of the activation, in the type of the layer or in one of its arguments.</summary>
    public static string? NameIn(ExpressionSyntax layer) => Arguments(layer).Select(NameOf).Prepend(NameOf(layer)).FirstOrDefault(name => name is not null && KindOf(name) is not null);

    public static bool IsNamed(ExpressionSyntax layer) => NameIn(layer) is not null;

    /// <summary>The kind that a class or method of this name makes; null where the name is of no activation that ends a classifier, or where the code in source says otherwise.</summary>
    public static ValueKind? KindOf(string name, FlowAnalysis flow) => KindOf(name) is { } kind && !(Made(name, flow) is { } made && made != kind && made is not (ValueKind.Unknown or ValueKind.Nothing)) ? kind : null;

    private static ValueKind? KindOf(string name) => Softmax.IsMatch(name) ? ValueKind.SoftmaxProbability : Sigmoid.IsMatch(name) ? ValueKind.SigmoidProbability : null;

    private static IEnumerable<ExpressionSyntax> Arguments(ExpressionSyntax layer) => Factors.Bare(layer) switch
    {
        BaseObjectCreationExpressionSyntax creation => (creation.ArgumentList?.Arguments.Select(a => a.Expression) ?? []).Concat(creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Select(set => set.Right) ?? []),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(a => a.Expression),
        TupleExpressionSyntax tuple => tuple.Arguments.Select(a => a.Expression),
        _ => [],
    };

    private static string? NameOf(ExpressionSyntax expression) => Factors.Bare(expression) switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        InvocationExpressionSyntax call => UnboundCall.NameOf(call),
        MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "Instance" or "Default" or "Activate" or "Apply" or "Forward" or "Function" or "F" } => NameOf(owner),
        var other => UnboundCall.NameOf(other),
    };

    /// <summary>A sigmoid over many outputs may be anything in [0, 1], such as the pixels of an image. A layer that is nothing but the activation has as many as the one before.</summary>
    private static bool HasOneUnit(ExpressionSyntax layer)
    {
        if (layer is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: BaseObjectCreationExpressionSyntax added }] }) layer = added;
        return Arguments(layer).Any(IsOne) || !Arguments(layer).Any(IsNumber) && Before(layer) is { } before && Arguments(before).LastOrDefault(IsNumber) is { } units && IsOne(units);
    }

    private static bool IsNumber(ExpressionSyntax argument) => argument is LiteralExpressionSyntax { Token.Value: int };

    private static bool IsOne(ExpressionSyntax argument) => argument is LiteralExpressionSyntax { Token.Value: 1 };

    /// <summary>The layer before one in a list, or that the statement before adds.</summary>
    private static ExpressionSyntax? Before(ExpressionSyntax layer) => layer.Parent switch
    {
        InitializerExpressionSyntax { Expressions: var listed } => listed.TakeWhile(item => item != layer).LastOrDefault(),
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_], Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } call } } =>
            block.Statements.TakeWhile(other => other != statement).LastOrDefault() is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var before }] } other } && SyntaxFactory.AreEquivalent(other.Expression, call.Expression) ? before : null,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var passed } } argument => passed.TakeWhile(item => item != argument).LastOrDefault()?.Expression,
        _ => null,
    };

    /// <summary>What a class or method of this name in source makes; null where there is none, or where it does not say.</summary>
    private static ValueKind? Made(string name, FlowAnalysis flow)
    {
        foreach (SyntaxToken mention in flow.Index.Find(name, flow.Cancellation))
        {
            IEnumerable<MethodDeclarationSyntax> methods = mention.Parent switch
            {
                ClassDeclarationSyntax type when type.Identifier == mention => type.Members.OfType<MethodDeclarationSyntax>(),
                MethodDeclarationSyntax method when method.Identifier == mention => [method],
                _ => [],
            };
            foreach (MethodDeclarationSyntax method in methods)
            {
                if (flow.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, flow.Cancellation) is not IMethodSymbol symbol || !Numbers.IsNumeric(symbol.ReturnType) || Calls.BodyOf(symbol, flow) is not { } body) continue;
                Value returned = Functions.Returned(body, new Evaluation(flow), Calls.Bind(symbol, [.. symbol.Parameters.Select(p => Value.Leaf(p))], null));
                if (returned.Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability or ValueKind.LogSoftmax or ValueKind.LogSigmoid) return returned.Kind;
            }
        }

        return null;
    }
}
