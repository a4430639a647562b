using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Collections of libraries: the items that an expression lists, as in new[] { a, b }, [a, b], new List { a, b }, and those that calls put into one or
/// take out of it.
/// </summary>
internal static class Collections
{
    private static readonly HashSet<string> Putting = ["Add", "TryAdd", "Insert", "Enqueue", "Push", "AddFirst", "AddLast", "AddBefore", "AddAfter", "AddRange"];

    public static IEnumerable<IOperation> Items(IOperation expression) => Variables.Unwrap(expression) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Initializer: { } initializer } => Added(initializer),
        { Syntax: CollectionExpressionSyntax } list => Listed(list),
        IDefaultValueOperation or { ConstantValue.HasValue: true } or null => [],
        var single => [single],
    };

    /// <summary>a and ..b of the expression [a, ..b]; newer compilers have what a builder such as ImmutableArray.Create is handed before them.</summary>
    public static IEnumerable<IOperation> Listed(IOperation collectionExpression) => collectionExpression.ChildOperations.Where(child => child is not IArgumentOperation);

    /// <summary>{ a, b } after new List: the items that its calls of Add are given, whether they bind or not; of a dictionary the values.</summary>
    public static IEnumerable<IOperation> Added(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? [] : initializer.Initializers.SelectMany(ItemsOf);

    private static IEnumerable<IOperation> ItemsOf(IOperation add) => add switch
    {
        IInvocationOperation call => Put(call) is { } item ? [item] : [],
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true }, Value: var item } => [item],
        IInvalidOperation { Type.SpecialType: SpecialType.System_Void } => add.ChildOperations,
        _ => [],
    };

    /// <summary>Whether this is a collection of the framework's, of whatever: what is new has nothing in it.</summary>
    public static bool IsCollection(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: true, DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { Name: "Generic" or "Concurrent" or "Immutable" or "ObjectModel", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } }
        && (type.Name == "IEnumerable" || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>One that a callee can put items into.</summary>
    public static bool IsChangeable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: var name, ContainingNamespace.Name: not "Immutable" } && name != "IEnumerable" && !name.StartsWith("IReadOnly", StringComparison.Ordinal) && IsCollection(type);

    /// <summary>Whether a call puts an item into a collection, beside those that it has.</summary>
    public static bool Puts(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: var name, Instance.Type: { } type } && Putting.Contains(name) && IsChangeable(type);

    /// <summary>What it puts there: the value, behind a key or a place.</summary>
    public static IOperation? Put(IInvocationOperation call) => call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).LastOrDefault()?.Value;

    /// <summary>Whether a call hands on an item, or all of them, in a parameter: queue.TryDequeue(out var item), rows.TryGetValue(key, out var row).</summary>
    public static bool HandsOn(IInvocationOperation call, IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Out && call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal) && IsCollection(call.Instance?.Type) && parameter.Ordinal == call.TargetMethod.Parameters.Length - 1;
}
