using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The object that 'this' is in a class of which source makes one object: the network of a program.</summary>
internal static class OnlyObject
{
    /// <summary>The object with all that is added to it where it is made; null where several are made, or where it is not kept in a variable.</summary>
    public static Value? Of(INamedTypeSymbol type, Evaluation evaluation)
    {
        FlowAnalysis flow = evaluation.Flow;
        if (Creations.Of(type, flow.Index, flow.Cancellation).Take(2).ToList() is not [ExpressionSyntax creation]) return null;
        SemanticModel model = flow.ModelOf(creation.SyntaxTree);
        if (model.GetOperation(creation, flow.Cancellation) is not IObjectCreationOperation made || !SymbolEqualityComparer.Default.Equals(made.Type?.OriginalDefinition, type.OriginalDefinition)) return null;
        Value value = Holder(made) switch
        {
            ILocalSymbol local => LastUse(local, made, flow) is { } use ? evaluation.Evaluate(use, Frame.Open) : Value.Unknown,
            { } member => Members.Stored(member, evaluation),
            null => Value.Unknown,
        };
        return value is { Operator: Operator.Module, Identity: ITypeSymbol } ? value : null;
    }

    /// <summary>The variable that is given the object, or what calls on it return.</summary>
    private static ISymbol? Holder(IOperation creation)
    {
        IOperation whole = creation;
        while (whole.Parent is IConversionOperation or IInvocationOperation) whole = whole.Parent;
        return whole.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IFieldInitializerOperation { InitializedFields: [var field] } => field,
            IPropertyInitializerOperation { InitializedProperties: [var property] } => property,
            ISimpleAssignmentOperation assignment when assignment.Value == whole => Variables.Named(assignment.Target),
            _ => null,
        };
    }

    private static IOperation? LastUse(ILocalSymbol local, IOperation creation, FlowAnalysis flow) =>
        flow.BodyOf(creation).Root.Descendants().OfType<ILocalReferenceOperation>().LastOrDefault(use => SymbolEqualityComparer.Default.Equals(use.Local, local));
}
