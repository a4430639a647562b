using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CeAnalyzers.Flow.SliceSyntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// The steps of walks by names. A step does not depend on the walk, and more than half of the steps of a walk were taken by another before: each is kept for the compilation.
/// </summary>
internal sealed class SliceSteps(FlowAnalysis flow)
{
    /// <summary>A name that is mentioned more often is not followed.</summary>
    private const int MaxMentions = 160;

    /// <summary>What so many files name before a dot is taken for a type.</summary>
    private const int MaxFiles = 20;

    private static readonly SliceStep Nowhere = new(0, ImmutableArray<SliceTarget>.Empty);

    private readonly ConcurrentDictionary<SyntaxNode, SlicePiece> pieces = new();
    private readonly ConcurrentDictionary<(string Name, SyntaxNode Scope, int Before), SliceStep?> locals = new();
    private readonly ConcurrentDictionary<(TypeDeclarationSyntax Type, string Name), SliceStep?> own = new();
    private readonly ConcurrentDictionary<(string Name, bool MayBeType), SliceStep> members = new();
    private readonly ConcurrentDictionary<PassedBy, SliceStep> passed = new();
    private readonly ConcurrentDictionary<ParameterSyntax, SliceStep> filled = new();

    private readonly SourceIndex index = flow.Index;
    private readonly CancellationToken cancellation = flow.Cancellation;

    public SlicePiece PieceOf(SyntaxNode code) => pieces.GetOrAdd(code, c => new SlicePiece(c, flow));

