using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Models;

/// <summary>
/// The layers that a model is put together from, by syntax: in the arguments or the initializer of its constructor, in a list, by calls that add one after
/// another or that follow one another in a chain, or in a method that builds it.
/// </summary>
internal sealed class ModelLayers(ExpressionSyntax use, FlowAnalysis flow)
{
    private const int MaxSteps = 6;

    /// <summary>Calls that add a layer.</summary>
    private static readonly Regex Adding = new("^(add|append|push|stack|then|use|with|attach|enqueue|next|layer|dense|linear|fully|output|hidden|activation|soft_?max|sigmoid|conv|flatten|drop_?out)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Calls and arguments that set a model up without adding a layer.</summary>
    private static readonly Regex Setting = new("optimi|adam|sgd|momentum|rms|loss|cost|metric|seed|rate|epoch|batch|regulari|callback|log(ger|ging)?$|init|random", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private int steps;

    /// <summary>The layer on top of the model when it is used; null where the code does not say for certain.</summary>
    public ExpressionSyntax? Last(ExpressionSyntax model) => ++steps > MaxSteps ? null : Factors.Bare(model) switch
    {
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation),
        ArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions.LastOrDefault(),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.LastOrDefault(),
        CollectionExpressionSyntax { Elements: [.., ExpressionElementSyntax { Expression: var last }] } => last,
        IdentifierNameSyntax name => OfVariable(name),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => OfVariable(name),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: "Layers" or "layers" } => OfVariable(name),
        InvocationExpressionSyntax call => OfCall(call),
        _ => null,
    };

    private ExpressionSyntax? OfCreation(BaseObjectCreationExpressionSyntax creation)
    {
        IEnumerable<ExpressionSyntax> parts = creation.ArgumentList?.Arguments.Select(a => a.Expression) ?? [];
        foreach (ExpressionSyntax item in creation.Initializer?.Expressions.Reverse() ?? [])
        {
            if (item is not AssignmentExpressionSyntax set) return creation.Initializer.IsKind(SyntaxKind.CollectionInitializerExpression) ? item : null;
            if (set.Right is InitializerExpressionSyntax list) return list.Expressions.LastOrDefault();
            if (Listed(set.Right) is { } last) return last;
        }

        return parts.Reverse().Where(part => !IsSetting(part)).Select(part => Listed(part) ?? (IsLayer(part) ? part : null)).FirstOrDefault(last => last is not null);
    }

