using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The items that an expression lists: new[] { a, b }, [a, b], new List { a, b }; any other expression is one item.</summary>
internal static class Collections
{
    public static IEnumerable<IOperation> Items(IOperation expression) => Variables.Unwrap(expression) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Initializer: { } initializer } => Added(initializer),
        { Syntax: CollectionExpressionSyntax } list => list.ChildOperations,
        IDefaultValueOperation or { ConstantValue.HasValue: true } or null => [],
        var single => [single],
    };

    /// <summary>{ a, b } after new List: the arguments of its calls of Add, whether they bind or not.</summary>
    public static IEnumerable<IOperation> Added(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? [] : initializer.Initializers.SelectMany(add => add switch
        {
            IInvocationOperation call => call.Arguments.Select(argument => argument.Value),
            IInvalidOperation { Type.SpecialType: SpecialType.System_Void } => add.ChildOperations,
            _ => [],
        });
}
