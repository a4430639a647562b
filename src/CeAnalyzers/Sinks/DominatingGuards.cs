using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Conditions that hold wherever an operation is reached: of an enclosing if, ?:, loop or switch arm, of a left operand of &amp;&amp;, of an early
/// exit before it.
/// </summary>
internal static class DominatingGuards
{
    /// <summary>Whether a condition that dominates the place keeps the value off 0 (for 1 - p: p off 1).</summary>
    public static bool KeepPositive(IOperation place, IOperation operand)
    {
        IOperation value = Variables.Unwrap(operand)!;
        IOperation? complemented = value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand.ConstantValue.HasValue: true, RightOperand: var right } => Variables.Unwrap(right),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: var negated } => Variables.Unwrap(negated), // of log1p(-p)
            _ => null,
        };
        bool isComplement = complemented is not null;
        IOperation subject = complemented ?? value;
        SyntaxNode? matched = Matched(subject);
        ISymbol? container = Elements.ContainerOf(subject);
        bool IsValue(IOperation? operation) => Variables.Unwrap(operation) is { } other && !IsReplaced(other.Syntax, place.Syntax)
            && (SyntaxFactory.AreEquivalent(other.Syntax, subject.Syntax) || SyntaxFactory.AreEquivalent(other.Syntax, value.Syntax) || matched is not null && SyntaxFactory.AreEquivalent(other.Syntax, matched));
        bool IsAbout(IOperation part) => part is IIsPatternOperation match
            ? IsValue(match.Value) && match.Pattern.DescendantsAndSelf().Any(p => p is IConstantPatternOperation or IRelationalPatternOperation)
            : Comparison.Of(part) is { } c && Conditions.IsComparison(c.Kind) && (IsValue(c.Left) || IsValue(c.Right))
                || part is IInvocationOperation call && Check.Of(call, IsValue) is { } check && check.Compares();
        return isComplement
            ? Any(place, (condition, _) => condition.DescendantsAndSelf().Any(IsAbout), (tried, _, _) => IsValue(tried))
            : Any(place, (condition, holds) => Conditions.KeepsPositive(condition, holds, operation => IsValue(operation) || Elements.IsLeastOf(operation, container)) || !holds && IsThrowIfNotPositive(condition, IsValue), (tried, pattern, holds) => IsValue(tried) && Conditions.KeepsPositive(pattern, holds));
    }

    /// <summary>Whether a variable is given something else between a condition on it and a place: if (p &gt; 0) { p = Next(); ... }</summary>
    private static bool IsReplaced(SyntaxNode tested, SyntaxNode place) =>
        tested is IdentifierNameSyntax { Identifier.ValueText: var name } && tested.Span.End < place.SpanStart
        && tested.Ancestors().FirstOrDefault(a => a.Span.Contains(place.Span))?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment is { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: var target }, Right: not LiteralExpressionSyntax } && target == name
            && assignment.SpanStart > tested.Span.End && assignment.Span.End <= place.SpanStart
            && !assignment.Right.DescendantNodesAndSelf().Any(part => part is IdentifierNameSyntax { Identifier.ValueText: var used } && used == name)) == true;

    /// <summary>What a pattern variable is another name of: x of x switch { &lt;= 0 => 0, var p => ... }.</summary>
    private static SyntaxNode? Matched(IOperation subject)
    {
        if (subject is not ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] } || reference.GetSyntax() is not SingleVariableDesignationSyntax { Parent: VarPatternSyntax or DeclarationPatternSyntax } name) return null;
        SyntaxNode? pattern = name.Parent;
        while (pattern?.Parent is BinaryPatternSyntax or ParenthesizedPatternSyntax) pattern = pattern.Parent;
        return pattern?.Parent switch
        {
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax { GoverningExpression: var value } } => value,
            IsPatternExpressionSyntax { Expression: var value } => value,
            _ => null,
        };
    }

    private static bool IsThrowIfNotPositive(IOperation check, Func<IOperation, bool> isValue) =>
        check is IInvocationOperation { TargetMethod.Name: "ThrowIfNegativeOrZero", Arguments: [{ Value: var value }, ..] } && isValue(value);

    /// <summary>Whether a condition that dominates <paramref name="place"/> compares <paramref name="value"/> as <paramref name="says"/> wants it.</summary>
    public static bool Compare(IOperation place, IOperation value, Func<BinaryOperatorKind, IOperation, bool> says) => Compare(place, operation => AreAlike(operation, value), says);

    /// <summary>The same of the value that <paramref name="isValue"/> recognises.</summary>
    public static bool Compare(IOperation place, Func<IOperation, bool> isValue, Func<BinaryOperatorKind, IOperation, bool> says) =>
        Any(place, (condition, holds) => Conditions.Says(condition, holds, isValue, says), (matched, pattern, holds) => isValue(matched) && Conditions.Says(pattern, holds, says));

    /// <summary>Whether a condition that dominates <paramref name="place"/> keeps |<paramref name="value"/>| below something, or something that is no more than <paramref name="most"/>.</summary>
    public static bool CompareSize(IOperation place, IOperation value, double? most = null) => CompareSize(place, operation => AreAlike(operation, value), most);

    /// <summary>The same of the value that <paramref name="isValue"/> recognises.</summary>
    public static bool CompareSize(IOperation place, Func<IOperation, bool> isValue, double? most = null)
    {
        bool IsSize(IOperation operation) => Variables.Unwrap(operation) is IInvocationOperation { TargetMethod.Name: "Abs", Arguments: [{ Value: var sized }] } && isValue(sized);
        return Any(place, (condition, holds) => Conditions.Says(condition, holds, IsSize, (kind, bound) =>
            kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual && (most is null || Constants.Number(bound) <= most)), (_, _, _) => false);
    }

    /// <summary>The same expression.</summary>
    public static bool AreAlike(IOperation? one, IOperation? other) =>
        Variables.Unwrap(one) is { } first && Variables.Unwrap(other) is { } second && SyntaxFactory.AreEquivalent(first.Syntax, second.Syntax);

    /// <summary>Whether a test for infinity stands over a log, or is made of its result.</summary>
    public static bool TestInfinity(IOperation log, FlowAnalysis flow)
    {
        if (Any(log, (condition, _) => TestsInfinity(condition), (_, _, _) => false)) return true;
        IOperation result = log;
        while (result.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation) result = result.Parent;
        return result.Parent is IIsPatternOperation match && match.Value == result && TestsInfinity(match)
            || result.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            && flow.BodyOf(log).Root.Descendants().Any(test => test is IInvocationOperation or IBinaryOperation or IIsPatternOperation && TestsInfinity(test)
                && test.Descendants().Any(part => part is ILocalReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Local, local)));
    }

    /// <summary>double.IsInfinity(x), x == double.PositiveInfinity, x is &lt; double.PositiveInfinity.</summary>
    private static bool TestsInfinity(IOperation condition) => condition.DescendantsAndSelf().Any(part =>
        part is IInvocationOperation { TargetMethod.Name: "IsInfinity" or "IsPositiveInfinity" or "IsFinite" } or IMemberReferenceOperation { Member.Name: "PositiveInfinity" });

    private static bool Any(IOperation operation, Func<IOperation, bool, bool> keeps, Func<IOperation, IPatternOperation, bool, bool> matches)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            bool guarded = parent switch
            {
                IConditionalOperation choice when child == choice.WhenTrue => keeps(choice.Condition, true),
                IConditionalOperation choice when child == choice.WhenFalse => keeps(choice.Condition, false),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand => keeps(both.LeftOperand, true),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when child == either.RightOperand => keeps(either.LeftOperand, false),
                IForLoopOperation { Condition: { } condition } loop when child == loop.Body => keeps(condition, true),
                IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false, Condition: { } condition } loop when child == loop.Body => keeps(condition, true),
                ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when child == arm.Value =>
                    Matches(choice.Value, arm.Pattern, true, matches) || (arm.Guard is { } guard && keeps(guard, true))
                    || choice.Arms.TakeWhile(a => a != arm).Any(earlier => earlier.Guard is null ? Matches(choice.Value, earlier.Pattern, false, matches) : IsAny(earlier.Pattern) && keeps(earlier.Guard, false))
                    || Truth(choice, arm) is { } truth && keeps(choice.Value, truth),
                IInvocationOperation { Syntax: QueryClauseSyntax or SelectOrGroupClauseSyntax } clause when child is IArgumentOperation => Filters.OfQuery(clause).Any(condition => keeps(condition, true)),
                ISwitchCaseOperation { Parent: ISwitchOperation choice } section when child is not ICaseClauseOperation =>
                    section.Clauses.All(clause => Keeps(clause, choice, keeps, matches)),
                IBlockOperation block => block.Operations.TakeWhile(o => o != child).Any(early => early switch
                {
                    IConditionalOperation { WhenFalse: null } exit => Exits(exit.WhenTrue) && keeps(exit.Condition, false),
                    IWhileLoopOperation { Condition: { } condition } loop => !loop.Body.DescendantsAndSelf().Any(part => part is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo }) && keeps(condition, false),
                    IExpressionStatementOperation { Operation: IInvocationOperation check } => check.TargetMethod.Name.StartsWith("ThrowIf", StringComparison.Ordinal) && keeps(check, false) || check.TargetMethod.ReturnsVoid && keeps(check, true),
                    _ => false,
                }),
                _ => false,
            };
            if (guarded) return true;
        }

        return false;
    }

    /// <summary>A pattern of a tuple says something of each of its parts: (p, q) switch { (0, _) => 0, (_, 0) => ..., _ => ... }.</summary>
    private static bool Matches(IOperation matched, IPatternOperation pattern, bool holds, Func<IOperation, IPatternOperation, bool, bool> matches)
    {
        if (Variables.Unwrap(matched) is not ITupleOperation { Elements: var parts } || pattern is not IRecursivePatternOperation { DeconstructionSubpatterns: var patterns, PropertySubpatterns.IsEmpty: true } || parts.Length != patterns.Length) return matches(matched, pattern, holds);
        return Enumerable.Range(0, parts.Length).Any(i => (holds || patterns.Where((_, k) => k != i).All(IsAny)) && matches(parts[i], patterns[i], holds));
    }

    private static bool IsAny(IPatternOperation pattern) => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    /// <summary>What a condition is where an arm is taken: (p > 0) switch { true => ..., false => ... }.</summary>
    private static bool? Truth(ISwitchExpressionOperation choice, ISwitchExpressionArmOperation arm)
    {
        static bool? Of(IPatternOperation pattern) => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } ? value : null;
        return Of(arm.Pattern) ?? (choice.Arms.TakeWhile(a => a != arm).FirstOrDefault(earlier => earlier.Guard is null && Of(earlier.Pattern) is not null) is { } other ? !Of(other.Pattern) : null);
    }

    /// <summary>A clause of a switch statement, or one before it that is not taken; for the default, whichever.</summary>
    private static bool Keeps(ICaseClauseOperation clause, ISwitchOperation choice, Func<IOperation, bool, bool> keeps, Func<IOperation, IPatternOperation, bool, bool> matches)
    {
        if (clause is IPatternCaseClauseOperation taken && (matches(choice.Value, taken.Pattern, true) || taken.Guard is { } guard && keeps(guard, true))) return true;
        IEnumerable<ICaseClauseOperation> all = choice.Cases.SelectMany(section => section.Clauses);
        return (clause is IDefaultCaseClauseOperation ? all : all.TakeWhile(other => other != clause))
            .Any(other => other is IPatternCaseClauseOperation { Guard: null } earlier && matches(choice.Value, earlier.Pattern, false));
    }

    /// <summary>Whether a statement ends the method: it throws or returns.</summary>
    public static bool Leaves(IOperation statement) => Exits(statement) && !(Last(statement) is IBranchOperation);

    private static bool Exits(IOperation statement) =>
        Last(statement) is IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation or IReturnOperation or IBranchOperation;

    private static IOperation? Last(IOperation statement) => statement is IBlockOperation block ? block.Operations.LastOrDefault() is { } last ? Last(last) : null : statement;
}
