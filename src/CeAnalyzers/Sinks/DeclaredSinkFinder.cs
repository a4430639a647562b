using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Knowledge;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the values that go where the user declares a kind, by the names of what is declared.</summary>
internal sealed class DeclaredSinkFinder : SinkFinder
{
    public override IEnumerable<string> OwnWords(FlowAnalysis flow) => DeclaredNames.In(flow);

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        SemanticModel model = flow.ModelOf(token.SyntaxTree!);
        return token.Parent switch
        {
            SimpleNameSyntax name => Uses(name, model, flow),
            VariableDeclaratorSyntax { Initializer.Value: { } value } field => Declared(model.GetDeclaredSymbol(field, flow.Cancellation), [model.GetOperation(value, flow.Cancellation)], flow),
            PropertyDeclarationSyntax property => Property(property, model, flow),
            MethodDeclarationSyntax or LocalFunctionStatementSyntax when model.GetDeclaredSymbol(token.Parent, flow.Cancellation) is IMethodSymbol method =>
                Declared(method, Calls.BodyOf(method, flow) is { } body ? Functions.Returns(body).Select(r => r.ReturnedValue) : [], flow),
            _ => [],
        };
    }

    private static IEnumerable<Sink> Property(PropertyDeclarationSyntax syntax, SemanticModel model, FlowAnalysis flow)
    {
        if (model.GetDeclaredSymbol(syntax, flow.Cancellation) is not IPropertySymbol property) return [];
        IEnumerable<IOperation?> returned = Members.Getter(property, flow) is { } getter ? Functions.Returns(getter).Select(r => r.ReturnedValue) : [];
        return Declared(property, syntax.Initializer is { } initializer ? returned.Append(model.GetOperation(initializer.Value, flow.Cancellation)) : returned, flow);
    }

    /// <summary>A call with arguments, or what is assigned to the member or to an element of it.</summary>
    private static IEnumerable<Sink> Uses(SimpleNameSyntax name, SemanticModel model, FlowAnalysis flow)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is MemberBindingExpressionSyntax or QualifiedNameSyntax) node = node.Parent!;
        switch (node.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == node:
            case BaseObjectCreationExpressionSyntax or PrimaryConstructorBaseTypeSyntax:
                return Arguments(model.GetOperation(node.Parent, flow.Cancellation)).SelectMany(argument => Declared(argument.Parameter, [argument.Value], flow));
        }

        while (node.Parent is ElementAccessExpressionSyntax element && element.Expression == node) node = node.Parent;
        return node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node && model.GetOperation(assignment, flow.Cancellation) is ISimpleAssignmentOperation written
            ? Declared(model.GetSymbolInfo(name, flow.Cancellation).Symbol, [written.Value], flow)
            : [];
    }

    private static ImmutableArray<IArgumentOperation> Arguments(IOperation? operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    private static IEnumerable<Sink> Declared(ISymbol? place, IEnumerable<IOperation?> values, FlowAnalysis flow) =>
        place is IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol && flow.Knowledge.Kinds.Of(place) is { } declaration
            ? values.OfType<IOperation>().Select(value => new DeclaredSink(value, place, declaration, flow))
            : [];
}
