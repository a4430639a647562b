using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A layer as it is added to a model.</summary>
/// <param name="Syntax">new Dense(10), layers.Dense(10).</param>
/// <param name="HasNoActivation">It is a dense layer with no activation of its own.</param>
internal sealed record Layer(ExpressionSyntax Syntax, bool HasNoActivation);

/// <summary>The layers of a model that is put together in one method: new Sequential(), then model.Add(layer) one after the other.</summary>
internal static class LayerStack
{
    private static readonly Regex Activation = new("activ|sigmoid|soft|relu|tanh|elu|linear", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The layer that is on top when <paramref name="use"/> is reached; null where the code does not say for certain.</summary>
    public static Layer? LastLayer(IdentifierNameSyntax model, ExpressionSyntax use, FlowAnalysis flow)
    {
        SemanticModel semantics = flow.ModelOf(model.SyntaxTree);
        if (semantics.GetSymbolInfo(model, flow.Cancellation).Symbol is not ILocalSymbol local || Bodies.Enclosing(model) is not { } body) return null;
        List<IdentifierNameSyntax> mentions = [.. body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == model.Identifier.ValueText && name.SpanStart < model.SpanStart && SymbolEqualityComparer.Default.Equals(semantics.GetSymbolInfo(name, flow.Cancellation).Symbol, local))];
        if (!mentions.All(IsUnderstood)) return null;
        ExpressionSyntax? added = mentions.LastOrDefault(mention => !IsRemark(mention)) is not { } last ? Listed(local, use, flow) : IsCertain(last, use) ? Added(last) : null;
        return added is null ? null : new Layer(added, IsDense(added) && !HasActivation(added, semantics, flow));
    }

    /// <summary>The layer of model.Add(layer).</summary>
    private static ExpressionSyntax? Added(IdentifierNameSyntax model) =>
        model.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "add", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, ArgumentList.Arguments: [{ Expression: var layer }] } } access && access.Expression == model ? layer : null;

    /// <summary>The last layer of the list that the model is made of: keras.Sequential(new List { ... }), new Sequential(a, b).</summary>
    private static ExpressionSyntax? Listed(ILocalSymbol model, ExpressionSyntax use, FlowAnalysis flow)
    {
        if (model.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(flow.Cancellation) is not VariableDeclaratorSyntax { Initializer.Value: var made } declarator || !IsCertain(declarator, use)) return null;
        ArgumentListSyntax? arguments = made switch
        {
            InvocationExpressionSyntax call when call.Expression.ToString().EndsWith("Sequential", StringComparison.Ordinal) => call.ArgumentList,
            ObjectCreationExpressionSyntax creation when creation.Type.ToString().EndsWith("Sequential", StringComparison.Ordinal) => creation.ArgumentList,
            _ => null,
        };
        return arguments?.Arguments is [{ Expression: BaseObjectCreationExpressionSyntax { Initializer: { } list } }, ..] ? list.Expressions.LastOrDefault()
            : arguments?.Arguments is [{ Expression: ArrayCreationExpressionSyntax { Initializer: { } array } }, ..] ? array.Expressions.LastOrDefault()
            : arguments?.Arguments is [{ Expression: ImplicitArrayCreationExpressionSyntax { Initializer: { } items } }, ..] ? items.Expressions.LastOrDefault()
            : arguments?.Arguments.LastOrDefault()?.Expression;
    }

    /// <summary>Nothing but layers being added, a new model taking the place of the old one, and calls that say something of the model.</summary>
    private static bool IsUnderstood(IdentifierNameSyntax model) =>
        Added(model) is not null || model.Parent is AssignmentExpressionSyntax assignment && assignment.Left == model
        || IsRemark(model);

    private static bool IsRemark(IdentifierNameSyntax model) => model.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Summary" or "summary" or "Compile" or "compile" or "Fit" or "fit" };

    /// <summary>The statement runs once, and before the use: it stands in a block around it.</summary>
    private static bool IsCertain(SyntaxNode mention, SyntaxNode use) =>
        mention.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } statement
        && (statement.Parent is GlobalStatementSyntax || use.Ancestors().Contains(statement.Parent));

    private static bool IsDense(ExpressionSyntax layer) => layer switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.ToString().Split('.').Last() == "Dense",
        InvocationExpressionSyntax call => call.Expression.ToString().Split('.').Last() == "Dense",
        _ => false,
    };

    private static bool HasActivation(ExpressionSyntax layer, SemanticModel semantics, FlowAnalysis flow) =>
        layer.DescendantNodes().Any(node => node is ArgumentSyntax argument && !IsLinear(argument.Expression) && Activation.IsMatch(argument.ToString()) || node is LiteralExpressionSyntax { Token.Value: string } literal && !IsLinear(literal) || node is InitializerExpressionSyntax initializer && Activation.IsMatch(initializer.ToString()))
        || semantics.GetSymbolInfo(layer, flow.Cancellation).Symbol is IMethodSymbol method && !method.Parameters.Any(IsNoActivation);

    /// <summary>"linear", which is none.</summary>
    private static bool IsLinear(ExpressionSyntax activation) => activation is LiteralExpressionSyntax { Token.Value: "linear" };

    /// <summary>A parameter for an activation, which by default is none.</summary>
    private static bool IsNoActivation(IParameterSymbol parameter) =>
        parameter.Name.IndexOf("activation", StringComparison.OrdinalIgnoreCase) >= 0 && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null or "" or "linear" };
}
