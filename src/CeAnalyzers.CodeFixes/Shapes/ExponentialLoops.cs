using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>
/// Loops that make exponentials, store them or not, and add them up, and the quotients by their sum: for (...) { e[i, j] = Math.Exp(x[i, j] / t); sum += e[i, j]; } ... e[i, j] /= sum.
/// Nothing else becomes of the exponentials, so that the same number may be subtracted from all exponents.
/// </summary>
internal sealed class ExponentialLoops
{
    private readonly FlowAnalysis flow;
    private readonly Divisor divisor;
    private readonly BlockSyntax block;
    private readonly StatementSyntax summing;
    private readonly List<ExpressionSyntax> exponents = [];
    private readonly HashSet<ISymbol> locals = new(SymbolEqualityComparer.Default);
    private IOperation? summed;
    private IOperation? stored;
    private IOperation? term;
    private bool isMixed;

    private ExponentialLoops(Divisor divisor, BlockSyntax block, StatementSyntax summing, FlowAnalysis flow)
    {
        this.divisor = divisor;
        this.block = block;
        this.summing = summing;
        this.flow = flow;
        First = summing;
    }

    /// <summary>The block of the loops.</summary>
    public BlockSyntax Block => block;

    /// <summary>The loop that makes the exponentials that are summed.</summary>
    public StatementSyntax First { get; private set; }

    /// <summary>All exponents, first that of the exponentials which are summed.</summary>
    public IReadOnlyList<ExpressionSyntax> Exponents => exponents;

    /// <summary>Whether the exponents are single-precision numbers.</summary>
    public bool AreSingle { get; private set; }

    public static ExponentialLoops? Of(IOperation quotient, FlowAnalysis flow)
    {
        if (Divisor.Of(quotient, flow) is not { } divisor || divisor.Addition.Syntax.FirstAncestorOrSelf<StatementSyntax>(IsLoop) is not { Parent: BlockSyntax block } summing) return null;
        var loops = new ExponentialLoops(divisor, block, summing, flow);
        return loops.IsInOrder() && loops.ReadSum() && loops.ReadQuotients() && !loops.isMixed && loops.summed is { } summed && Quiet.Is(summed, flow) && loops.MayRunTwice() ? loops : null;
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or ForEachStatementSyntax;

    private static SyntaxList<StatementSyntax> StatementsOf(StatementSyntax loop)
    {
        StatementSyntax body = loop is ForStatementSyntax counted ? counted.Statement : ((ForEachStatementSyntax)loop).Statement;
        return body is BlockSyntax inner ? inner.Statements : SyntaxFactory.SingletonList(body);
    }

    /// <summary>In the block, the sum is 0, then comes the loop, then the quotients.</summary>
    private bool IsInOrder() =>
        divisor.Starts.Any(start => start.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.Parent == block && statement.Span.End <= summing.SpanStart)
        && divisor.Quotients.All(quotient => block.Span.Contains(quotient.Whole.Syntax.Span) && quotient.Whole.Syntax.SpanStart > summing.Span.End && !divisor.Starts.Any(start => start.SpanStart > summing.SpanStart && start.SpanStart < quotient.Whole.Syntax.Span.End))
        && !block.DescendantNodes().Any(node => node is GotoStatementSyntax);

    /// <summary>The loop that adds, and the one before it that stores what is added.</summary>
    private bool ReadSum()
    {
        if (!ReadLoop(summing)) return false;
        if (term is null) return summed is not null;
        StatementSyntax? before = block.Statements.Take(block.Statements.IndexOf(summing)).Reverse().SkipWhile(statement => divisor.Starts.Any(start => statement.Span.Contains(start.Span)) && !IsLoop(statement)).FirstOrDefault();
        if (summed is not null || before is not ForStatementSyntax filling || summing is not ForStatementSyntax counted || !ReadLoop(filling) || stored is null || !AreAlike(stored, filling, term, counted)) return false;
        First = filling;
        return true;
    }

    private bool ReadLoop(StatementSyntax loop)
    {
        locals.Clear();
        return StatementsOf(loop).All(Read);
    }

    private bool Read(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables.All(variable => variable.Initializer is { Value: var value } && IsExponential(OperationOf(value)) && OperationOf(variable) is IVariableDeclaratorOperation { Symbol: var local } && locals.Add(local)),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => OperationOf(assignment) is var write && write?.Syntax == divisor.Addition.Syntax ? IsTerm(divisor.Term) : write is ISimpleAssignmentOperation store && IsStore(store),
        _ => false,
    };

    private bool IsTerm(IOperation added) => Variables.Unwrap(added) switch
    {
        ISimpleAssignmentOperation store => IsStore(store),
        ILocalReferenceOperation { Local: var local } => locals.Contains(local),
        { } element when Variables.ElementOf(element) is not null => stored is null ? (term = element) is not null : SyntaxFactory.AreEquivalent(element.Syntax, stored.Syntax),
        var other => IsExponential(other),
    };

    private bool IsStore(ISimpleAssignmentOperation store)
    {
        if (stored is not null || Variables.ElementOf(Variables.Unwrap(store.Target)) is null) return false;
        stored = Variables.Unwrap(store.Target);
        return Variables.Unwrap(store.Value) is ILocalReferenceOperation { Local: var local } ? locals.Contains(local) : IsExponential(store.Value);
    }

    /// <summary>The exponential that is summed: the only one of the loops.</summary>
    private bool IsExponential(IOperation? operation)
    {
        if (summed is not null || !Add(operation)) return false;
        summed = Exponential.ExponentOf(operation, flow);
        return true;
    }

    private bool Add(IOperation? operation)
    {
        if (Exponential.ExponentOf(operation, flow) is not { Syntax: ExpressionSyntax exponent } || flow.ModelOf(exponent.SyntaxTree).GetTypeInfo(exponent, flow.Cancellation).ConvertedType is not { } type || !Exponential.IsReal(type) || !IsKeptReal(operation)) return false;
        bool isSingle = type.SpecialType == SpecialType.System_Single;
        isMixed |= exponents.Count > 0 && isSingle != AreSingle;
        AreSingle = isSingle;
        exponents.Add(exponent);
        return true;
    }

    /// <summary>No conversion cuts anything off: (int)Math.Exp(x).</summary>
    private static bool IsKeptReal(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => Exponential.IsReal(conversion.Type) && IsKeptReal(conversion.Operand),
        IParenthesizedOperation brackets => IsKeptReal(brackets.Operand),
        _ => true,
    };

    private bool ReadQuotients()
    {
        List<(IOperation Whole, IOperation Share)> ofStored = [.. divisor.Quotients.Where(quotient => !Add(quotient.Share))];
        if (stored is null) return ofStored.Count == 0;
        return !IsRecurrent(stored) && (ofStored is [var only] && divisor.Quotients.Count == 1 && IsInPlace(only.Whole, only.Share) || AreAllOf(stored, ofStored));
    }

    /// <summary>The exponent is made of other entries of what is stored: e[i] = Math.Exp(e[i - 1]).</summary>
    private bool IsRecurrent(IOperation entry) => summed!.DescendantsAndSelf().Any(part =>
        Variables.ElementOf(part) is not null && SymbolEqualityComparer.Default.Equals(Variables.Container(part), Variables.Container(entry)) && !SyntaxFactory.AreEquivalent(part.Syntax, entry.Syntax));

    /// <summary>The next loop divides what was stored, and nothing else: after it no exponential is left.</summary>
    private bool IsInPlace(IOperation quotient, IOperation share)
    {
        if (quotient.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: AssignmentExpressionSyntax { Left: var target } assignment } statement || RowLoop.LoopOf(statement) is not { } dividing || summing is not ForStatementSyntax counted) return false;
        bool isAll = OperationOf(assignment) is var write && (write == quotient || write is ISimpleAssignmentOperation { Value: var given } && Variables.Unwrap(given) == quotient);
        return isAll && block.Statements.IndexOf(dividing) == block.Statements.IndexOf(summing) + 1 && SyntaxFactory.AreEquivalent(target, Variables.Unwrap(share)!.Syntax) && AreAlike(stored!, First == summing ? counted : (ForStatementSyntax)First, Variables.Unwrap(share)!, dividing);
    }

