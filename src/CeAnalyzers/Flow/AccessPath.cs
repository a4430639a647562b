using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// What an expression names: a variable, or a field of the object in another place, and which element of it. state.P, p->P, net.Layers[i].Output[j].
/// All elements of a container are one place, told apart only where their index is the same and nothing changes it.
/// </summary>
internal sealed class AccessPath : IEquatable<AccessPath>
{
    /// <summary>The index runs through a loop.</summary>
    private const string Each = "*";

    /// <summary>One element, it is not known which.</summary>
    private const string Some = "?";

    /// <summary>A chain of more fields is not followed.</summary>
    private const int MaxDepth = 4;

    private readonly ImmutableArray<ISymbol> indices;

    private AccessPath(ISymbol symbol, AccessPath? holder, string element, ImmutableArray<ISymbol> indices)
    {
        Symbol = symbol;
        Holder = holder;
        Element = element;
        Depth = holder is null ? 1 : holder.Depth + 1;
        this.indices = indices;
    }

    /// <summary>The local, parameter, field or property; for the first of a chain, one of this object or a static one.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The object that the field is of; null for variables.</summary>
    public AccessPath? Holder { get; }

    /// <summary>Which element of the container is meant; empty where the variable or field itself is.</summary>
    public string Element { get; }

    /// <summary>The variables that the chain goes through.</summary>
    public int Depth { get; }

    public ISymbol Root => Holder is null ? Symbol : Holder.Root;

    /// <summary>How much of the variable or field is written by an assignment to the place.</summary>
    public WriteScope Scope =>
        Element == Each || Element.Length == 0 && HasEach(Holder) ? WriteScope.Element
        : Element.Length == 0 ? WriteScope.Whole
        : WriteScope.OneElement;

    /// <summary>How much of the variable or field is written by a write to elements of the container in the place.</summary>
    public WriteScope Through(WriteScope inner) => Element.Length == 0 || Element == Each ? inner : WriteScope.OneElement;

    /// <summary>The place that the expression names; null where it names none.</summary>
    public static AccessPath? Of(IOperation? operation) => Of(operation, MaxDepth);

    private static AccessPath? Of(IOperation? operation, int depth)
    {
        if (depth == 0) return null;
        string element = "";
        var indices = ImmutableArray<ISymbol>.Empty;
        while (true)
        {
            operation = Variables.Unwrap(operation);
            switch (operation)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation: return new(Variables.Named(operation)!, null, element, indices);
                case IMemberReferenceOperation { Instance: { } instance } part when Variables.IsWithin(part): operation = instance; break;
                case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } when Variables.Named(operation) is { } own: return new(own, null, element, indices);
                case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } when IsPart((IMemberReferenceOperation)operation):
                    var member = (IMemberReferenceOperation)operation;
                    return Of(member.Instance, depth - 1) is { } holder ? new(member.Member.OriginalDefinition, holder, element, indices) : null;
                default:
                    if (Variables.ElementOf(operation) is not { } container) return null;
                    foreach (IOperation index in Variables.IndicesOf(operation!)) Add(index);
                    operation = container;
                    break;
            }
        }

        void Add(IOperation index)
        {
            string? name = Loops.RunThrough(index) ? Each : NameOf(index);
            indices = indices.AddRange(VariablesOf(index));
            element = element == Each || name == Each ? Each : element == Some || name is null ? Some : $"{element}[{name}]";
        }
    }

    /// <summary>The same field, or field of a field, of another object.</summary>
    /// <param name="depth">The length of the chain to the object, or the container of objects, that is exchanged.</param>
    /// <param name="other">The other object or container.</param>
    /// <param name="isElement">Whether the other object stands for an element of the container.</param>
    /// <returns>Null where the chain is too long.</returns>
    public AccessPath? With(int depth, AccessPath other, bool isElement = false)
    {
        if (Depth > depth) return Holder?.With(depth, other, isElement) is { Depth: < MaxDepth } holder ? new(Symbol, holder, Element, indices) : null;
        string element = isElement || Element.Length == 0 ? other.Element : other.Element.Length == 0 || Element == other.Element && Element == Each ? Element : Some;
        return new(other.Symbol, other.Holder, element, other.indices.AddRange(indices));
    }

    /// <summary>The same field as the body of a method names it that is handed the object, as a parameter or as 'this'.</summary>
    /// <param name="depth">The length of the chain to the object, or the container of objects, that is handed over.</param>
    /// <param name="parameter">Null for 'this'.</param>
    /// <param name="isElement">Whether an element of the container is handed over.</param>
    public AccessPath? In(int depth, IParameterSymbol? parameter, bool isElement)
    {
        string inner = Element.Length == 0 ? "" : Some;
        return Depth > depth ? new(Symbol, Holder!.In(depth, parameter, isElement), inner, ImmutableArray<ISymbol>.Empty)
            : parameter is null ? null
            : new(parameter, null, isElement ? "" : inner, ImmutableArray<ISymbol>.Empty);
    }

    /// <summary>One element of the container, whichever.</summary>
    public AccessPath AnyElement() => new(Symbol, Holder, Each, ImmutableArray<ISymbol>.Empty);

    /// <summary>The first of the chain, up to a length.</summary>
    public AccessPath First(int depth) => Depth <= depth ? this : Holder!.First(depth);

    /// <summary>Whether the chains go through the same variables and fields, whichever elements they go through.</summary>
    public bool IsAlike(AccessPath other) =>
        Depth == other.Depth && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && (Holder is null || Holder.IsAlike(other.Holder!));

    /// <summary>Whether a write to this place writes the other, which is alike, and not another element of the same container.</summary>
    public bool Covers(AccessPath? other, Body body) =>
        other is not null && (Element.Length == 0 || Element == Each || Element != Some && Element == other.Element && indices.All(body.IsFixed)) && (Holder is null || Holder.Covers(other.Holder, body));

    public bool Equals(AccessPath? other) => other is not null && Element == other.Element && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Holder, other.Holder);

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + (Holder is null ? Element.GetHashCode() : Holder.GetHashCode());

    /// <summary>With the elements; those that are the same variables' are told apart by their names.</summary>
    public override string ToString() => Holder is null ? Symbol.Name + Element : $"{Holder}.{Symbol.Name}{Element}";

    private static bool HasEach(AccessPath? place) => place is not null && (place.Element == Each || HasEach(place.Holder));

    /// <summary>Of a class or struct in source.</summary>
    private static bool IsPart(IMemberReferenceOperation part) =>
        part is { Instance: not null, Member: { DeclaringSyntaxReferences.IsEmpty: false, ContainingType: { IsTupleType: false, IsAnonymousType: false } } };

    /// <summary>An index made of variables and constants.</summary>
    private static string? NameOf(IOperation index) =>
        index.DescendantsAndSelf().All(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInstanceReferenceOperation or IConversionOperation or IBinaryOperation or IUnaryOperation or ILiteralOperation)
            ? index.Syntax.ToString()
            : null;

    private static IEnumerable<ISymbol> VariablesOf(IOperation index) => index.DescendantsAndSelf().Select(Variables.Named).OfType<ISymbol>();
}
