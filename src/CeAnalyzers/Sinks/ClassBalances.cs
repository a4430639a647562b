using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Knowledge;
using CeAnalyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>What the user says of the numbers of samples behind a loss: on the labels, in .editorconfig, or in an array of constants with a telling name.</summary>
internal static class ClassBalances
{
    /// <summary>How many steps the labels are followed back to what is annotated.</summary>
    private const int MaxSteps = 6;

    private static readonly Regex Name = new("^_?((class|label)_?counts?|counts?_?(per|by|of)_?(class|label)(es|s)?|samples_?per_?(class|label))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static ClassBalance? Of(LossSink loss) => OfLabels(loss) ?? OfOption(loss) ?? OfArray(loss);

    private static ClassBalance? OfLabels(LossSink loss)
    {
        IOperation? labels = loss.Target;
        for (int step = 0; step < MaxSteps && labels is not null; step++)
        {
            labels = Variables.Unwrap(labels)!;
            ImmutableArray<AttributeData> attributes = labels switch
            {
                IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition.GetAttributes(),
                IMemberReferenceOperation member => member.Member.OriginalDefinition.GetAttributes(),
                IInvocationOperation call => call.TargetMethod.OriginalDefinition.GetReturnTypeAttributes(),
                _ => ImmutableArray<AttributeData>.Empty,
            };
            if (Annotations.ClassCounts(attributes) is { IsEmpty: false } counts) return new(counts, "[ClassCounts]");
            labels = Before(labels, loss.Flow);
        }

        return null;
    }

    /// <summary>What an element is of, or what the local holds.</summary>
    private static IOperation? Before(IOperation labels, FlowAnalysis flow) => labels switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance,
        ILocalReferenceOperation { Local: { IsForEach: true } local } => LoopOf(labels, local)?.Collection,
        ILocalReferenceOperation local => Held.ValueOf(local, flow),
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } call => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
        _ => null,
    };

    private static IForEachLoopOperation? LoopOf(IOperation place, ILocalSymbol local)
    {
        for (IOperation? outer = place; outer is not null; outer = outer.Parent)
            if (outer is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default)) return loop;
        return null;
    }

    private static ClassBalance? OfOption(LossSink loss) =>
        loss.Flow.Knowledge.Options.Get(KnownOptions.ClassCounts, loss.Operation.Syntax.SyntaxTree) is { IsEmpty: false } counts ? new(counts, KnownOptions.ClassCounts.Key) : null;

    /// <summary>A local of the method, or a field or property of a type around it, that nothing is computed from.</summary>
    private static ClassBalance? OfArray(LossSink loss)
    {
        SyntaxNode place = loss.Operation.Syntax;
        if (!loss.Flow.Knowledge.UsesNames(place.SyntaxTree)) return null;
        IEnumerable<EqualsValueClauseSyntax> named =
            from scope in place.Ancestors()
            where scope is BaseMethodDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax
            from declared in Declared(scope)
            where Name.IsMatch(NameOf(declared)) && Initializer(declared) is not null
            select Initializer(declared);
        return named.FirstOrDefault() is { Parent: { } array, Value: var value } && Numbers(value, loss.Flow) is { Length: >= 2 } counts && !IsUsed(array)
            ? new(counts, "'" + NameOf(array) + "'") { Array = array as VariableDeclaratorSyntax }
            : null;
    }

    private static string NameOf(SyntaxNode declared) => declared is VariableDeclaratorSyntax variable ? variable.Identifier.ValueText : ((PropertyDeclarationSyntax)declared).Identifier.ValueText;

    private static EqualsValueClauseSyntax? Initializer(SyntaxNode declared) => declared is VariableDeclaratorSyntax variable ? variable.Initializer : ((PropertyDeclarationSyntax)declared).Initializer;

    private static IEnumerable<SyntaxNode> Declared(SyntaxNode scope) => scope switch
    {
        TypeDeclarationSyntax type => type.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).Concat<SyntaxNode>(type.Members.OfType<PropertyDeclarationSyntax>()),
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).OfType<LocalDeclarationStatementSyntax>().SelectMany(local => local.Declaration.Variables),
        _ => scope.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().SelectMany(local => local.Declaration.Variables),
    };

    private static ImmutableArray<int> Numbers(ExpressionSyntax array, FlowAnalysis flow)
    {
        IOperation? value = Variables.Unwrap(flow.ModelOf(array.SyntaxTree).GetOperation(array, flow.Cancellation));
        IEnumerable<IOperation> elements = value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayInitializerOperation initializer => initializer.ElementValues,
            { Syntax: CollectionExpressionSyntax } collection => Collections.Listed(collection),
            _ => [],
        };
        var counts = ImmutableArray.CreateBuilder<int>();
        foreach (IOperation element in elements)
        {
            if (element.ConstantValue is not { HasValue: true, Value: int and >= 0 and var count }) return ImmutableArray<int>.Empty;
            counts.Add(count);
        }

        return counts.ToImmutable();
    }

    /// <summary>Something is computed from it, such as weights. To print it, or its sum, is no use, nor is an attribute of that name.</summary>
    private static bool IsUsed(SyntaxNode array) =>
        ((SyntaxNode?)array.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? array.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == NameOf(array) && !IsHarmless(name));

    private static bool IsHarmless(IdentifierNameSyntax name) =>
        name.Parent is AttributeSyntax
        || name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" or "Sum" or "Max" or "Min" } access && access.Expression == name
        || name.Ancestors().TakeWhile(outer => outer is not StatementSyntax).Any(outer => outer is InterpolationSyntax
            or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } } });
}
