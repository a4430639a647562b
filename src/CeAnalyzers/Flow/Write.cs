using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

internal enum WriteScope
{
    /// <summary>The variable itself.</summary>
    Whole,

    /// <summary>The elements of the container that it holds, one after the other.</summary>
    Element,

    /// <summary>One element, at an index that no loop runs through: the others keep their value.</summary>
    OneElement,

    /// <summary>The container is handed to a call that may write its elements.</summary>
    Call,

    /// <summary>An item is put into the collection, beside those that it has.</summary>
    Item,

    /// <summary>The same field of an object that may be the same one.</summary>
    Alias,
}

/// <summary>A place that gives a variable, or the elements of the container in it, a value.</summary>
/// <param name="Symbol">The local, parameter, field or property.</param>
/// <param name="Scope">How much of it is written.</param>
/// <param name="Operation">The assignment, declarator, increment or call.</param>
/// <param name="Value">The operation whose value is written; null where the operation itself says it.</param>
/// <param name="Argument">For calls: the argument that hands the variable over; null for the receiver.</param>
internal sealed record Write(ISymbol Symbol, WriteScope Scope, IOperation Operation, IOperation? Value, Microsoft.CodeAnalysis.Operations.IArgumentOperation? Argument = null)
{
    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>How much of what was there before is gone: a call that puts an item into a collection leaves the others.</summary>
    public WriteScope Reach => Scope == WriteScope.Call && Argument is null && Collections.Puts(Operation) || Entries.AreSome(this) ? WriteScope.Item : Scope;

    /// <summary>The field of another object that is written; null for variables.</summary>
    public AccessPath? Part { get; init; }

    /// <summary>The variable, or the one that holds the object.</summary>
    public ISymbol Root => Part is null ? Symbol : Part.Root;
}
