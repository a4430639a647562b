using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>A call of which no method is bound: its library is not there, an argument's type is missing, or it is dynamic.</summary>
internal sealed class UnboundCall
{
    private readonly IOperation? target;

    private UnboundCall(IOperation operation, InvocationExpressionSyntax syntax, IOperation? target, IReadOnlyList<LibraryArgument> arguments)
    {
        Operation = operation;
        Syntax = syntax;
        this.target = target;
        Arguments = arguments;
    }

    public IOperation Operation { get; }

    public InvocationExpressionSyntax Syntax { get; }

    /// <summary>The arguments as written; positional ones have no parameter.</summary>
    public IReadOnlyList<LibraryArgument> Arguments { get; }

    /// <summary>The row of what is called, by its name and those before it, as in tf.nn.softmax; null where names say nothing or are no evidence.</summary>
    public Api? Named(FlowAnalysis flow) => flow.Knowledge.UsesNames(Syntax.SyntaxTree) ? NamedApis.Find(Syntax.Expression.ToString()) : null;

    /// <summary>Null where the operation is no such call, or its parts cannot be told apart.</summary>
    public static UnboundCall? Of(IOperation? operation)
    {
        if (operation is not (IInvalidOperation or IDynamicInvocationOperation) || operation.Syntax is not InvocationExpressionSyntax syntax) return null;
        IOperation[] children = [.. operation.ChildOperations];
        SeparatedSyntaxList<ArgumentSyntax> given = syntax.ArgumentList.Arguments;
        int first = children.Length - given.Count;
        if (first < 0) return null;
        var arguments = new LibraryArgument[given.Count];
        for (int i = 0; i < given.Count; i++)
        {
            IOperation value = children[first + i];
            if (!given[i].Span.Contains(value.Syntax.Span)) return null;
            arguments[i] = new LibraryArgument(given[i].NameColon?.Name.Identifier.ValueText, value);
        }

        return new UnboundCall(operation, syntax, first > 0 ? children[0] : null, arguments);
    }

    /// <summary>The last name of what is called or read: softmax in tf.nn.softmax(x); null where it has none.</summary>
    public static string? NameOf(SyntaxNode expression) => expression switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression),
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The object before the dot.</summary>
    public IOperation? Receiver =>
        Syntax.Expression is MemberAccessExpressionSyntax access && Bare(access.Expression) is var receiver ? target?.DescendantsAndSelf().FirstOrDefault(part => part.Syntax == receiver) : null;

    /// <summary>The delegate that is called, where it is one.</summary>
    public IOperation? Delegate => target?.Type?.TypeKind == TypeKind.Delegate && target.Syntax == Syntax.Expression ? target : null;

    /// <summary>The one method that the call can only mean, though its arguments do not fit as far as they bind; of several the one that takes a function where an activation's name is passed.</summary>
    public IMethodSymbol? Candidate(FlowAnalysis flow)
    {
        SymbolInfo info = flow.ModelOf(Syntax.SyntaxTree).GetSymbolInfo(Syntax, flow.Cancellation);
        if (info.Symbol is IMethodSymbol known) return known;
        List<IMethodSymbol> candidates = [.. info.CandidateSymbols.OfType<IMethodSymbol>().Where(Takes)];
        if (candidates.Count > 1 && flow.Knowledge.UsesNames(Syntax.SyntaxTree)) candidates = candidates.FindAll(TakesActivation);
        return candidates is [var only] ? only : null;
    }

    /// <summary>The argument that lands in a parameter of <see cref="Candidate"/>; of an extension method's first one, the object before the dot.</summary>
    public IOperation? ArgumentFor(IParameterSymbol parameter)
    {
        int before = parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } && IsValue(Receiver) ? 1 : 0;
        if (parameter.Ordinal < before) return Receiver;
        return Arguments.Select((argument, place) => (argument, place))
            .FirstOrDefault(a => a.argument.Parameter is { } name ? name == parameter.Name : a.place + before == parameter.Ordinal).argument.Value;
    }

    /// <summary>The call as a row sees it that is found by name; null where its operands cannot be told.</summary>
    /// <remarks>
    /// Receiver and arguments are told apart by what the member takes: tf.log(x), x.log(), x.sum(1), K.max(x, axis: 1), x.clip(a, b).
    /// </remarks>
    public LibraryCall? As(Api api)
    {
        if (api.Builds is not null) return new LibraryCall(Syntax, null, Arguments);
        int wanted = Arity(api);
        IOperation? receiver = IsValue(Receiver) ? Receiver : null;
        List<LibraryArgument> values = [.. Arguments.Where(a => a.Parameter is not null || !IsManner(a.Value, wanted))];
        int given = new LibraryCall(Syntax, null, values).Operands(api).Count;
        if (given >= wanted || wanted > 1 && given > 0 && receiver is null) return new LibraryCall(Syntax, null, values);
        return receiver is null ? null : new LibraryCall(Syntax, receiver, values);
    }

    /// <summary>Brackets are no operations.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Bare(inner) : expression;

    private static int Arity(Api api) => api switch
    {
        { Clips: true } => 3,
        { Operator: Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power or Operator.Max or Operator.Min } or { Loss: not null } => 2,
        _ => 1,
    };

    /// <summary>An axis or a flag, where the member takes one value alone.</summary>
    private static bool IsManner(IOperation argument, int wanted) =>
        argument.Type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_String || wanted == 1 && argument.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>Whether a receiver is a value: it does not begin with a name that is unknown, nor with a type or a namespace.</summary>
    private static bool IsValue(IOperation? receiver) => receiver switch
    {
        null or { Kind: OperationKind.None } or IInstanceReferenceOperation => false,
        IInvalidOperation { Syntax: SimpleNameSyntax } => false,
        IInvalidOperation { Syntax: MemberAccessExpressionSyntax } member => IsValue(member.ChildOperations.FirstOrDefault()),
        _ => true,
    };

    /// <summary>Dense(10, CNTKLib.Softmax) of a library that is not there.</summary>
    private bool TakesActivation(IMethodSymbol method) => Arguments.Where((argument, place) => argument.Parameter is null
        && method.Parameters[place].Type.TypeKind == TypeKind.Delegate && UnboundFunction.Named(argument.Value.Syntax) is { Makes: not ValueKind.Nothing }).Any();

    private bool Takes(IMethodSymbol method) =>
        Arguments.Count <= method.Parameters.Length
        && Arguments.All(a => a.Parameter is null || method.Parameters.Any(p => p.Name == a.Parameter))
        && method.Parameters.Skip(Arguments.Count).All(p => p.IsOptional || Arguments.Any(a => a.Parameter == p.Name));
}
