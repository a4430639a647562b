using CeAnalyzers.Kinds;
using CeAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>What the user declares of a parameter, member or result stands in where flow proves no kind of it.</summary>
internal static class Declarations
{
    /// <summary><paramref name="value"/>, which flow found for <paramref name="symbol"/> where <paramref name="use"/> reads it, with the declared kind where it has none of its own.</summary>
    public static Value OrDeclared(this Value value, ISymbol symbol, SyntaxNode use, FlowAnalysis flow)
    {
        if (value.HasKind && value.Evidence >= Evidence.Declared || value.Operator is Operator.Constant or Operator.Function or Operator.Module or Operator.Tuple) return value;
        if (flow.Knowledge.Kinds.Of(symbol) is not { } declared) return value;
        // the place in source that declares it; of what other assemblies declare, the use
        SyntaxNode place = symbol.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax(flow.Cancellation) : use;
        Value shape = value.Operator is Operator.Leaf or Operator.Choice ? Value.Leaf(symbol is IMethodSymbol ? use : symbol) : value;
        return shape.With(declared.Kind, Evidence.Declared, new Origin(place)).WithGuards(value.Guards);
    }
}