    /// <summary>The last item of a list of layers.</summary>
    private ExpressionSyntax? Listed(ExpressionSyntax part) => Factors.Bare(part) switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: { } items } list when list.Initializer.IsKind(SyntaxKind.CollectionInitializerExpression) => items.Expressions.LastOrDefault(),
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or IdentifierNameSyntax => Last(part) is { } last && IsLayer(last) ? last : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList", Expression: var list } } => Listed(list),
        _ => null,
    };

    /// <summary>A local or field: what it was given, with what was added to it since.</summary>
    private ExpressionSyntax? OfVariable(IdentifierNameSyntax name)
    {
        string text = name.Identifier.ValueText;
        SyntaxNode scope = Bodies.Scope(name);
        List<SyntaxToken> mentions = [.. flow.Index.FindIn(scope, text, flow.Cancellation)];
        bool isLocal = mentions.Any(m => m.Parent is VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } or SingleVariableDesignationSyntax);
        if (mentions.Any(m => m.Parent is ParameterSyntax)) return null;
        if (!isLocal && Field(name, text) is { } body) mentions = [.. flow.Index.FindIn(body, text, flow.Cancellation)];
        int end = mentions.Any(m => m.Parent == name) ? name.SpanStart : int.MaxValue;
        ExpressionSyntax? last = null;
        bool isFound = false;
        foreach (SyntaxNode mention in mentions.Where(m => m.SpanStart < end).Select(m => m.Parent!))
        {
            if (Given(mention) is { } given)
            {
                last = given is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } or CollectionExpressionSyntax { Elements.Count: 0 } ? null : Last(given);
                isFound = true;
            }
            else if (Added(mention) is { } added)
            {
                if (end != int.MaxValue && !IsCertain(mention, name)) return null;
                last = added;
                isFound = true;
            }
        }

        return isFound ? last : null;
    }

    /// <summary>The one member of the type in which a field is given its model.</summary>
    private SyntaxNode? Field(SyntaxNode use, string name) => use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        ? flow.Index.FindIn(type, name, flow.Cancellation).Where(m => Given(m.Parent!) is not null).Select(m => Bodies.Scope(m.Parent!)).Distinct().Take(2).ToList() is [var only] ? only : null
        : null;

    private static ExpressionSyntax? Given(SyntaxNode mention) => mention switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => assignment.Right,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: AssignmentExpressionSyntax assignment } own } when assignment.Left == own => assignment.Right,
        _ => null,
    };

    /// <summary>The layer of model.Add(layer), model.Layers.Add(layer), or the outermost one of a chain of them.</summary>
    private ExpressionSyntax? Added(SyntaxNode mention)
    {
        if (mention is not IdentifierNameSyntax) return null;
        SyntaxNode whole = mention;
        while (whole.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax) whole = whole.Parent;
        return whole is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or AssignmentExpressionSyntax } call ? InChain(call, mention) : null;
    }

    private ExpressionSyntax? OfCall(InvocationExpressionSyntax call) => InChain(call, null) ?? call.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or IdentifierNameSyntax } access when InnerMost(access) is { } inner && Last(inner) is { } last => last,
        _ => OfBuilder(call),
    };

    private static ExpressionSyntax? InnerMost(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }: expression = access.Expression; break;
                case MemberAccessExpressionSyntax access: expression = access.Expression; break;
                default: return expression as BaseObjectCreationExpressionSyntax ?? (ExpressionSyntax?)(expression as IdentifierNameSyntax);
            }
        }
    }

    /// <summary>The layer that the last call of a chain adds which adds one: builder.Stack(a).Stack(b).Build(), model.Dense(10, "softmax").</summary>
    private ExpressionSyntax? InChain(InvocationExpressionSyntax call, SyntaxNode? start)
    {
        for (ExpressionSyntax? link = call; link is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation && link != start; link = access.Expression)
        {
            if (!Adding.IsMatch(access.Name.Identifier.ValueText) || Setting.IsMatch(access.Name.Identifier.ValueText)) continue;
            ExpressionSyntax? given = invocation.ArgumentList.Arguments.Select(a => a.Expression).LastOrDefault(a => IsLayer(a) && !IsSetting(a));
            if (given is not null && LayerActivation.NameIn(invocation) is null) return given;
            if (invocation.ArgumentList.Arguments.Count > 0) return invocation;
        }

        return null;
    }

    /// <summary>What the only method of its name in source returns.</summary>
    private ExpressionSyntax? OfBuilder(InvocationExpressionSyntax call)
    {
        if (UnboundCall.NameOf(call) is not { } name) return null;
        List<MethodDeclarationSyntax> methods = [.. flow.Index.Find(name, flow.Cancellation).Select(m => m.Parent).OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.ValueText == name).Take(2)];
        if (methods is not [var method]) return null;
        ExpressionSyntax[] returned = method.ExpressionBody is { } arrow ? [arrow.Expression] : [.. method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>()];
        return returned is [var only] ? Last(only) : null;
    }

    private static bool IsLayer(ExpressionSyntax expression) => Factors.Bare(expression) is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or TupleExpressionSyntax;

    private static bool IsSetting(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax creation => Setting.IsMatch(creation.Type.ToString()) && !LayerActivation.IsNamed(creation),
        InvocationExpressionSyntax call => Setting.IsMatch(call.Expression.ToString()),
        _ => false,
    };

    /// <summary>The statement runs once, and before the use: it stands in a block around it.</summary>
    private bool IsCertain(SyntaxNode mention, SyntaxNode place) =>
        mention.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } statement
        && (statement.Parent is GlobalStatementSyntax || place.Ancestors().Concat(use.Ancestors()).Contains(statement.Parent));
}
