using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Who gives a field or property its value: the constructor once and for all, or others later.</summary>
internal static class MemberWrites
{
    private const int MaxMentions = 120;

    private static readonly string[] Changes = ["Add", "AddRange", "Insert", "Remove", "RemoveAt", "Clear", "Push", "Enqueue", "Reverse", "Sort"];

    /// <summary>The operation that the constructor, or the initializer that runs before it, stores in a member; null where there is not exactly one.</summary>
    public static IOperation? InConstructor(ISymbol member, IMethodSymbol constructor, FlowAnalysis flow)
    {
        IOperation? stored = null;
        if (Calls.BodyOf(constructor, flow) is IConstructorBodyOperation body)
        {
            IReadOnlyList<Write> writes = flow.BodyOf(body).WritesOf(member);
            if (Copied(writes, member, flow) is { } copied) return copied;
            if (writes.Count > 1 || writes.Count == 1 && writes[0] is not { Scope: WriteScope.Whole, Value: not null }) return null;
            stored = writes.FirstOrDefault()?.Value;
        }

        return stored ?? Initializer(member, flow);
    }

    /// <summary>The list whose items are put into a new one: layers = new(); layers.AddRange(given).</summary>
    private static IOperation? Copied(IReadOnlyList<Write> writes, ISymbol member, FlowAnalysis flow)
    {
        if (writes is not [.., { Scope: WriteScope.Call, Argument: null, Operation: IInvocationOperation call }] || Additions.All(call) is not { } all) return null;
        return writes.Count == 1 ? Lists.IsEmpty(Initializer(member, flow)) ? all : null
            : writes is [{ Scope: WriteScope.Whole, Value: { } made }, _] && Lists.IsEmpty(made) ? all : null;
    }

    /// <summary>The operation that the declaration of a member gives it; null where it has none.</summary>
    public static IOperation? Initializer(ISymbol member, FlowAnalysis flow) =>
        member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(flow.Cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        }).Where(value => value is not null).Select(value => flow.ModelOf(value!.SyntaxTree).GetOperation(value, flow.Cancellation)).FirstOrDefault();

    /// <summary>What the bodies of one declaration of a type store in a member, or in its elements.</summary>
    public static IEnumerable<Write> In(SyntaxNode type, ISymbol member, FlowAnalysis flow) =>
        BodiesOf(flow.Index.FindIn(type, member.Name, flow.Cancellation), flow).SelectMany(body => body.WritesOf(member)).Where(flow.IsWrite);

    /// <summary>All that is written to a member of whatever object, or to its elements, in all of the source.</summary>
    public static IEnumerable<Write> Anywhere(ISymbol member, FlowAnalysis flow) =>
        BodiesOf(flow.Index.Find(member.Name, flow.Cancellation), flow).SelectMany(body => body.WritesOf(member).Concat(body.PartsOf(member))).Where(flow.IsWrite);

    private static IEnumerable<Body> BodiesOf(IEnumerable<SyntaxToken> mentions, FlowAnalysis flow) =>
        from body in mentions.Select(mention => Bodies.Enclosing(mention.Parent!)).OfType<SyntaxNode>().Distinct()
        where body is not EqualsValueClauseSyntax
        let operation = flow.BodyAt(body)
        where operation is not null
        select flow.BodyOf(operation);

    /// <summary>Something other than a constructor, or the initializer behind a creation, assigns the member, or changes the list in it.</summary>
    public static bool ChangeLater(ISymbol member, FlowAnalysis flow) => flow.Changed.GetOrAdd(member.OriginalDefinition, m =>
    {
        var mentions = flow.Index.Find(m, flow.Cancellation);
        return mentions.Length > MaxMentions || mentions.Any(mention => mention.Parent is SimpleNameSyntax name && IsChange(name) && name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null
            && (flow.ModelOf(mention.SyntaxTree!).GetSymbolInfo(name, flow.Cancellation).Symbol is not { } changed || SymbolEqualityComparer.Default.Equals(changed.OriginalDefinition, m)));
    });

    /// <summary>The call of the base class's constructor.</summary>
    public static IInvocationOperation? BaseCall(IMethodSymbol constructor, FlowAnalysis flow)
    {
        if (constructor.DeclaringSyntaxReferences is not [var reference]) return null;
        SyntaxNode? call = reference.GetSyntax(flow.Cancellation) switch
        {
            ConstructorDeclarationSyntax { Initializer: { } initializer } => initializer,
            TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax @base, ..] } => @base,
            _ => null,
        };
        IOperation? operation = call is null ? null : flow.ModelOf(call.SyntaxTree).GetOperation(call, flow.Cancellation);
        return operation as IInvocationOperation ?? (operation as IExpressionStatementOperation)?.Operation as IInvocationOperation;
    }

    private static bool IsChange(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax own && own.Name == name ? own : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole && assignment.Parent is not InitializerExpressionSyntax,
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == whole && Changes.Contains(access.Name.Identifier.ValueText),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
            _ => false,
        };
    }
}