    /// <summary>The array is one of the method's own, and nothing but the quotients reads it.</summary>
    private bool AreAllOf(IOperation entry, List<(IOperation Whole, IOperation Share)> quotients)
    {
        if (Variables.Container(entry) is not ILocalSymbol array || !quotients.TrueForAll(quotient => Variables.ElementOf(Variables.Unwrap(quotient.Share)) is not null && SymbolEqualityComparer.Default.Equals(Variables.Container(quotient.Share), array)) || flow.BodyOf(entry).WritesOf(array).Any(write => write is { Scope: WriteScope.Whole, Value: not IArrayCreationOperation })) return false;
        SyntaxNode[] read = [entry.Syntax, .. quotients.Select(quotient => quotient.Share.Syntax), .. term is null ? Array.Empty<SyntaxNode>() : [term.Syntax], divisor.Term.Syntax];
        return flow.BodyOf(entry).Root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, array))
            .All(use => read.Any(part => part.Span.Contains(use.Syntax.Span)) || use.Parent is IPropertyReferenceOperation { Property.Name: "Length" } or IInvocationOperation { TargetMethod.Name: "GetLength" });
    }

    /// <summary>The same entries in loops that run alike: e[i] of for (int i = 0; i &lt; n; i++) and e[k] of for (int k = 0; k &lt; n; k++).</summary>
    private static bool AreAlike(IOperation entry, ForStatementSyntax loop, IOperation other, ForStatementSyntax otherLoop)
    {
        if (loop.Declaration is not { Variables: [var counter] } declaration || otherLoop.Declaration is not { Variables: [var otherCounter] } otherDeclaration) return false;
        return Same(declaration, otherDeclaration) && Same(loop.Condition, otherLoop.Condition) && loop.Incrementors.Count == otherLoop.Incrementors.Count && loop.Incrementors.Zip(otherLoop.Incrementors, Same).All(same => same) && Same(entry.Syntax, other.Syntax);

        bool Same(SyntaxNode? one, SyntaxNode? renamed) => one is not null && renamed is not null && SyntaxFactory.AreEquivalent(one, renamed.ReplaceTokens(
            renamed.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == otherCounter.Identifier.ValueText), (token, _) => SyntaxFactory.Identifier(counter.Identifier.ValueText).WithTriviaFrom(token)));
    }

    /// <summary>What the first loop runs over gives the same once more.</summary>
    private bool MayRunTwice() => First switch
    {
        ForStatementSyntax { Declaration.Variables: [{ Initializer.Value: var start } counter], Condition: { } condition } loop => Loops.CountsByOne(loop, counter.Identifier.ValueText) && Quiet.Is(OperationOf(start), flow) && Quiet.Is(OperationOf(condition), flow),
        ForEachStatementSyntax { Expression: var row } => OperationOf(row) is { Type: var type } collection && Quiet.Is(collection, flow)
            && (type is IArrayTypeSymbol || ExponentialRow.IsSpan(type) || type is INamedTypeSymbol { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } }),
        _ => false,
    };

    private IOperation? OperationOf(SyntaxNode node) => flow.ModelOf(node.SyntaxTree).GetOperation(node, flow.Cancellation);
}