    /// <summary>A local, parameter or lambda parameter of the member around a piece: whatever it is given there. Null where it is none.</summary>
    public SliceStep? Local(string name, SlicePiece piece) => locals.GetOrAdd((name, piece.Scope, piece.Before), key =>
    {
        IReadOnlyList<SyntaxToken> mentions = index.FindIn(key.Scope, key.Name, cancellation);
        bool isDeclared = mentions.Any(m => m.Parent is ParameterSyntax or VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } or SingleVariableDesignationSyntax or ForEachStatementSyntax
            or LocalFunctionStatementSyntax or FromClauseSyntax or LetClauseSyntax);
        if (!isDeclared) return null;
        bool isContainer = !mentions.Any(IsNumber) && mentions.Any(m => m.Parent?.Parent is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax || IsNewArray(m));
        return new SliceStep(0, Given(mentions.Where(m => m.SpanStart < key.Before || m.Parent is LocalFunctionStatementSyntax), isContainer));
    });

    /// <summary>What is stored in a private field of the type around: nothing outside of it can. Null where the type declares none.</summary>
    public SliceStep? OwnMember(string name, TypeDeclarationSyntax type) => own.GetOrAdd((type, name), key =>
        index.IsPrivateIn(key.Type, key.Name, cancellation) ? Stored(index.FindIn(key.Type, key.Name, cancellation)) : null);

    /// <summary>What is stored in a private field or property, or what its getter returns.</summary>
    public SliceStep Private(ISymbol member) => Stored(index.Find(member, cancellation));

    /// <summary>What is stored in fields and properties of a name, or what a getter returns; a delegate's lambda.</summary>
    public SliceStep Member(string name, bool mayBeType) => members.GetOrAdd((name, mayBeType), key =>
    {
        if (key.MayBeType && (SliceWords.IsLibraryType(key.Name) || index.CountFiles(key.Name) > MaxFiles)) return Nowhere;
        IReadOnlyList<SyntaxToken> mentions = index.Find(key.Name, MaxMentions, cancellation);
        return key.MayBeType && !mentions.Any(m => m.Parent is VariableDeclaratorSyntax or PropertyDeclarationSyntax) ? Nowhere : Stored(mentions);
    });

    /// <summary>What callers pass for a parameter of a method, constructor, local function or lambda.</summary>
    public static IEnumerable<SliceTarget> Parameter(ParameterSyntax parameter) => parameter.Parent switch
    {
        LambdaExpressionSyntax lambda => Lambda(lambda),
        ParameterListSyntax { Parent: LambdaExpressionSyntax lambda } => Lambda(lambda),
        ParameterListSyntax { Parent: ConstructorDeclarationSyntax constructor } list => [new PassedBy(constructor.Identifier.ValueText, list.Parameters.IndexOf(parameter), IsConstructor: true)],
        ParameterListSyntax { Parent: TypeDeclarationSyntax type } list => [new PassedBy(type.Identifier.ValueText, list.Parameters.IndexOf(parameter), IsConstructor: true)],
        ParameterListSyntax { Parent: MethodDeclarationSyntax method } list => [new PassedBy(method.Identifier.ValueText, list.Parameters.IndexOf(parameter), IsConstructor: false, NamedTypes.Around(method), OwnScope(method))],
        ParameterListSyntax { Parent: LocalFunctionStatementSyntax local } list => [new PassedBy(local.Identifier.ValueText, list.Parameters.IndexOf(parameter), IsConstructor: false)],
        _ => [],
    };

    public SliceStep Passed(PassedBy parameter) => passed.GetOrAdd(parameter, key =>
    {
        IReadOnlyList<SyntaxToken> mentions = key.Within is { } scope ? index.FindIn(scope, key.Callee, cancellation) : index.Find(key.Callee, MaxMentions, cancellation);
        ImmutableArray<SliceTarget>.Builder targets = ImmutableArray.CreateBuilder<SliceTarget>();
        foreach (SyntaxToken mention in mentions)
        {
            if (mention.Parent is not SimpleNameSyntax simple || key.Type is not null && NamedTypes.Of(simple, index.FindMethods(key.Callee, cancellation)) is { } other && other != key.Type) continue;
            foreach ((ArgumentListSyntax list, ExpressionSyntax? receiver) in CallsAt(simple, key.IsConstructor))
            {
                targets.AddRange(Made(Argument(list, key.Ordinal, null)));
                if (receiver is not null) targets.AddRange(Made(Argument(list, key.Ordinal - 1, receiver)));
            }
        }

        if (key.IsConstructor)
        {
            foreach (SyntaxToken mention in mentions)
                if (mention.Parent is ConstructorDeclarationSyntax { Initializer: { ThisOrBaseKeyword.ValueText: "this" } own }) targets.AddRange(Made(Argument(own.ArgumentList, key.Ordinal, null)));
        }

        return new SliceStep(mentions.Count, targets.ToImmutable());
    });

    /// <summary>The type that has all calls of a private method in it; null of other methods, and where the type has other parts.</summary>
    private static TypeDeclarationSyntax? OwnScope(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type and not InterfaceDeclarationSyntax && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && method.ExplicitInterfaceSpecifier is null && SliceSyntax.IsPrivate(method) ? type : null;

    /// <summary>The parameters that a container may be for the methods which a call means, each with the method.</summary>
    public IEnumerable<ParameterSyntax> Filled(FilledBy filler)
    {
        int ordinal = filler.Call.ArgumentList.Arguments.IndexOf(filler.Argument);
        return from method in Methods(filler.Callee, filler.Call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(n => n.Identifier.ValueText == filler.Callee))
               let parameters = ParametersOf(method)
               where parameters is not null
               let parameter = ParameterFor(filler.Argument, ordinal, filler.Call, parameters.Parameters)
               where parameter is not null
               select parameter;
    }

    /// <summary>What the body of a method gives a parameter.</summary>
    public SliceStep Filled(ParameterSyntax parameter) => filled.GetOrAdd(parameter, key =>
    {
        IReadOnlyList<SyntaxToken> mentions = index.FindIn(key.Parent!.Parent!, key.Identifier.ValueText, cancellation);
        return new SliceStep(mentions.Count, Given(mentions.Where(mention => mention.Parent is not ParameterSyntax), isContainer: true));
    });

    /// <summary>The declarations that a call of a name may mean.</summary>
    public IEnumerable<SyntaxNode> Methods(string name, SimpleNameSyntax? called)
    {
        IReadOnlyList<SyntaxToken> methods = index.FindMethods(name, cancellation);
        string? type = called is null ? null : NamedTypes.Of(called, methods);
        return methods.Select(mention => mention.Parent!).Where(method => type is null || NamedTypes.Around(method) == type);
    }

    /// <summary>What a method returns.</summary>
    public IEnumerable<SyntaxNode> Returned(SyntaxNode method)
    {
        (BlockSyntax? body, SyntaxNode? expression) = method switch
        {
            MethodDeclarationSyntax declared => (declared.Body, (SyntaxNode?)declared.ExpressionBody),
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody),
            _ => default,
        };
        return expression is not null ? new[] { expression } : body is not null ? index.FindReturns(body, cancellation) : Enumerable.Empty<SyntaxNode>();
    }

    private SliceStep Stored(IReadOnlyList<SyntaxToken> mentions) => new(mentions.Count, Given(mentions, isContainer: !mentions.Any(IsNumber)));

    private ImmutableArray<SliceTarget> Given(IEnumerable<SyntaxToken> mentions, bool isContainer) => mentions.SelectMany(mention => Given(mention, isContainer)).ToImmutableArray();

    /// <summary>What a mention of a variable gives it.</summary>
    private IEnumerable<SliceTarget> Given(SyntaxToken mention, bool isContainer) => mention.Parent switch
    {
        ParameterSyntax parameter => parameter.AttributeLists.SelectMany(Made).Concat(Parameter(parameter)),
        VariableDeclaratorSyntax declarator => Made(declarator.Initializer?.Value),
        PropertyDeclarationSyntax property when property.Identifier == mention => Made(property.Initializer?.Value).Concat(Made(property.ExpressionBody)).Concat(Made(property.AccessorList)),
        ForEachStatementSyntax loop => Made(loop.Expression),
        FromClauseSyntax from => Made(from.Expression),
        LetClauseSyntax let => Made(let.Expression),
        LocalFunctionStatementSyntax function when function.Identifier == mention => Returned(function).SelectMany(Made),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } filled } } => Handed(filled),
        SingleVariableDesignationSyntax designation => Made(designation.Ancestors().Select(a => a switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right,
            ForEachVariableStatementSyntax loop => loop.Expression,
            IsPatternExpressionSyntax match => match.Expression,
            SwitchStatementSyntax choice => choice.Expression,
            SwitchExpressionSyntax choice => choice.GoverningExpression,
            _ => null,
        }).FirstOrDefault(found => found is not null)),
        SimpleNameSyntax name => GivenBy(name, isContainer),
        _ => [],
    };

    /// <summary>What a use of a variable gives it: an assignment to it or what it leads to, what calls of what it holds get, a call that it is handed to.</summary>
    private static IEnumerable<SliceTarget> GivenBy(SimpleNameSyntax name, bool isContainer)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax own && own.Name == name ? own : name;
        while (node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or TupleExpressionSyntax
            || node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            if (node.Parent is InvocationExpressionSyntax call) yield return new MadeBy(call.ArgumentList);
            node = node.Parent;
        }

        IEnumerable<SliceTarget> given =
            node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node ? Made(assignment.Right)
            : isContainer && AliasOf(node) is { } alias ? GivenTo(alias)
            : node.Parent is ArgumentSyntax argument && (isContainer || !argument.RefKindKeyword.IsKind(SyntaxKind.None)) ? Handed(argument)
            : [];
        foreach (SliceTarget target in given) yield return target;
    }

    /// <summary>The local that is another name of an element: foreach (ref double x in xs), ref double x = ref xs[i].</summary>
    private static SyntaxToken? AliasOf(SyntaxNode element) => element.Parent switch
    {
        ForEachStatementSyntax { Type: RefTypeSyntax } loop when loop.Expression == element => loop.Identifier,
        RefExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax alias } } => alias.Identifier,
        _ => null,
    };

    private static IEnumerable<SliceTarget> GivenTo(SyntaxToken alias) =>
        (alias.Parent as ForEachStatementSyntax)?.Statement is { } loop ? Assigned(loop, alias.ValueText)
        : alias.Parent?.FirstAncestorOrSelf<BlockSyntax>() is { } block ? Assigned(block, alias.ValueText) : [];

    private static IEnumerable<SliceTarget> Assigned(SyntaxNode code, string name) =>
        code.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.Left is IdentifierNameSyntax target && target.Identifier.ValueText == name).SelectMany(assignment => Made(assignment.Right));

    /// <summary>A container is handed to a call, which may write it: from its arguments, or what its body gives the parameter.</summary>
    private static IEnumerable<SliceTarget> Handed(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call) yield break;
        yield return new MadeBy(call);
        if (UnboundCall.NameOf(call) is { } name) yield return new FilledBy(argument, call, name);
    }

    /// <summary>A lambda's parameter holds what the call that takes the lambda works on or, stored under a name, what calls of that name pass.</summary>
    private static IEnumerable<SliceTarget> Lambda(LambdaExpressionSyntax lambda)
    {
        SyntaxNode node = lambda;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        return node.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Made(call),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => [new PassedBy(variable.Identifier.ValueText, 0, IsConstructor: false)],
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => [new PassedBy(name.Identifier.ValueText, 0, IsConstructor: false)],
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => [new PassedBy(access.Name.Identifier.ValueText, 0, IsConstructor: false)],
            _ => [],
        };
    }

    /// <summary>The argument at a place or, for the receiver of an extension method, <paramref name="receiver"/>; all of them where some are named.</summary>
    private static SyntaxNode? Argument(ArgumentListSyntax list, int ordinal, ExpressionSyntax? receiver) =>
        ordinal < 0 ? receiver
        : list.Arguments.Any(a => a.NameColon is not null) ? list
        : ordinal < list.Arguments.Count ? list.Arguments[ordinal]
        : null;

    private static IEnumerable<SliceTarget> Made(SyntaxNode? piece) => piece is null ? [] : [new MadeBy(piece)];
}
