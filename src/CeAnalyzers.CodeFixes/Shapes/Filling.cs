using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>Loops that store exponentials, p[i] = Math.Exp(z[i]), and add them up, sum += p[i], and do nothing else.</summary>
internal sealed class Filling(IOperation destination, ILocalSymbol sum, FlowAnalysis flow)
{
    private readonly ExponentialRow rows = new(flow);
    private IOperation? row;
    private IOperation? added;
    private bool isAdded;

    /// <summary>z; null where the loops do anything else.</summary>
    public IOperation? Read(IEnumerable<ForStatementSyntax> loops) => loops.All(Read) && isAdded && row is not null && (added is null || ExponentialRow.IsSame(added, row)) ? row : null;

    private bool Read(ForStatementSyntax loop) =>
        CountingLoop.Counter(loop) is { } counter && (loop.Statement is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(loop.Statement)).All(statement => Read(statement, counter));

    private bool Read(StatementSyntax statement, string counter) => statement switch
    {
        LocalDeclarationStatementSyntax declaration when row is null => declaration.Declaration.Variables.All(variable => variable.Initializer is { } initializer && Entry(OperationOf(initializer.Value), counter) is not null),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => OperationOf(assignment) switch
        {
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation target, Value: var term } => SymbolEqualityComparer.Default.Equals(target.Local, sum) && Add(Variables.Unwrap(term), counter),
            ISimpleAssignmentOperation store => Store(store, counter),
            _ => false,
        },
        _ => false,
    };

    /// <summary>sum += p[i], sum += e where that is stored, sum += p[i] = Math.Exp(z[i]).</summary>
    private bool Add(IOperation? term, string counter)
    {
        if (isAdded) return false;
        isAdded = true;
        if (term is ISimpleAssignmentOperation store) return Store(store, counter);
        if (term is not ILocalReferenceOperation) return row is not null && IsEntry(term, counter);
        added = Entry(term, counter);
        return added is not null;
    }

    private bool Store(ISimpleAssignmentOperation store, string counter)
    {
        if (row is not null || !IsEntry(store.Target, counter)) return false;
        row = Variables.Unwrap(Entry(store.Value, counter));
        return row is not null;
    }

    /// <summary>z of Math.Exp(z[i]).</summary>
    private IOperation? Entry(IOperation? exponential, string counter) => rows.Entry(exponential) is (var exponents, var index) && IsCounter(index, counter) ? exponents : null;

    /// <summary>p[i].</summary>
    private bool IsEntry(IOperation? operation, string counter) => ExponentialRow.ElementOf(operation) is (var array, var index) && ExponentialRow.IsSame(array, destination) && IsCounter(index, counter);

    private static bool IsCounter(IOperation index, string counter) => index is ILocalReferenceOperation { Local.Name: var name } && name == counter;

    private IOperation? OperationOf(SyntaxNode node) => flow.ModelOf(node.SyntaxTree).GetOperation(node, flow.Cancellation);
}
