using System.Text.RegularExpressions;
using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds logs: calls whose value is a log, in whatever spelling; among them those of exponentials.</summary>
internal sealed class LogSinkFinder : CallSinkFinder
{
    public static readonly HashSet<string> Names =
        [.. KnownApis.All.Where(row => row.Operator is Operator.Log or Operator.LogOtherBase or Operator.Log1P).Select(row => row.Member), "LogE", "Ln", "logf", "ElementLog", "ElementwiseLog", "ElementWiseLog", "LogOnePlus", "Log1Plus"];

    /// <summary>Parts of the names of users' own logs that keep their argument off 0, or mean to.</summary>
    private static readonly string[] Wrappers = ["safelog", "safe_log", "logsafe", "log_safe", "safeln", "cliplog", "clippedlog", "clamplog", "clampedlog", "logclip", "logclamp", "stablelog", "guardedlog", "logeps", "epslog", "boundedlog"];

    /// <summary>What writes text is called.</summary>
    private static readonly Regex Writer = new("^(debug|console|trace)$|log(ger)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override IEnumerable<string> Words => Names;

    public override IEnumerable<string> WordParts => Wrappers;

    protected override bool MayBe(InvocationExpressionSyntax syntax, FlowAnalysis flow) =>
        flow.CallDepth > 0 || IsTensorLike(syntax) || IsWeighted(syntax) || IsStored(syntax) || IsAfterClip(syntax, flow) || CrossEntropyNames.MaySpeak(syntax) || LogitGradient.Of(syntax) is not null || IsFilledBefore(syntax, flow)
        || (Speech.IsOfLoss(syntax) || Speech.IsOfProbabilities(syntax) || IsOfCall(Taken(syntax)) || flow.MentionsDeclared(syntax) || IsOfHelper(Taken(syntax), flow) ? flow.MayMatter(Taken(syntax)) : flow.IsMadeHere(Taken(syntax), 3) && !flow.SliceAround(syntax).IsLong);

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => Of(call, Evidence.Proven, flow);

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => WritesText(call.Syntax) ? [] : Of(call.Operation, Evidence.Named, flow);

    /// <summary>What a call takes the log of, if it is one: its receiver, where that is a value, or its first argument; of p.PointwiseLog(result) the receiver.</summary>
    public static IOperation? OperandOf(IOperation log) =>
        log is IInvocationOperation call ? (call.Arguments.IsEmpty || Numbers.IsNumeric(call.Instance?.Type) && (!Numbers.IsNumeric(call.Arguments[0].Value.Type) || call.TargetMethod.ReturnsVoid || NamedOperators.IsAlike(call.Instance!.Type!, call.TargetMethod.ReturnType)) ? call.Instance : call.Arguments[0].Value)
        : UnboundCall.Of(log) is { } unbound && NamedApis.Find("log") is { } row ? unbound.As(row)?.Operands(row).FirstOrDefault()
        : null;

    /// <summary>Of what another method returns, which may be an activation whatever it is called.</summary>
    private static bool IsOfCall(SyntaxNode taken) => taken.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Any(call => !(call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var type } } && SliceWords.IsLibraryType(type)));

    /// <summary>Of a local that a call gives or fills, of a method in source or with one for an argument, which speaks of exponentials or activations whatever it is called.</summary>
    private static bool IsOfHelper(SyntaxNode taken, FlowAnalysis flow) => CallsGiving(taken, flow).Any(call => HelperCalls.Tell(call, flow) || IsElementOfHelper(call, flow));

    /// <summary>p.Read(i) of a tensor that such a call gives.</summary>
    private static bool IsElementOfHelper(InvocationExpressionSyntax read, FlowAnalysis flow) =>
        read.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax tensor } && HelperCalls.GivenTo(tensor, flow).Any(call => HelperCalls.Tell(call, flow));

    /// <summary>Of an element of a row that a call before it fills, whose method speaks of exponentials: Evaluate(x, row), then row[y].</summary>
    private static bool IsFilledBefore(InvocationExpressionSyntax log, FlowAnalysis flow) =>
        log.ArgumentList.Arguments is [{ Expression: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax row } }]
        && HelperCalls.HandedTo(row, flow).Any(call => call.SpanStart < log.SpanStart && HelperCalls.Tell(call, flow));

    /// <summary>The calls that give or fill the locals which an expression names and, for clones, those that give what is cloned.</summary>
    private static IEnumerable<InvocationExpressionSyntax> CallsGiving(SyntaxNode taken, FlowAnalysis flow, bool isCloned = false) => taken.DescendantNodesAndSelf(node => node is not BracketedArgumentListSyntax).OfType<IdentifierNameSyntax>()
        .SelectMany(name => HelperCalls.GivenTo(name, flow).Concat(HelperCalls.HandedTo(name, flow)))
        .SelectMany(call => !isCloned && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clone", Expression: var original } ? CallsGiving(original, flow, isCloned: true) : [call]);

    /// <summary>What the log is taken of: the arguments, or the receiver of x.Log().</summary>
    private static SyntaxNode Taken(InvocationExpressionSyntax syntax) =>
        syntax is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: var receiver } } ? receiver : syntax.ArgumentList;

    private static IEnumerable<Sink> Of(IOperation call, Evidence evidence, FlowAnalysis flow)
    {
        Value log = flow.ValueOf(call);
        if (log is not { Operator: Operator.Log or Operator.LogOtherBase or Operator.Log1P, Operands: [var value, ..] } || OperandOf(call) is not { } operand || IsWrapper(call)) yield break;
        if (ExponentialLogSink.Of(call, operand, log, flow) is { } exponential) yield return exponential;
        if (LabelDistance.ProbabilityIn(value, call.Syntax.SyntaxTree, flow) is { } ofLabel) value = ofLabel;
        if (log.Operator == Operator.Log1P && value is { Operator: Operator.Negate, Operands: [{ Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability } p] }) yield return new LogSink(call, operand, value.AsComplementOf(p), flow);
        if (log.Operator != Operator.Log1P) yield return new LogSink(call, operand, evidence == Evidence.Named && value.HasKind ? value.WithEvidence(evidence) : value, flow);
    }

    /// <summary>Debug.Log(p), of which nobody takes a result: it is written to a console or a file. x.log_() changes x.</summary>
    private static bool WritesText(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax && UnboundCall.NameOf(call) is not [.., '_'] || call.Expression is MemberAccessExpressionSyntax { Expression: var writer } && UnboundCall.NameOf(writer) is { } name && Writer.IsMatch(name);

    /// <summary>Only libraries of tensors spell it log.</summary>
    private static bool IsTensorLike(InvocationExpressionSyntax syntax) => syntax.Expression.GetLastToken().ValueText is ['l', ..] or "PointwiseLog";

    /// <summary>x * log x, which is an entropy whatever it is called.</summary>
    private static bool IsWeighted(InvocationExpressionSyntax log) => log.Ancestors().TakeWhile(a => a is ExpressionSyntax).Any(a =>
        a is BinaryExpressionSyntax product && product.IsKind(SyntaxKind.MultiplyExpression)
        && FactorsOf(product.Left.Contains(log) ? product.Right : product.Left).Any(factor => log.ArgumentList.Arguments.Any(argument => IsOf(factor, argument.Expression))));

    /// <summary>Whether a log is one of a factor, also with an epsilon or in a quotient; log(x + y) of two variables is not.</summary>
    private static bool IsOf(ExpressionSyntax factor, ExpressionSyntax logged) => SyntaxFactory.AreEquivalent(logged, factor) || logged switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsOf(factor, parenthesized.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsOf(factor, sum.Left) && MayBeEpsilon(sum.Right) || IsOf(factor, sum.Right) && MayBeEpsilon(sum.Left),
        BinaryExpressionSyntax quotient when quotient.IsKind(SyntaxKind.DivideExpression) => IsOf(factor, quotient.Left) || IsOf(factor, quotient.Right),
        _ => logged.DescendantNodes().Any(part => SyntaxFactory.AreEquivalent(part, factor)),
    };

    private static bool MayBeEpsilon(ExpressionSyntax expression) =>
        expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || UnboundCall.NameOf(expression) is { } name && Epsilons.UnusedClip.EpsilonName.IsMatch(name);

    private static IEnumerable<ExpressionSyntax> FactorsOf(ExpressionSyntax expression) => Bare(expression) switch
    {
        BinaryExpressionSyntax product when product.IsKind(SyntaxKind.MultiplyExpression) => FactorsOf(product.Left).Concat(FactorsOf(product.Right)),
        LiteralExpressionSyntax => [],
        var factor => [factor],
    };

    /// <summary>double l = Math.Log(p), which may be multiplied by p later, in what is named a loss or an entropy.</summary>
    private static bool IsStored(InvocationExpressionSyntax log) => log.Parent is EqualsValueClauseSyntax or PrefixUnaryExpressionSyntax { Parent: EqualsValueClauseSyntax } && Speech.IsOfLoss(log);

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        PrefixUnaryExpressionSyntax sign => Bare(sign.Operand),
        _ => expression,
    };

    /// <summary>A statement before the log clips something that is made of the same names: perhaps what the log should take. A long member clips many things.</summary>
    private static bool IsAfterClip(InvocationExpressionSyntax log, FlowAnalysis flow)
    {
        if (flow.SliceAround(log).IsLong) return false;
        HashSet<string> names = [.. NamesIn(Taken(log))];
        return log.Ancestors().OfType<BlockSyntax>().Any(block => block.Statements.TakeWhile(s => s.SpanStart < log.SpanStart)
            .Any(s => s is LocalDeclarationStatementSyntax or ExpressionStatementSyntax && NamesIn(s).Any(names.Contains) && Epsilons.UnusedClip.MentionsClip(s)));
    }

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    /// <summary>double Log(double x) => Math.Log(x): the calls of the wrapper are the sinks.</summary>
    private static bool IsWrapper(IOperation call)
    {
        SyntaxNode? enclosing = call.Syntax.Ancestors().FirstOrDefault(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        return enclosing is MethodDeclarationSyntax method && IsOfLog(method.Identifier.ValueText)
            || enclosing is LocalFunctionStatementSyntax local && IsOfLog(local.Identifier.ValueText);
    }

    private static bool IsOfLog(string name) => Names.Contains(name) || Wrappers.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
