using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.CodeFixes.Reach;

/// <summary>
/// The code that may run between an operation and a later one that uses its result: the text between them, and the whole of the
/// outermost loop around the later one alone. Where the later one is in a lambda of its own, everything to the end of the body.
/// </summary>
internal sealed class Region
{
    private readonly FlowAnalysis flow;
    private readonly Body body;
    private readonly TextSpan span;

    /// <summary>Spans and references cannot be carried over: the later operation is in a lambda, or follows an await or a yield.</summary>
    private readonly bool leavesStack;

    private Region(IOperation from, SyntaxNode to, FlowAnalysis flow)
    {
        this.flow = flow;
        body = flow.BodyOf(from);
        IEnumerable<SyntaxNode> around = to.Ancestors().TakeWhile(a => !a.Span.Contains(from.Syntax.Span)).ToList();
        SyntaxNode end = around.LastOrDefault(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) ?? to;
        bool isInFunction = around.Any(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
        if (isInFunction || body.Root.Syntax.DescendantNodes().Any(node => node is GotoStatementSyntax)) end = body.Root.Syntax;
        span = TextSpan.FromBounds(from.Syntax.SpanStart, Math.Max(end.Span.End, to.SpanStart));
        leavesStack = isInFunction || body.Root.Syntax.DescendantNodes(span).Any(node => node is AwaitExpressionSyntax or YieldStatementSyntax && span.Contains(node.Span));
    }

    /// <summary>Null where the later operation does not follow the first in the same body.</summary>
    public static Region? Between(IOperation from, SyntaxNode to, FlowAnalysis flow)
    {
        bool follows = from.Syntax.SyntaxTree == to.SyntaxTree && from.Syntax.Span.End <= to.SpanStart && flow.BodyOf(from).Root.Syntax.Span.Contains(to.Span);
        SyntaxNode? function = from.Syntax.Ancestors().FirstOrDefault(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
        return follows && (function is null || function.Span.Contains(to.Span)) ? new Region(from, to, flow) : null;
    }

    /// <summary>The expression, evaluated at the end of the region, gives what it gives where it stands, and does nothing else.</summary>
    public bool Keeps(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: var local } => !IsWritten(local) && !(leavesStack && (local.RefKind != RefKind.None || local.Type.IsRefLikeType)),
        IParameterReferenceOperation { Parameter: var parameter } => !IsWritten(parameter) && !(leavesStack && (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType)),
        IFieldReferenceOperation field => (field.Field.IsReadOnly && IsImmutable(field.Type) || !IsWritten(field.Field) && !RunsOtherCode()) && KeepsChildren(field),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } => Keeps(instance),
        IPropertyReferenceOperation property when IsAuto(property.Property) => (property.Property.IsReadOnly && IsImmutable(property.Type) || !IsWritten(property.Property) && !RunsOtherCode()) && KeepsChildren(property),
        IPropertyReferenceOperation or IInvocationOperation => false,
        ILiteralOperation or IInstanceReferenceOperation => true,
        IArrayElementReferenceOperation or IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation => KeepsChildren(expression),
        _ => false,
    };

    /// <summary>Of an array that is always the same the entries may change.</summary>
    private static bool IsImmutable(ITypeSymbol? type) => !Variables.IsWritableContainer(type);

    private bool KeepsChildren(IOperation expression) => expression.ChildOperations.All(Keeps);

    private bool IsWritten(ISymbol symbol) =>
        Writes(symbol).Any() || Aliases(symbol).SelectMany(Writes).Any(write => write.Scope != WriteScope.Whole)
        || Inside().OfType<IAssignmentOperation>().Any(a => a.Target is IMemberReferenceOperation member && SymbolEqualityComparer.Default.Equals(member.Member, symbol));

    /// <summary>Other names of an array, and spans of it: alias = row, span = row.AsSpan(). What is written to their entries is written to its.</summary>
    private IEnumerable<ISymbol> Aliases(ISymbol row)
    {
        ISymbol viewed = Viewed(row) ?? row;
        return body.Root.Descendants().OfType<IVariableDeclaratorOperation>().Select(declarator => (ISymbol)declarator.Symbol).Where(local => SymbolEqualityComparer.Default.Equals(Viewed(local), viewed))
            .Append(viewed).Where(other => !SymbolEqualityComparer.Default.Equals(other, row));
    }

    /// <summary>The array that a local is another name of or a span of, rather than an array in it.</summary>
    private ISymbol? Viewed(ISymbol local) =>
        body.SourceOf(local) is { } source && Variables.Container(source) is { } container && EntriesOf(local) is { } entries && SymbolEqualityComparer.Default.Equals(entries, EntriesOf(container)) ? container : null;

    private static ITypeSymbol? EntriesOf(ISymbol variable) => ExponentialRow.TypeOfEntries(variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    });

    private IEnumerable<Write> Writes(ISymbol symbol) =>
        body.WritesOf(symbol).Where(w => (w.Syntax.Span.IntersectsWith(span) || IsElsewhere(w.Syntax)) && !w.Syntax.Span.Contains(span) && (flow.IsWrite(w) || IsInPlace(w)));

    /// <summary>x.zero_() of a tensor.</summary>
    private static bool IsInPlace(Write write) =>
        write is { Argument: null, Operation: IInvocationOperation { TargetMethod.Name: var name } } && name.EndsWith("_", StringComparison.Ordinal) && name != "requires_grad_";

    /// <summary>In a lambda or local function, which may run at any time.</summary>
    private bool IsElsewhere(SyntaxNode node) => node.Ancestors().Any(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && !a.Span.Contains(span.Start));

    /// <summary>A method in source may write any field.</summary>
    private bool RunsOtherCode() => Inside().Any(o => o is IInvocationOperation call && call.Syntax.SpanStart != span.Start
        && (call.TargetMethod.DeclaringSyntaxReferences.Length > 0 || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke));

    private IEnumerable<IOperation> Inside() => body.Root.Descendants().Where(o => span.Contains(o.Syntax.Span));

    /// <summary>It gives what it was given, and does nothing else.</summary>
    public static bool IsAuto(IPropertySymbol property) =>
        property is { IsIndexer: false, IsVirtual: false, IsAbstract: false, DeclaringSyntaxReferences: [var declaration, ..] }
        && declaration.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } && accessors.All(a => a.Body is null && a.ExpressionBody is null)
        || property.ContainingType.IsRecord && property.DeclaringSyntaxReferences is [var parameter] && parameter.GetSyntax() is ParameterSyntax;
}
