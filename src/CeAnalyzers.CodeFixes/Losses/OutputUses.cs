using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>
/// What becomes of a model's output in all of the source: whether every use of it means the same for logits as for probabilities. Losses from logits
/// want nothing else, and the order of the classes is the same; whatever else is done with it may need probabilities.
/// </summary>
internal sealed class OutputUses(FlowAnalysis flow)
{
    private const int MaxDepth = 5;

    /// <summary>All uses of what calls of a module's forward method return.</summary>
    public bool AllowLogits(IMethodSymbol forward, int depth = 0) => depth <= MaxDepth
        && LogitUses.CallsOf("forward", flow).Concat(LogitUses.CallsOf("call", flow)).Where(call => call.TargetMethod.Name is "forward" or "call" && MayRun(call, forward.ContainingType)).All(call => Allows(call, depth + 1));

    /// <summary>All uses of a model that a local or field holds.</summary>
    public bool AllowLogits(ISymbol model) => References(model).All(reference => reference.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "forward" or "call" } call when call.Instance == reference => Allows(call, 0),
        IInvocationOperation call when call.Instance == reference => call.Parent is IExpressionStatementOperation || call.TargetMethod.Name is "parameters" or "named_parameters" or "state_dict",
        IPropertyReferenceOperation or IFieldReferenceOperation => true,
        IAssignmentOperation assignment => assignment.Target == reference,
        _ => false,
    });

    private bool Allows(IOperation output, int depth)
    {
        if (depth > MaxDepth) return false; // also of locals that are given each other's values in turn
        IOperation outer = output;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return outer.Parent switch
        {
            IExpressionStatementOperation => true,
            IInvocationOperation call when call.Instance == outer => call.TargetMethod.Name is "argmax" or "argsort" or "Dispose",
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name is "argmax" or "argsort" || SinkSearch.At(call.Syntax, flow).Any(sink => LogitUses.IsLossOf(sink, output)),
            IPropertyReferenceOperation { Property.Name: "shape" or "device" or "dtype" } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => References(local).All(use => IsTarget(use) || Allows(use, depth + 1)),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => References(local).All(use => IsTarget(use) || Allows(use, depth + 1)),
            IReturnOperation when flow.ModelOf(outer.Syntax.SyntaxTree).GetEnclosingSymbol(outer.Syntax.SpanStart, flow.Cancellation) is IMethodSymbol { Name: "forward" } forward => AllowLogits(forward, depth),
            _ => false,
        };
    }

    private static bool IsTarget(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>The receiver may be an object of the module's class.</summary>
    private static bool MayRun(IInvocationOperation call, INamedTypeSymbol module) =>
        call.Instance?.Type is { } receiver && (Inherits(module, receiver) || Inherits(receiver, module));

    private static bool Inherits(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition)) return true;
        return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, ancestor.OriginalDefinition));
    }

    private IEnumerable<IOperation> References(ISymbol variable) => flow.Index.Find(variable.Name, flow.Cancellation)
        .Select(token => token.Parent)
        .OfType<IdentifierNameSyntax>()
        .Select(name => flow.ModelOf(name.SyntaxTree).GetOperation(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, flow.Cancellation))
        .OfType<IOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(Named(reference), variable));

    private static ISymbol? Named(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
