using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>A clip whose result the log after it does not take: it is stored in another variable, or nowhere.</summary>
/// <param name="Clip">The call that clips.</param>
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
        SyntaxNode? scope = log.Operation.Syntax.Ancestors().FirstOrDefault(a => a is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        if (scope is null || !MentionsClip(scope) || ClipNames.AreAround(raw, log.Flow)) return null;
        Body body = log.Flow.BodyOf(log.Operation);
        foreach (IOperation part in body.Root.Descendants())
        {
            if (part.Syntax.SpanStart >= log.Operation.Syntax.SpanStart || part.Syntax is not InvocationExpressionSyntax || !IsBefore(part, log.Operation) || ClippedBy(part) is not { } clipped) continue;
            (bool isStored, ILocalSymbol? local) = Target(part);
            if (!isStored || SymbolEqualityComparer.Default.Equals(local, variable)) continue;
            bool isSame = SyntaxFactory.AreEquivalent(Variables.Unwrap(clipped)!.Syntax, raw.Syntax);
            if (isSame || (local is not null && ComesFrom(clipped, variable, body, MaxDefinitions) && !IsRead(local, part, body))) return new UnusedClip(part, local, raw);
        }

        return null;
    }

    /// <summary>Whether a call there clips, by its name.</summary>
    public static bool MentionsClip(SyntaxNode scope) =>
        scope.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => UnboundCall.NameOf(call) is { } name
            && (ClipName.IsMatch(name) || (name == "Max" && call.ArgumentList.Arguments.Any(IsSmall))));

    private static bool IsSmall(ArgumentSyntax argument) => argument.Expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is > 0d and <= 0.01 or > 0f and <= 0.01f,
        IdentifierNameSyntax name => EpsilonName.IsMatch(name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>The operand of a call that clips at an epsilon, and not in place.</summary>
    private static IOperation? ClippedBy(IOperation call)
    {
        if (UnboundCall.NameOf(call.Syntax) is not { } name || name.EndsWith("_", StringComparison.Ordinal)) return null;
        IOperation? receiver = call is IInvocationOperation { Instance: { } instance } && Numbers.IsNumeric(instance.Type) ? instance : null;
        IOperation[] arguments = call switch
        {
            IInvocationOperation { TargetMethod.ReturnsVoid: false } bound when bound.Arguments.All(a => a.Parameter is { RefKind: RefKind.None, Name: not ("destination" or "out") }) => [.. bound.Arguments.Select(a => a.Value)],
            _ => UnboundCall.Of(call) is { } unbound ? [.. unbound.Arguments.Select(a => a.Value)] : [],
        };
        if (!arguments.Skip(receiver is null ? 1 : 0).Any(IsEpsilon)) return null;
        return ClipName.IsMatch(name) ? receiver ?? arguments[0] : name == "Max" && call is IInvocationOperation ? arguments.FirstOrDefault(a => !IsEpsilon(a)) : null;
    }

    private static bool IsEpsilon(IOperation operation) =>
        Variables.Unwrap(operation)!.ConstantValue is { HasValue: true, Value: { } constant } ? Constants.Value(constant) is { IsConstant: true, Number: > 0 and <= 0.01 }
        : Variables.Named(operation) is { } variable && EpsilonName.IsMatch(variable.Name);

    /// <summary>Where the result of a call goes: nowhere, or into a local.</summary>
    private static (bool IsStored, ILocalSymbol? Local) Target(IOperation call)
    {
        IOperation outer = call;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation) outer = outer.Parent;
        return outer.Parent switch
        {
            IExpressionStatementOperation => (true, null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => (true, declarator.Symbol),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == outer => (true, target.Local),
            _ => (false, null),
        };
    }

    /// <summary>The statement of the clip stands before the log in the same block, or in one around it.</summary>
    private static bool IsBefore(IOperation clip, IOperation log) =>
        clip.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent is BlockSyntax block && block.Span.Contains(log.Syntax.Span);

    private static bool ComesFrom(IOperation value, ISymbol variable, Body body, int depth) => value.DescendantsAndSelf().Any(part =>
        SymbolEqualityComparer.Default.Equals(Variables.Named(part), variable)
        || (depth > 0 && part is ILocalReferenceOperation local && body.WritesOf(local.Local).Any(w => w.Syntax.SpanStart < value.Syntax.SpanStart && w.Value is { } written && ComesFrom(written, variable, body, depth - 1))));

    /// <summary>Whether what the clip stored is read before it is overwritten; any other read in a loop around the clip counts.</summary>
    private static bool IsRead(ILocalSymbol local, IOperation clip, Body body)
    {
        SyntaxNode store = clip.Syntax.FirstAncestorOrSelf<StatementSyntax>()!;
        int overwritten = body.WritesOf(local).Where(w => w.Syntax.SpanStart > store.Span.End && w.Scope == WriteScope.Whole && w.Operation is ISimpleAssignmentOperation).Select(w => w.Syntax.Span.End).DefaultIfEmpty(int.MaxValue).Min();
        bool isInLoop = store.Ancestors().Any(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        return body.Root.Descendants().OfType<ILocalReferenceOperation>().Any(read =>
            SymbolEqualityComparer.Default.Equals(read.Local, local) && !IsTarget(read) && !store.Span.Contains(read.Syntax.Span)
            && (isInLoop || (read.Syntax.SpanStart > store.Span.End && read.Syntax.SpanStart < overwritten)));
    }

    private static bool IsTarget(IOperation read) => read.Parent is ISimpleAssignmentOperation assignment && assignment.Target == read;
}
