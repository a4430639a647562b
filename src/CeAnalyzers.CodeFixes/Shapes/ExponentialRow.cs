using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>
/// The array or span whose exponentials, of all its entries in their order and nothing else, an expression holds or sums. Only those in locals and
/// parameters that the method does not write from there on: wherever it stands, the row is what it was.
/// </summary>
/// <param name="shift">What is subtracted from every exponent, the maximum; null where nothing is.</param>
/// <param name="inPlace">The assignment that divides the exponentials, which may write the row itself: what it replaces is not read again.</param>
internal sealed class ExponentialRow(FlowAnalysis flow, ILocalSymbol? shift = null, IOperation? inPlace = null)
{
    private const int MaxDepth = 5;

    public FlowAnalysis Flow => flow;

    /// <summary>z of z.Sum(Math.Exp), of e.Sum() where e holds the exponentials, and of a loop that adds them up.</summary>
    public IOperation? OfTotal(IOperation? total, int depth = 0) => depth > MaxDepth ? null : Variables.Unwrap(total) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Sum", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var row }, { Value: var function }] } when IsExp(function) => Fixed(row),
        IInvocationOperation { TargetMethod: { Name: "Sum", ContainingType.Name: "Enumerable" or "TensorPrimitives" }, Arguments: [{ Value: var entries }] } => OfEntries(entries, depth + 1),
        ILocalReferenceOperation reference => Held.WritesOf(reference, flow) switch
        {
            [{ Scope: WriteScope.Whole, Value: { } value }] => OfTotal(value, depth + 1),
            [{ Value: { } start }, { Operation: { } addition }] when IsZero(start) && IsForEach(addition, reference.Local) && Added(addition, reference) is { } added => OfLoop(addition, added, depth + 1),
            _ => null,
        },
        _ => null,
    };

    /// <summary>z of z.Select(Math.Exp), Array.ConvertAll(z, Math.Exp), and of an array that a loop fills with them.</summary>
    public IOperation? OfEntries(IOperation? entries, int depth = 0) => depth > MaxDepth ? null : Variables.Unwrap(entries) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } or { Name: "ConvertAll", ContainingType.Name: "Array" }, Arguments: [{ Value: var row }, { Value: var function }] } when IsExp(function) => Fixed(row),
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var sequence }] } => OfEntries(sequence, depth + 1),
        ILocalReferenceOperation reference => Held.WritesOf(reference, flow) switch
        {
            [{ Scope: WriteScope.Whole, Value: { } value and not IArrayCreationOperation } made, ..] when IsReadFirst(reference, made, 1) => OfEntries(value, depth + 1),
            [{ Scope: WriteScope.Whole, Value: IArrayCreationOperation } made, { Scope: WriteScope.Element, Operation: ISimpleAssignmentOperation { Target: var written, Value: var entry } }, ..]
                when IsReadFirst(reference, made, 2) && IsUnmasked(written) && ElementOf(written) is (_, var index) && Entry(entry) is (var row, var at) && IsSame(at, index) && RunsOver(index, row, depth + 1) => Fixed(row),
            [{ Scope: WriteScope.Whole, Value: IArrayCreationOperation } made, { Operation: IInvocationOperation { TargetMethod: { Name: "Exp", ContainingType.Name: "TensorPrimitives" }, Arguments: [{ Value: var exponents }, _] } }, ..]
                when IsReadFirst(reference, made, 2) && Fixed(exponents) is { } row && IsCopyOf(reference, row) => row,
            _ => null,
        },
        _ => null,
    };

    /// <summary>z and k of exp(z[k]), perhaps by way of a local.</summary>
    public (IOperation Row, IOperation Index)? Entry(IOperation? exponential, int depth = 0) => depth > MaxDepth ? null : Variables.Unwrap(exponential) switch
    {
        IInvocationOperation call when Exponential.ExponentOf(call, flow) is { } exponent => ElementOf(Bare(exponent)),
        ISimpleAssignmentOperation { Value: var stored } => Entry(stored, depth + 1), // sum += e[i] = exp(z[i])
        ILocalReferenceOperation reference when Held.ValueOf(reference, flow) is { } value => Entry(value, depth + 1),
        _ => null,
    };

    /// <summary>a and i of a[i], of an array or a span.</summary>
    public static (IOperation Row, IOperation Index)? ElementOf(IOperation? element) => Variables.Unwrap(element) switch
    {
        IArrayElementReferenceOperation { Indices: [var index] } entry => (entry.ArrayReference, index),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span, Arguments: [{ Value: var index }] } when IsSpan(span.Type) => (span, index),
        _ => null,
    };

    /// <summary>The type of the entries of an array, a span, a list or a sequence; null for other types.</summary>
    public static ITypeSymbol? TypeOfEntries(ITypeSymbol? row) => row switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => element,
        INamedTypeSymbol { TypeArguments: [var element] } when IsSpan(row) || IsSequence(row) => element,
        _ => null,
    };

    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Lists, which need to be made an array to be handed over.</summary>
    public static bool IsSequence(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "IEnumerable", TypeArguments.Length: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    /// <summary>The row as StableMath takes it.</summary>
    public static ExpressionSyntax AsArray(ExpressionSyntax row, ITypeSymbol? type) => IsSequence(type)
        ? SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Place.Parenthesize(row.WithoutTrivia()), SyntaxFactory.IdentifierName("ToArray")))
        : row;

    /// <summary>The reference to an array or span that the method does not write from where it is read.</summary>
    public IOperation? Fixed(IOperation? row) =>
        Variables.Unwrap(row) is { } array and (ILocalReferenceOperation or IParameterReferenceOperation) && TypeOfEntries(array.Type) is not null && Variables.Named(array) is { } variable
        && !(variable is ILocalSymbol && (IsSpan(array.Type) || array.Type is { Name: "IEnumerable" })) // a view of what may be written by another name
        && flow.BodyOf(array).WritesOf(variable).All(w => w.Operation is IVariableDeclaratorOperation || w.Operation.Syntax == inPlace?.Syntax || IsBefore(w, array) || !flow.IsWrite(w) && !(w.Argument is null && IsSequence(array.Type))) // a list may lose entries by any call
            ? array
            : null;

    /// <summary>In the text and when it runs: not in a loop that both are in, nor in a function.</summary>
    private static bool IsBefore(Write write, IOperation reading)
    {
        List<SyntaxNode> around = [.. reading.Syntax.Ancestors().TakeWhile(outer => outer is not MemberDeclarationSyntax)];
        SyntaxNode start = around.LastOrDefault(IsLoop) ?? reading.Syntax;
        return write.Syntax.Span.End <= start.SpanStart && !around.Concat(write.Syntax.Ancestors().TakeWhile(outer => outer is not MemberDeclarationSyntax)).Any(outer => outer is LocalFunctionStatementSyntax || outer is AnonymousFunctionExpressionSyntax);
    }

    /// <summary>The exponentials are read before anything else is written in their place.</summary>
    private bool IsReadFirst(ILocalReferenceOperation reading, Write made, int writes) =>
        Held.WritesOf(reading, flow) is var all && all.Skip(writes).All(write => IsPast(write, reading, made) || IsRuledOut(write, all[writes - 1], reading));

    /// <summary>In the other branch: if (isLast) p[i] = Math.Exp(z[i]); else p[i] = Math.Tanh(z[i]); where they are only read if (isLast), too.</summary>
    private static bool IsRuledOut(Write write, Write exponentials, IOperation reading) => write.Syntax.Ancestors().OfType<IfStatementSyntax>().Any(choice =>
        choice.Else?.Span.Contains(write.Syntax.Span) == true && choice.Statement.Span.Contains(exponentials.Syntax.Span)
        && reading.Syntax.Ancestors().OfType<IfStatementSyntax>().Any(guard => guard.Statement.Span.Contains(reading.Syntax.Span) && SyntaxFactory.AreEquivalent(guard.Condition, choice.Condition)));

    /// <summary>What divides the exponentials, or is written when they have been read: not in a loop that both are in after the array was made, nor in a function.</summary>
    private bool IsPast(Write write, IOperation reading, Write made)
    {
        if (write.Operation.Syntax == inPlace?.Syntax) return true;
        SyntaxNode end = reading.Syntax.Ancestors().TakeWhile(outer => outer is not MemberDeclarationSyntax && !outer.Span.Contains(made.Syntax.Span)).LastOrDefault(IsLoop) ?? reading.Syntax;
        return write.Syntax.SpanStart >= end.Span.End && !write.Syntax.Ancestors().TakeWhile(outer => !outer.Span.Contains(made.Syntax.Span)).Any(outer => outer is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Whether an index counts through all of an array, in a loop of its own.</summary>
    public bool RunsOver(IOperation index, IOperation row, int depth = 0) =>
        index is ILocalReferenceOperation { Local: var local } && index.Syntax.Ancestors().OfType<ForStatementSyntax>().FirstOrDefault() is { } loop && CountingLoop.Counter(loop) == local.Name && RunsOver(loop, row, depth);

    /// <summary>Whether a loop counts up to the length of an array.</summary>
    public bool RunsOver(ForStatementSyntax loop, IOperation row, int depth = 0) => CountingLoop.MeasuredBy(loop, flow) is { } measured && (IsSame(measured, row) || IsCopyOf(measured, row) || IsSame(OfEntries(measured, depth + 1), row));

    /// <summary>new double[z.Length]: as long as z.</summary>
    public bool IsCopyOf(IOperation array, IOperation row, int depth = 0) => depth < MaxDepth &&
        Variables.Named(array) is ILocalSymbol local && flow.BodyOf(array).WritesOf(local).Where(w => w.Scope == WriteScope.Whole).ToList()
            is [{ Value: IArrayCreationOperation { Initializer: null, DimensionSizes: [var size] } }] && CountingLoop.Measured(size, flow) is { } measured && CountingLoop.IsKept(measured, flow) && (IsSame(measured, row) || IsCopyOf(measured, row, depth + 1));

    public static bool IsSame(IOperation? one, IOperation? other) =>
        Variables.Named(one) is { } first && SymbolEqualityComparer.Default.Equals(first, Variables.Named(other));

    /// <summary>foreach (double v in z) s += Math.Exp(v); for (...) s += Math.Exp(z[i]); for (...) s += e[i].</summary>
    private IOperation? OfLoop(IOperation addition, IOperation added, int depth)
    {
        if (ElementOf(added) is (var entries, var at)) return OfEntries(entries, depth) is { } summed && RunsOver(at, summed) ? summed : null;
        if (Entry(added) is (var row, var index)) return RunsOver(index, row) ? Fixed(row) : null;
        return Exponential.ExponentOf(added, flow) is { } exponent && Bare(exponent) is ILocalReferenceOperation { Local: { IsForEach: true } each }
            && Loop(addition) is IForEachLoopOperation loop && loop.Locals.Contains(each, SymbolEqualityComparer.Default)
                ? Fixed(loop.Collection)
                : null;
    }

    private static bool IsZero(IOperation start) => Variables.Unwrap(start) is { ConstantValue: { HasValue: true, Value: 0 or 0.0 or 0f } };

    /// <summary>What s += x and s = s + x add.</summary>
    private static IOperation? Added(IOperation addition, ILocalReferenceOperation sum) => addition switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var added } => added,
        ISimpleAssignmentOperation { Value: var value } when Variables.Unwrap(value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } both => IsSame(both.LeftOperand, sum) ? both.RightOperand : IsSame(both.RightOperand, sum) ? both.LeftOperand : null,
        _ => null,
    };

    /// <summary>For each entry: directly in its loop, which is in no other that does not begin the sum anew.</summary>
    private static bool IsForEach(IOperation addition, ILocalSymbol sum) =>
        addition.Parent is IExpressionStatementOperation { Parent: ILoopOperation or IBlockOperation { Parent: ILoopOperation } }
        && !addition.Syntax.Ancestors().SkipWhile(a => !IsLoop(a)).Skip(1).Any(a => (IsLoop(a) || a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && !sum.DeclaringSyntaxReferences.All(declared => a.Span.Contains(declared.Span)))
        && Loop(addition) is { } loop && !loop.Descendants().Any(o => o is IBranchOperation or IReturnOperation);

    /// <summary>No condition on the entry, or on what its index is, decides whether it is stored.</summary>
    private static bool IsUnmasked(IOperation written) => written.Syntax.FirstAncestorOrSelf<ForStatementSyntax>() is { } loop && CountingLoop.Counter(loop) is { } counter
        && !loop.Statement.DescendantNodes().Any(node => node is ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax)
        && !written.Syntax.Ancestors().TakeWhile(outer => outer != loop).Any(outer => ConditionOf(outer) is { } condition && condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == counter));

    private static ExpressionSyntax? ConditionOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax choice => choice.Condition,
        SwitchStatementSyntax choice => choice.Expression,
        WhileStatementSyntax choice => choice.Condition,
        _ => null,
    };

    private static ILoopOperation? Loop(IOperation operation) => operation.Parent?.Parent as ILoopOperation ?? operation.Parent?.Parent?.Parent as ILoopOperation;

    /// <summary>Math.Exp, v => Math.Exp(v).</summary>
    private bool IsExp(IOperation function)
    {
        while (function is IDelegateCreationOperation or IConversionOperation) function = function.ChildOperations.First();
        return function switch
        {
            IMethodReferenceOperation { Method: var method } => shift is null && Exponential.IsOf(method, flow),
            IAnonymousFunctionOperation { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] } =>
                Exponential.ExponentOf(returned, flow) is { } exponent && Bare(exponent) is IParameterReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Parameter, parameter),
            _ => false,
        };
    }

    /// <summary>The exponent without what is subtracted from every one; null where that is not subtracted.</summary>
    private IOperation? Bare(IOperation exponent) => shift is null ? Variables.Unwrap(exponent)
        : Variables.Unwrap(exponent) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference && SymbolEqualityComparer.Default.Equals(Variables.Named(difference.RightOperand), shift) ? Variables.Unwrap(difference.LeftOperand)
        : null;
}
