using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>A clip whose result the log after it does not take: it is stored in another variable, or nowhere.</summary>
/// <param name="Clip">The call or choice that clips.</param>
/// <param name="Stored">The local that holds its result; null where the result is dropped.</param>
/// <param name="Raw">The unclipped value under the log.</param>
internal sealed record UnusedClip(IOperation Clip, ILocalSymbol? Stored, IOperation Raw)
{
    private const int MaxDefinitions = 3;

    private static readonly Regex ClipName = new("^(clip|clamp)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What a small number may be called.</summary>
    public static readonly Regex EpsilonName = new("eps|tiny|small|min|delta", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static UnusedClip? Of(LogSink log)
    {
        IOperation raw = Variables.Unwrap(log.Operand)!;
        if (LossFormula.IsComplement(raw)) raw = Variables.Unwrap(((IBinaryOperation)raw).RightOperand)!;
        if (Variables.Container(raw) is not { } variable || variable is not (ILocalSymbol or IParameterSymbol)) return null;
        SyntaxNode? scope = log.Operation.Syntax.Ancestors().FirstOrDefault(a => a is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax);
        if (scope is null || !MentionsClip(scope) || ClipNames.AreAround(raw, log.Flow)) return null;
        Body body = log.Flow.BodyOf(log.Operation);
        foreach (IOperation part in body.Root.Descendants())
        {
            if (part.Syntax.SpanStart >= log.Operation.Syntax.SpanStart || !IsBefore(part, log.Operation) || ClippedBy(part, log.Flow) is not { } clipped || ClipTarget.Of(part) is not { } target) continue;
            if (SymbolEqualityComparer.Default.Equals(target.Stored, variable) || IsReplaced(variable, part, log.Operation, body)) continue;
            bool isSame = Elements.SequenceOf(clipped) is null && SyntaxFactory.AreEquivalent(clipped.Syntax, target.Stored is null && SymbolEqualityComparer.Default.Equals(Variables.Named(clipped), variable) ? clipped.Syntax : raw.Syntax);
            bool isRowDropped = target.Stored is null && Elements.SequenceOf(clipped) is { } sequence && SymbolEqualityComparer.Default.Equals(Variables.Container(sequence), variable);
            if (isSame || isRowDropped || (target.Stored is { } local && ComesFrom(clipped, variable, body, MaxDefinitions) && !IsRead(local, part, body))) return new UnusedClip(target.Whole, target.Stored, raw);
        }

        return null;
    }

    /// <summary>Whether a call there clips, by its name, or a choice by a small number.</summary>
    public static bool MentionsClip(SyntaxNode scope) => scope.DescendantNodesAndSelf().Any(node => node switch
    {
        InvocationExpressionSyntax call => UnboundCall.NameOf(call) is { } name && (ClipName.IsMatch(name) || (name == "Max" && call.ArgumentList.Arguments.Any(argument => IsSmall(argument.Expression)))),
        ConditionalExpressionSyntax choice => IsSmall(choice.WhenTrue) || IsSmall(choice.WhenFalse),
        IfStatementSyntax { Else: null, Condition: BinaryExpressionSyntax comparison } => IsSmall(comparison.Right) || IsSmall(comparison.Left),
        _ => false,
    });

    private static bool IsSmall(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is > 0d and <= EpsilonSize.Largest or > 0f and <= (float)EpsilonSize.Largest,
        IdentifierNameSyntax name => EpsilonName.IsMatch(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Epsilon" } => true,
        _ => false,
    };

    /// <summary>What a call clips at an epsilon, and not in place, or a choice does.</summary>
    private static IOperation? ClippedBy(IOperation part, FlowAnalysis flow) => Variables.Unwrap(part.Syntax switch
    {
        InvocationExpressionSyntax => ByCall(part) ?? ByHelper(part, flow),
        ConditionalExpressionSyntax or AssignmentExpressionSyntax => ClipChoice.Of(part, flow),
        _ => null,
    }) switch
    {
        IInvocationOperation { TargetMethod.Name: "Min", Instance: null, Arguments: [{ Value: var first }, { Value: var second }] } => Variables.Unwrap(second.ConstantValue.HasValue ? first : first.ConstantValue.HasValue ? second : null), // Max(1e-7, Min(1 - 1e-7, p))
        var clipped => clipped,
    };

    private static IOperation? ByCall(IOperation call)
    {
        if (UnboundCall.NameOf(call.Syntax) is not { } name || name.EndsWith("_", StringComparison.Ordinal)) return null;
        IOperation? receiver = call is IInvocationOperation { Instance: { } instance } && Numbers.IsNumeric(instance.Type) ? instance : null;
        IOperation[] arguments = call switch
        {
            IInvocationOperation { TargetMethod.ReturnsVoid: false } bound when bound.Arguments.All(a => a.Parameter is { RefKind: RefKind.None, Name: not ("destination" or "out") }) => [.. bound.Arguments.Select(a => a.Value)],
            _ => UnboundCall.Of(call) is { } unbound ? [.. unbound.Arguments.Select(a => a.Value)] : [],
        };
        if (name == "Max" && call is IInvocationOperation && receiver is null && arguments is [var first, var second]) return IsEpsilon(second) ? IsEpsilon(first) ? null : first : ClipChoice.IsTiny(first) ? second : null;
        if (!arguments.Skip(receiver is null ? 1 : 0).Any(IsEpsilon)) return null;
        return ClipName.IsMatch(name) ? receiver ?? arguments[0] : name == "Max" && call is IInvocationOperation ? arguments.FirstOrDefault(a => !IsEpsilon(a)) : null;
    }

    /// <summary>Clip(p) of a method in source that returns what it clips, and leaves its argument as it is.</summary>
    private static IOperation? ByHelper(IOperation operation, FlowAnalysis flow) =>
        operation is IInvocationOperation { TargetMethod: { ReturnsVoid: false, Parameters: [{ RefKind: RefKind.None }], DeclaringSyntaxReferences.IsEmpty: false } method, Arguments: [{ Value: var clipped }] } call && ClipName.IsMatch(method.Name)
        && flow.ValueOf(call).Bounds.Low is > 0 and <= EpsilonSize.Largest
        && !(Variables.Container(clipped) is { } container && flow.BodyOf(call).WritesOf(container).Any(write => write.Operation == call && flow.IsWritten(write)))
            ? clipped
            : null;

    private static bool IsEpsilon(IOperation operation) =>
        Variables.Unwrap(operation)!.ConstantValue is { HasValue: true, Value: { } constant } ? Constants.Value(constant) is { IsConstant: true, Number: > 0 and <= EpsilonSize.Largest }
        : Variables.Named(operation) is { } variable && EpsilonName.IsMatch(variable.Name);

    /// <summary>The statement of the clip, or the loop that it is all of, stands before the log in the same block, or in one around it.</summary>
    private static bool IsBefore(IOperation clip, IOperation log)
    {
        StatementSyntax? statement = clip is ISimpleAssignmentOperation ? ClipChoice.StatementOf(clip) : clip.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        while (statement is not null)
        {
            if (statement.Parent is BlockSyntax block && block.Span.Contains(log.Syntax.Span)) return true;
            SyntaxNode? outer = statement.Parent is BlockSyntax ? statement.Parent.Parent : statement.Parent;
            statement = outer is ForStatementSyntax or CommonForEachStatementSyntax ? (StatementSyntax)outer : null;
        }

        return false;
    }

    private static bool ComesFrom(IOperation value, ISymbol variable, Body body, int depth) => value.DescendantsAndSelf().Any(part =>
        SymbolEqualityComparer.Default.Equals(Variables.Named(part), variable)
        || Elements.SequenceOf(part) is { } sequence && SymbolEqualityComparer.Default.Equals(Variables.Container(sequence), variable)
        || (depth > 0 && part is ILocalReferenceOperation local && body.WritesOf(local.Local).Any(w => w.Syntax.SpanStart < value.Syntax.SpanStart && w.Value is { } written && ComesFrom(written, variable, body, depth - 1))));

    /// <summary>Whether what the clip stored is read before it is overwritten; any other read in a loop around the clip counts.</summary>
    private static bool IsRead(ILocalSymbol local, IOperation clip, Body body)
    {
        SyntaxNode store = clip.Syntax.FirstAncestorOrSelf<StatementSyntax>()!;
        int overwritten = body.WritesOf(local).Where(w => w.Syntax.SpanStart > store.Span.End && w.Scope == WriteScope.Whole && w.Operation is ISimpleAssignmentOperation).Select(w => w.Syntax.Span.End).DefaultIfEmpty(int.MaxValue).Min();
        bool isInLoop = store.Ancestors().Any(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        return body.Root.Descendants().OfType<ILocalReferenceOperation>().Any(read =>
            SymbolEqualityComparer.Default.Equals(read.Local, local) && !IsTarget(read) && read.Parent is not IPropertyReferenceOperation { Property.Name: "Length" or "Count" } && !store.Span.Contains(read.Syntax.Span)
            && (isInLoop || (read.Syntax.SpanStart > store.Span.End && read.Syntax.SpanStart < overwritten)));
    }

    /// <summary>The log is of another value than the one that was clipped.</summary>
    private static bool IsReplaced(ISymbol variable, IOperation clip, IOperation log, Body body) =>
        body.WritesOf(variable).Any(write => write.Scope == WriteScope.Whole && write.Syntax.SpanStart >= clip.Syntax.Span.End && write.Syntax.Span.End <= log.Syntax.SpanStart);

    private static bool IsTarget(IOperation read) => read.Parent is ISimpleAssignmentOperation assignment && assignment.Target == read;
}
