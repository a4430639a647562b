using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Dictionaries: under each constant key another value, as in cache["p"] = Softmax(z) and activations["softmax"].</summary>
internal static class Keyed
{
    private const int MaxMentions = 60;

    /// <summary>What stands under a constant key; null where that is not known.</summary>
    public static Value? Of(IPropertyReferenceOperation read, Evaluation evaluation, Frame frame)
    {
        if (!IsDictionary(read.Instance?.Type) || KeyOf(read) is not { } key || Variable(read.Instance) is not { } variable) return null;
        if (variable is ILocalSymbol) return Stored(variable, key, read.Syntax, evaluation, frame);
        return evaluation.Shared(("keyed", variable, key), () => Stored(variable, key, null, evaluation, Frame.Open) ?? Value.Nothing) is { Kind: not ValueKind.Nothing } stored ? stored : null;
    }

    private static Value? Stored(ISymbol variable, object key, SyntaxNode? use, Evaluation evaluation, Frame frame)
    {
        FlowAnalysis flow = evaluation.Flow;
        IReadOnlyList<SyntaxToken> mentions = use is null ? flow.Index.Find(variable.Name, flow.Cancellation) : flow.Index.FindIn(Bodies.Scope(use), variable.Name, flow.Cancellation);
        if (mentions.Count > MaxMentions) return null;
        Value joined = Value.Nothing;
        foreach (SyntaxToken mention in mentions)
        {
            if (joined.IsHopeless) return joined;
            if (Given(mention) is { } given)
            {
                if (flow.ModelOf(given.SyntaxTree).GetOperation(given, flow.Cancellation) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation) return null;
                if (creation.Initializer is { } entries) foreach (IOperation entry in entries.Initializers) Add(entry);
                continue;
            }

            SyntaxNode? node = mention.Parent;
            if (node?.Parent is MemberAccessExpressionSyntax own && own.Name == node) node = own;
            switch (node?.Parent)
            {
                case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when assignment.Left == element: Add(flow.ModelOf(assignment.SyntaxTree).GetOperation(assignment, flow.Cancellation)); break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd", Parent: InvocationExpressionSyntax call } access when access.Expression == node: Add(flow.ModelOf(call.SyntaxTree).GetOperation(call, flow.Cancellation)); break;
                case AssignmentExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax: return null; // written elsewhere, perhaps
            }
        }

        return joined.Kind == ValueKind.Nothing ? null : joined;

        void Add(IOperation? entry)
        {
            (object? at, IOperation? value) = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } set => (KeyOf(target), set.Value),
                IInvocationOperation { Arguments: [{ Value: var first }, { Value: var second }] } => (Constant(first), second),
                _ => default((object?, IOperation?)),
            };
            if (value is not null && (at is null || at.Equals(key))) joined = ValueJoin.Join(joined, evaluation.Evaluate(value, frame));
        }
    }

    private static ExpressionSyntax? Given(SyntaxToken mention) => mention.Parent switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } declarator when declarator.Identifier == mention => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier == mention => value,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name => assignment.Right,
        _ => null,
    };

    private static ISymbol? Variable(IOperation? instance) => Variables.Unwrap(instance) switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field when !field.Field.DeclaringSyntaxReferences.IsEmpty => field.Field,
        IPropertyReferenceOperation property when !property.Property.DeclaringSyntaxReferences.IsEmpty => property.Property,
        _ => null,
    };

    private static object? KeyOf(IPropertyReferenceOperation element) => element.Arguments is [{ Value: var key }] ? Constant(key) : null;

    private static object? Constant(IOperation key) => Variables.Unwrap(key)?.ConstantValue is { HasValue: true, Value: { } constant } ? constant : null;

    public static bool IsDictionary(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 2, DeclaringSyntaxReferences.IsEmpty: true } named && named.Name.EndsWith("Dictionary", StringComparison.Ordinal);
}
