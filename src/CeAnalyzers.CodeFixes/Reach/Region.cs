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

    private Region(IOperation from, SyntaxNode to, FlowAnalysis flow)
    {
        this.flow = flow;
        body = flow.BodyOf(from);
        IEnumerable<SyntaxNode> around = to.Ancestors().TakeWhile(a => !a.Span.Contains(from.Syntax.Span)).ToList();
        SyntaxNode end = around.LastOrDefault(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) ?? to;
        if (around.Any(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) end = body.Root.Syntax;
        span = TextSpan.FromBounds(from.Syntax.SpanStart, Math.Max(end.Span.End, to.SpanStart));
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
        ILocalReferenceOperation or IParameterReferenceOperation => !IsWritten(Variables.Named(expression)!),
        IFieldReferenceOperation field => (field.Field.IsReadOnly || !IsWritten(field.Field) && !RunsOtherCode()) && KeepsChildren(field),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } => Keeps(instance),
        IPropertyReferenceOperation property when IsAuto(property.Property) => (property.Property.IsReadOnly || !IsWritten(property.Property) && !RunsOtherCode()) && KeepsChildren(property),
        IPropertyReferenceOperation or IInvocationOperation => false,
        ILiteralOperation or IInstanceReferenceOperation => true,
        IArrayElementReferenceOperation or IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation => KeepsChildren(expression),
        _ => false,
    };

    private bool KeepsChildren(IOperation expression) => expression.ChildOperations.All(Keeps);

    private bool IsWritten(ISymbol symbol) =>
        body.WritesOf(symbol).Any(w => (w.Syntax.Span.IntersectsWith(span) || IsElsewhere(w.Syntax)) && !w.Syntax.Span.Contains(span) && (w.Scope != WriteScope.Call || Calls.Writes(w, new Evaluation(flow))))
        || Inside().OfType<IAssignmentOperation>().Any(a => a.Target is IMemberReferenceOperation member && SymbolEqualityComparer.Default.Equals(member.Member, symbol));

    /// <summary>In a lambda or local function, which may run at any time.</summary>
    private bool IsElsewhere(SyntaxNode node) => node.Ancestors().Any(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && !a.Span.Contains(span.Start));

    /// <summary>A method in source may write any field.</summary>
    private bool RunsOtherCode() => Inside().Any(o => o is IInvocationOperation call && call.Syntax.SpanStart != span.Start
        && (call.TargetMethod.DeclaringSyntaxReferences.Length > 0 || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke));

    private IEnumerable<IOperation> Inside() => body.Root.Descendants().Where(o => span.Contains(o.Syntax.Span));

    private static bool IsAuto(IPropertySymbol property) =>
        property is { IsIndexer: false, IsVirtual: false, IsAbstract: false, DeclaringSyntaxReferences: [var declaration, ..] }
        && declaration.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } && accessors.All(a => a.Body is null && a.ExpressionBody is null)
        || property.ContainingType.IsRecord && property.DeclaringSyntaxReferences is [var parameter] && parameter.GetSyntax() is ParameterSyntax;
}
