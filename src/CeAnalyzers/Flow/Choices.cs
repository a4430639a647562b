using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What the branches around a place say that a variable is, or is not: case Softmax, if (activation == "softmax"), its else.</summary>
internal sealed class Choices
{
    private static readonly ImmutableHashSet<object> True = ImmutableHashSet.Create<object>(true);

    private readonly List<(IOperation Subject, ImmutableHashSet<object> Constants, bool IsIn)> facts = [];

    private Choices(IOperation place, Body body)
    {
        Body = body;
        for (IOperation child = place; child.Parent is { } parent and not IAnonymousFunctionOperation; child = parent)
        {
            int before = facts.Count;
            switch (parent)
            {
                case IConditionalOperation choice when child != choice.Condition:
                    Add(choice.Condition, child == choice.WhenTrue);
                    HasOther |= facts.Count == before;
                    break;
                case ISwitchCaseOperation { Parent: ISwitchOperation choice } section:
                    Add(section, choice);
                    HasOther |= facts.Count == before;
                    break;
                case IBlockOperation block: HasOther |= block.Operations.TakeWhile(o => o != child).Any(o => o is IConditionalOperation && o.Descendants().Any(part => part is IBranchOperation or IReturnOperation)); break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } or ISwitchExpressionArmOperation or ITryOperation: HasOther = true; break;
            }
        }
    }

    private Body Body { get; }

    /// <summary>The place stands in branches besides that say something else.</summary>
    private bool HasOther { get; }

    public bool AreAny => facts.Count > 0;

    public static Choices Around(IOperation place, Body body) => new(place, body);

    /// <summary>Whether no value of the variable takes one to both places.</summary>
    public bool Exclude(Choices other) => facts.Any(mine => other.facts.Any(its => AreAlike(mine.Subject, its.Subject) && Contradict(mine, its)));

    /// <summary>Whether all that takes one to the other place is said here too.</summary>
    public bool Imply(Choices other) =>
        !other.HasOther && other.facts.All(its => facts.Any(mine => AreAlike(mine.Subject, its.Subject) && mine.IsIn && (its.IsIn ? mine.Constants.IsSubsetOf(its.Constants) : !mine.Constants.Overlaps(its.Constants))));

    private static bool Contradict((IOperation Subject, ImmutableHashSet<object> Constants, bool IsIn) one, (IOperation Subject, ImmutableHashSet<object> Constants, bool IsIn) other) => (one.IsIn, other.IsIn) switch
    {
        (true, true) => !one.Constants.Overlaps(other.Constants),
        (true, false) => one.Constants.IsSubsetOf(other.Constants),
        (false, true) => other.Constants.IsSubsetOf(one.Constants),
        _ => false,
    };

    private void Add(ISwitchCaseOperation section, ISwitchOperation choice)
    {
        if (!IsFixed(choice.Value)) return;
        if (section.Clauses.All(clause => clause is ISingleValueCaseClauseOperation)) facts.Add((Variables.Unwrap(choice.Value)!, Constants([section]), true));
        else if (section.Clauses.All(clause => clause is IDefaultCaseClauseOperation or ISingleValueCaseClauseOperation)) facts.Add((Variables.Unwrap(choice.Value)!, Constants(choice.Cases.Where(other => other != section)), false));
    }

    private static ImmutableHashSet<object> Constants(IEnumerable<ISwitchCaseOperation> sections) =>
        sections.SelectMany(section => section.Clauses).OfType<ISingleValueCaseClauseOperation>().Select(clause => ConstantOf(clause.Value)).OfType<object>().ToImmutableHashSet();

    private void Add(IOperation condition, bool holds)
    {
        switch (Variables.Unwrap(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not: Add(not.Operand, !holds); break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds: Add(both.LeftOperand, true); Add(both.RightOperand, true); break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds: Add(either.LeftOperand, false); Add(either.RightOperand, false); break;
            case IIsPatternOperation { Pattern: var pattern, Value: var matched } when IsFixed(matched) && Constants(pattern) is { } constants: facts.Add((Variables.Unwrap(matched)!, constants, holds)); break;
            case { } other when Comparison.Of(other) is { Kind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison: Add(comparison, holds); break;
            case { Type.SpecialType: SpecialType.System_Boolean } flag when Variables.Named(flag) is not null && IsFixed(flag): facts.Add((flag, True, holds)); break;
        }
    }

    private void Add(Comparison comparison, bool holds)
    {
        (IOperation subject, object? constant) = ConstantOf(comparison.Right) is { } right ? (comparison.Left, right) : (comparison.Right, ConstantOf(comparison.Left));
        if (constant is not null && IsFixed(subject)) facts.Add((Variables.Unwrap(subject)!, ImmutableHashSet.Create(constant), holds == (comparison.Kind == BinaryOperatorKind.Equals)));
    }

    /// <summary>Of 1 or 2.</summary>
    private static ImmutableHashSet<object>? Constants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => ConstantOf(value) is { } constant ? ImmutableHashSet.Create(constant) : null,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Constants(either.LeftPattern) is { } left && Constants(either.RightPattern) is { } right ? left.Union(right) : null,
        _ => null,
    };

    private static object? ConstantOf(IOperation operation) => Variables.Unwrap(operation)?.ConstantValue is { HasValue: true, Value: { } constant } ? constant : null;

    /// <summary>A parameter, a local that is given one value, a field or property of one of them or of this object: nothing in this body changes it.</summary>
    private bool IsFixed(IOperation operation) => Variables.Unwrap(operation) switch
    {
        ILocalReferenceOperation local => Body.WritesOf(local.Local).Count <= 1,
        IParameterReferenceOperation parameter => Body.WritesOf(parameter.Parameter).Count == 0,
        IMemberReferenceOperation { Member.Kind: SymbolKind.Field or SymbolKind.Property } member => Body.WritesOf(member.Member).Count == 0 && (member.Instance is null or IInstanceReferenceOperation || IsFixed(member.Instance)),
        IInvocationOperation { TargetMethod.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant", Instance: { } text } => IsFixed(text),
        _ => false,
    };

    private static bool AreAlike(IOperation one, IOperation other) => SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax);
}
