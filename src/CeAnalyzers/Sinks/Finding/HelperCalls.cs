using System.Collections.Immutable;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>Calls of methods in source whose bodies speak of exponentials or activations, whatever they are called.</summary>
internal static class HelperCalls
{
    /// <summary>What more methods are called says little.</summary>
    private const int MaxHelpers = 8;

    /// <summary>Of the method that is called, or of one that is called or handed over in its arguments.</summary>
    public static bool Tell(InvocationExpressionSyntax call, FlowAnalysis flow) => call.DescendantNodes().OfType<SimpleNameSyntax>()
        .Where(name => SliceSyntax.IsCalled(name) || SliceSyntax.MayBeGroup(name)).Any(name => Tells(name, flow));

    /// <summary>The calls that a local is given.</summary>
    public static IEnumerable<InvocationExpressionSyntax> GivenTo(IdentifierNameSyntax local, FlowAnalysis flow) =>
        flow.Index.FindIn(Bodies.Scope(local), local.Identifier.ValueText, flow.Cancellation).Select(Given).OfType<InvocationExpressionSyntax>();

    /// <summary>The calls that stand alone and are handed a variable, which they may give a value, or the container in it.</summary>
    public static IEnumerable<InvocationExpressionSyntax> HandedTo(IdentifierNameSyntax variable, FlowAnalysis flow) =>
        flow.Index.FindIn(Bodies.Scope(variable), variable.Identifier.ValueText, flow.Cancellation).Select(Handed).OfType<InvocationExpressionSyntax>();

    /// <summary>The call that an expression is, or that a local is given, is of such a method.</summary>
    public static bool GiveExponentials(ExpressionSyntax expression, FlowAnalysis flow) => expression switch
    {
        InvocationExpressionSyntax call => CalledBy(call) is { } name && Tells(name, flow),
        IdentifierNameSyntax local => GivenTo(local, flow).Any(call => CalledBy(call) is { } name && Tells(name, flow)),
        _ => false,
    };

    private static SimpleNameSyntax? CalledBy(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax { Name: var name } => name,
        _ => null,
    };

    /// <summary>Of the methods of the type around where it has one of that name, else of any.</summary>
    private static bool Tells(SimpleNameSyntax name, FlowAnalysis flow)
    {
        ImmutableArray<SyntaxToken> methods = flow.Index.FindMethods(name.Identifier.ValueText, flow.Cancellation);
        if (methods.IsEmpty) return false;
        TypeDeclarationSyntax? type = name.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        List<SyntaxToken> own = [.. methods.Where(method => type is not null && method.Parent!.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type)];
        return own.Count > 0 ? own.Exists(method => flow.IsTelling(method.Parent!)) : methods.Length <= MaxHelpers && methods.Any(method => flow.IsTelling(method.Parent!));
    }

    private static ExpressionSyntax? Given(SyntaxToken mention) => mention.Parent switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name => assignment.Right,
        _ => null,
    };

    /// <summary>Fill(p), Fill(p.AsSpan()), Fill(ref p[i]), Fill(z, out var p).</summary>
    private static InvocationExpressionSyntax? Handed(SyntaxToken mention)
    {
        SyntaxNode? node = mention.Parent is SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declared } ? declared : mention.Parent;
        if (node?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax view } access && access.Expression == node) node = view;
        else if (node?.Parent is ElementAccessExpressionSyntax { Parent: ArgumentSyntax { RefKindKeyword.RawKind: not 0 } } element) node = element;
        return node?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call } ? call : null;
    }
}
