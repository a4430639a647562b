using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What a parameter holds by all the calls in source; one use of the method that is no call leaves it unknown.</summary>
internal static class Callers
{
    /// <summary>Past so many mentions of a name, nothing is worth saying about all of them.</summary>
    private const int MaxMentions = 120;

    public static Value ValueOf(IParameterSymbol parameter, Evaluation evaluation, Frame frame)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return Value.Leaf(parameter);
        IParameterSymbol definition = parameter.OriginalDefinition;
        if (method is { MethodKind: MethodKind.PropertySet, Parameters.Length: 1, AssociatedSymbol: IPropertySymbol property }) return Members.Stored(property, evaluation); // what is assigned to the property
        return method.MethodKind == MethodKind.AnonymousFunction
            ? ReferenceEquals(frame, Frame.Open) ? evaluation.Shared(definition, () => OfLambda(definition, method, evaluation, frame)) : OfLambda(definition, method, evaluation, frame)
            : evaluation.Shared(definition, () => OfMethod(definition, method.OriginalDefinition, evaluation));
    }

    private static Value OfLambda(IParameterSymbol parameter, IMethodSymbol lambda, Evaluation evaluation, Frame frame)
    {
        SyntaxNode syntax = lambda.DeclaringSyntaxReferences[0].GetSyntax(evaluation.Flow.Cancellation);
        IOperation? operation = evaluation.Flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, evaluation.Flow.Cancellation);
        // the lambdas of a query have only the syntax of their body
        while (syntax is not LambdaExpressionSyntax and not AnonymousMethodExpressionSyntax && operation is not (null or IAnonymousFunctionOperation)) operation = operation.Parent;
        while (operation is IAnonymousFunctionOperation or IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) operation = operation.Parent;
        return operation switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument => HigherOrder.ParameterOf(call, argument, parameter.Ordinal, evaluation, frame),
            IInvocationOperation query => Linq.ParameterOf(query, parameter.Ordinal, evaluation, frame),
            _ => OfHeld(parameter, operation, evaluation) ?? UnboundMaps.ParameterOf(operation, parameter.Ordinal, evaluation, frame),
        } ?? Value.Leaf(parameter);
    }

    /// <summary>Of a lambda that a local is given: what all calls of the local pass; null where it is used in another way.</summary>
    private static Value? OfHeld(IParameterSymbol parameter, IOperation? holder, Evaluation evaluation)
    {
        ILocalSymbol? local = holder switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
        if (local is null) return null;
        Value joined = Value.Nothing;
        foreach (ILocalReferenceOperation use in evaluation.Flow.BodyOf(holder!).Root.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Local, local) || use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use) continue;
            Value? passed = use.Parent switch
            {
                IInvocationOperation call when call.Instance == use => Passed(call.Arguments, parameter, evaluation),
                IInvalidOperation invalid when UnboundCall.Of(invalid) is { } call && call.Delegate == use => evaluation.Evaluate(call.ArgumentFor(parameter), Frame.Open),
                _ => null,
            };
            if (passed is null) return null;
            joined = ValueJoin.Join(joined, passed);
        }

        return joined.StartOf(parameter);
    }

    private static Value OfMethod(IParameterSymbol parameter, IMethodSymbol method, Evaluation evaluation)
    {
        FlowAnalysis flow = evaluation.Flow;
        return Numbers.IsNumeric(parameter.Type) && !flow.MayMatter(parameter) ? Value.Leaf(parameter) : PassedBy(method, parameter, evaluation);
    }

    /// <summary>The same, whether or not names say that it matters.</summary>
    public static Value Passed(IParameterSymbol parameter, Evaluation evaluation) =>
        parameter.OriginalDefinition is { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method } definition
            ? evaluation.Shared(("passed", (object)definition), () => PassedBy(method, definition, evaluation))
            : Value.Leaf(parameter);

    /// <summary>The operations that all callers in source pass; null where the method is used in another way, or too often.</summary>
    public static IReadOnlyList<IOperation?>? ArgumentsFor(IParameterSymbol parameter, IMethodSymbol method, FlowAnalysis flow)
    {
        if (UsesOf(method, flow) is not { } uses) return null;
        List<IOperation?> passed = [];
        foreach (SyntaxNode use in uses)
        {
            switch (flow.ModelOf(use.SyntaxTree).GetOperation(use, flow.Cancellation))
            {
                case IInvocationOperation call when Dispatch.MayRun(call.TargetMethod, method): passed.Add(ArgumentFor(call.Arguments)); break;
                case IObjectCreationOperation { Constructor: { } constructor } creation when Dispatch.MayRun(constructor, method): passed.Add(ArgumentFor(creation.Arguments)); break;
                case IMethodReferenceOperation group when Dispatch.MayRun(group.Method, method): return null;
            }
        }

        return passed;

        IOperation? ArgumentFor(IEnumerable<IArgumentOperation> arguments) => arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value;
    }

    private static Value PassedBy(IMethodSymbol method, IParameterSymbol parameter, Evaluation evaluation)
    {
        FlowAnalysis flow = evaluation.Flow;
        if (UsesOf(method, flow) is not { } uses) return Value.Leaf(parameter);
        Value joined = Value.Nothing;
        var some = new SomeCallers(parameter, method.DeclaringSyntaxReferences is [var declaration, ..] && flow.Knowledge.UsesNames(declaration.SyntaxTree));
        foreach (SyntaxNode use in uses)
        {
            IOperation? operation = flow.ModelOf(use.SyntaxTree).GetOperation(use, flow.Cancellation);
            Value? passed = operation switch
            {
                IInvocationOperation call when Dispatch.MayRun(call.TargetMethod, method) && !RunsAnother(call, method, evaluation) => Passed(call.Arguments, parameter, evaluation),
                IObjectCreationOperation { Constructor: { } constructor } creation when Dispatch.MayRun(constructor, method) => Passed(creation.Arguments, parameter, evaluation),
                IMethodReferenceOperation group when Dispatch.MayRun(group.Method, method) => Value.Unknown,
                _ when UnboundCall.Of(operation) is { } call && call.Candidate(flow) is { } candidate && Dispatch.MayRun(candidate, method)
                    => evaluation.Evaluate(call.ArgumentFor(parameter), Frame.Open),
                _ => null,
            };
            if (passed is null) continue;
            if (IsExample(passed, method)) passed = Value.Unknown;
            joined = ValueJoin.Join(joined, passed);
            some.Add(passed);
            if (passed.IsHopeless && !some.AreTelling) break;
        }

        return some.Of(joined).StartOf(parameter);
    }

    /// <summary>The calls, creations and method groups that may mean a method; null where its name is mentioned too often.</summary>
    private static IEnumerable<SyntaxNode>? UsesOf(IMethodSymbol method, FlowAnalysis flow)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        var mentions = isConstructor ? flow.Index.Find(method.ContainingType.Name, flow.Cancellation) : flow.Index.Find(method, flow.Cancellation);
        return mentions.Length > MaxMentions ? null : isConstructor ? Creations.Of(method.ContainingType, flow.Index, flow.Cancellation) : mentions.Select(Use).OfType<SyntaxNode>();
    }

    /// <summary>A call of an overridden method on an object whose class is known, and is not this one.</summary>
    private static bool RunsAnother(IInvocationOperation call, IMethodSymbol method, Evaluation evaluation) =>
        !SymbolEqualityComparer.Default.Equals((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, method)
        && Members.Receiver(call.Instance, evaluation, Frame.Open) is { Operator: Operator.Module, Identity: ITypeSymbol } receiver
        && Dispatch.Targets(call.TargetMethod, receiver, evaluation.Flow) is [var target] && !SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, method);

    /// <summary>The numbers that a test or a demonstration passes to a public method say nothing of what others pass; 0, 1 and an epsilon are settings.</summary>
    private static bool IsExample(Value passed, IMethodSymbol method) =>
        !passed.HasKind && passed.Operator is Operator.Constant or Operator.Choice or Operator.Leaf && passed.Bounds is { Low: > double.MinValue, High: < double.MaxValue }
        && !(passed.IsConstant && Math.Abs(passed.Number) is <= EpsilonSize.Largest or 1)
        && method.DeclaredAccessibility == Accessibility.Public;

    private static Value Passed(IEnumerable<IArgumentOperation> arguments, IParameterSymbol parameter, Evaluation evaluation) =>
        evaluation.Evaluate(arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value, Frame.Open);

    /// <summary>The call or method group that a mention of the name is; null for declarations, nameof and the like.</summary>
    private static SyntaxNode? Use(SyntaxToken mention)
    {
        if (mention.Parent is not SimpleNameSyntax name) return null;
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is MemberBindingExpressionSyntax) node = node.Parent!;
        if (node.Parent is InvocationExpressionSyntax invocation && invocation.Expression == node) return invocation;
        bool isName = node.Parent is null or TypeSyntax or TypeArgumentListSyntax or CrefSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
        return isName || !node.IsKind(SyntaxKind.IdentifierName) && !node.IsKind(SyntaxKind.SimpleMemberAccessExpression) ? null : node;
    }
}
