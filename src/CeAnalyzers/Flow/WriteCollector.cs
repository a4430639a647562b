using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The writes that one operation makes.</summary>
internal static class WriteCollector
{
    public static void Collect(IOperation operation, Action<Write> add)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.IsForEach: false } declarator when declarator.GetVariableInitializer() is { } initializer:
                add(new Write(declarator.Symbol, WriteScope.Whole, declarator, initializer.Value));
                break;
            case IVariableDeclaratorOperation { Symbol.IsForEach: true } declarator:
                add(new Write(declarator.Symbol, WriteScope.Whole, declarator, null));
                break;
            case ISimpleAssignmentOperation assignment:
                Target(assignment.Target, assignment, assignment.Value, add);
                break;
            case ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ICoalesceAssignmentOperation:
                Target(operation.ChildOperations.First(), operation, null, add);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets } deconstruction:
                foreach (IOperation target in targets.Elements) Target(target, deconstruction, null, add);
                break;
            case IDeconstructionAssignmentOperation { Target: IDeclarationExpressionOperation { Expression: ITupleOperation declared } } deconstruction:
                foreach (IOperation target in declared.Elements) Target(target, deconstruction, null, add);
                break;
            case IPatternOperation pattern when Patterns.Variable(pattern) is { } variable && Patterns.Matched(pattern) is { } matched:
                add(new Write(variable, WriteScope.Whole, pattern, matched));
                break;
            case IInvocationOperation call:
                Call(call, call.Arguments, add);
                if (Variables.IsWritableContainer(call.Instance?.Type)) Handed(call.Instance!, call, null, add);
                break;
            case IObjectCreationOperation creation:
                Call(creation, creation.Arguments, add);
                break;
        }
    }

    private static void Target(IOperation target, IOperation operation, IOperation? value, Action<Write> add)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (Variables.Named(target) is { } variable)
        {
            add(new Write(variable, WriteScope.Whole, operation, value));
            if (target is ILocalReferenceOperation { Local: { RefKind: RefKind.Ref } alias }) Aliased(alias, operation, value, add);
        }
        else if (Variables.Container(target) is { } container) add(new Write(container, ScopeOf(target), operation, value));
        else if (AccessPath.Of(target) is { } part) add(new Write(part.Symbol, part.Element.Length == 0 ? part.Scope : ScopeOf(target), operation, value) { Part = part });
    }

    /// <summary>The variable that a local is another name of, ref double x = ref y, or the container whose element it is: foreach (ref double x in xs), ref double x = ref xs[i].</summary>
    private static void Aliased(ILocalSymbol alias, IOperation operation, IOperation? value, Action<Write> add)
    {
        for (IOperation? scope = operation.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope is IForEachLoopOperation loop && loop.Locals.Contains(alias, SymbolEqualityComparer.Default))
            {
                if (Variables.Container(loop.Collection) is { } row) add(new Write(row, WriteScope.Element, operation, value));
                return;
            }

            if (scope is not IBlockOperation block || !block.Locals.Contains(alias, SymbolEqualityComparer.Default)) continue;
            IOperation? referred = block.Operations.OfType<IVariableDeclarationGroupOperation>().SelectMany(group => group.Declarations).SelectMany(declaration => declaration.Declarators)
                .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, alias))?.GetVariableInitializer()?.Value;
            if (referred is null) return;
            if (Variables.Named(referred) is { } variable) add(new Write(variable, WriteScope.Whole, operation, value));
            else if (Variables.Container(referred) is { } container) add(new Write(container, ScopeOf(referred), operation, value));
            return;
        }
    }

    private static WriteScope ScopeOf(IOperation target) =>
        Variables.IndicesOf(target).Any(i => Loops.RunThrough(i)) ? WriteScope.Element : WriteScope.OneElement;

    private static void Handed(IOperation container, IOperation call, IArgumentOperation? argument, Action<Write> add)
    {
        if (Variables.Container(container) is { } variable) add(new Write(variable, WriteScope.Call, call, null, argument));
        else if (AccessPath.Of(container) is { } part) add(new Write(part.Symbol, WriteScope.Call, call, null, argument) { Part = part });
    }

    private static void Call(IOperation call, IEnumerable<IArgumentOperation> arguments, Action<Write> add)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            IOperation value = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
            {
                if (Variables.Named(value) is { } passed) add(new Write(passed, WriteScope.Whole, call, null, argument));
                else if (Variables.Container(value) is { } element) add(new Write(element, WriteScope.Element, call, null, argument));
                else if (AccessPath.Of(value) is { } part) add(new Write(part.Symbol, part.Scope == WriteScope.Whole ? WriteScope.Whole : WriteScope.Element, call, null, argument) { Part = part });
            }
            else if (Variables.IsWritableContainer(argument.Parameter?.Type) || NamedDestinations.Is(argument))
            {
                Handed(value, call, argument, add);
            }
        }
    }
}
