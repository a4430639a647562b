using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CeAnalyzers.Flow.SliceSyntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// What may flow into an expression, by names alone: a walk back over syntax, through locals, parameters and their callers, members and the
/// bodies of methods, wherever a name is the same. Nothing is bound, so it is cheap; where it meets
/// neither an exponential nor a known activation within its budget, the flow is not asked, and what would have come from further away stays unknown.
/// </summary>
internal sealed class NameSlice(FlowAnalysis flow)
{
    /// <summary>Past so many tokens and mentions the walk gives up: what is that far away is not followed.</summary>
    private const int MaxTokens = 600;

    /// <summary>Nor is what lies behind so many members and calls: the flow itself does not go further.</summary>
    private const int MaxCrossings = 10;

    /// <summary>A name that is mentioned more often is not followed.</summary>
    private const int MaxMentions = 160;

    /// <summary>What more methods are called says little.</summary>
    private const int MaxMethods = 8;

    /// <summary>What so many files name before a dot is taken for a type.</summary>
    private const int MaxFiles = 20;

    private readonly SourceIndex index = flow.Index;
    private readonly CancellationToken cancellation = flow.Cancellation;
    private readonly Queue<(SyntaxNode Piece, int Crossings)> pending = new();

    /// <summary>What is less likely to tell, or costs more.</summary>
    private readonly Queue<(Action Follow, int Crossings)> later = new();
    private readonly HashSet<SyntaxNode> seen = [];
    private readonly HashSet<(string Name, object Role)> followed = [];
    private readonly Dictionary<(string Name, SyntaxNode Scope, int Before), bool> locals = [];
    private bool matters;
    private bool hasPower;
    private bool hasBase;
    private int tokens;
    private int crossings;

    /// <summary>Whether what the callers of a method pass for a parameter may be an exponential or a value of a known kind.</summary>
    public static bool MayMatter(IParameterSymbol parameter, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(flow.Cancellation) is ParameterSyntax declaration) slice.Parameter(declaration);
        return slice.Run();
    }

    /// <summary>The same of what is stored in a field or property.</summary>
    public static bool MayMatter(ISymbol member, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        slice.Member(member.Name);
        return slice.Run();
    }

    /// <summary>The same of an expression.</summary>
    public static bool MayMatter(SyntaxNode expression, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        slice.Add(expression);
        return slice.Run();
    }

    private bool IsDecided => matters || hasPower && hasBase;

    private bool Run()
    {
        while (!IsDecided && tokens < MaxTokens && pending.Count + later.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pending.Count > 0)
            {
                (SyntaxNode piece, crossings) = pending.Dequeue();
                Scan(piece);
            }
            else
            {
                (Action follow, crossings) = later.Dequeue();
                follow();
            }
        }

        return IsDecided;
    }

    private void Add(SyntaxNode? piece)
    {
        if (piece is not null && seen.Add(piece)) pending.Enqueue((piece, crossings));
    }

    private void Scan(SyntaxNode piece)
    {
        foreach (SyntaxToken token in piece.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax name) Name(token, name, piece);
            if (IsDecided || ++tokens >= MaxTokens) return;
        }
    }

    private void Name(SyntaxToken token, SimpleNameSyntax name, SyntaxNode piece)
    {
        string word = token.ValueText;
        if (word.Length == 0) return; // half-typed code
        if (flow.DeclaredNames.Contains(word)) matters = true;
        switch (SliceWords.Of(word))
        {
            case SliceWord.Telling: matters = true; return;
            case SliceWord.Layer: matters |= HasActivation(name); return;
            case SliceWord.Power: hasPower = true; return;
            case SliceWord.Base: hasBase = true; return;
        }

        if (name.Parent is TypeArgumentListSyntax or QualifiedNameSyntax or NameColonSyntax or TypeParameterConstraintClauseSyntax) return;
        if (name.Parent is ObjectCreationExpressionSyntax or ArrayTypeSyntax or VariableDeclarationSyntax or CastExpressionSyntax) return;
        bool isCommon = IsCalled(name) ? index.FindMethods(word, cancellation).Length > MaxMethods : IsMember(name);
        if (isCommon || IsHandedOver(name, piece)) later.Enqueue((() => Follow(name, piece), crossings));
        else Follow(name, piece);
    }

    /// <summary>The object or an argument of a call of a method in source: what the call gives is told by its body first.</summary>
    private bool IsHandedOver(SyntaxNode node, SyntaxNode piece)
    {
        for (; node != piece && node.Parent is { } parent; node = parent)
        {
            InvocationExpressionSyntax? call = parent switch
            {
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax user } => user,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax user } access when access.Expression == node && user.Expression == access => user,
                _ => null,
            };
            if (call is not null && UnboundCall.NameOf(call) is { } called && index.FindMethods(called, cancellation).Length > 0) return true;
        }

        return false;
    }

    /// <summary>To where the value of a name comes from.</summary>
    private void Follow(SimpleNameSyntax name, SyntaxNode piece)
    {
        string word = name.Identifier.ValueText;
        bool isMember = IsMember(name);
        bool isCalled = IsCalled(name);
        if (!isMember && Local(word, piece)) return;
        if (isMember && name.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var type } } && SliceWords.IsLibraryType(type)
            && NamedTypes.Of(name, index.FindMethods(word, cancellation)) is null) return;
        if (isCalled && word == "call") Method("forward", name); // as TorchSharp's modules are called
        if (crossings == MaxCrossings) return;
        crossings++;
        if (isCalled)
        {
            Method(word, name);
            if (!isMember) OwnMember(word, piece); // a delegate in a field
        }
        else if (!isMember && name.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax && char.IsUpper(word[0]) && index.FindMethods(word, cancellation).Length > 0)
        {
            Method(word, name); // a method group
        }
        else if ((isMember || !OwnMember(word, piece)) && followed.Add((word, "."))) Member(word, mayBeType: !isMember && name.Parent is MemberAccessExpressionSyntax && char.IsUpper(word[0]));
        crossings--;
    }

    /// <summary>A local, parameter or lambda parameter of the member around: whatever it is given there. False where it is none.</summary>
    private bool Local(string word, SyntaxNode piece)
    {
        SyntaxNode scope = Bodies.Scope(piece);
        int before = IsRepeated(piece, scope) ? int.MaxValue : piece.Span.End;
        if (locals.TryGetValue((word, scope, before), out bool isLocal)) return isLocal;
        IReadOnlyList<SyntaxToken> mentions = index.FindIn(scope, word, cancellation);
        bool isDeclared = mentions.Any(m => m.Parent is ParameterSyntax or VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } or SingleVariableDesignationSyntax or ForEachStatementSyntax
            or LocalFunctionStatementSyntax or FromClauseSyntax or LetClauseSyntax);
        locals[(word, scope, before)] = isDeclared;
        if (!isDeclared) return false;
        bool isContainer = !mentions.Any(IsNumber) && mentions.Any(m => m.Parent?.Parent is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax);
        foreach (SyntaxToken mention in mentions.Where(m => m.SpanStart < before)) Given(mention, isContainer);
        return true;
    }

    /// <summary>What a mention of a variable gives it.</summary>
    private void Given(SyntaxToken mention, bool isContainer)
    {
        switch (mention.Parent)
        {
            case ParameterSyntax parameter: Parameter(parameter); return;
            case VariableDeclaratorSyntax declarator: Add(declarator.Initializer?.Value); return;
            case PropertyDeclarationSyntax property when property.Identifier == mention:
                Add(property.Initializer?.Value);
                Add(property.ExpressionBody);
                Add(property.AccessorList);
                return;
            case ForEachStatementSyntax loop: Add(loop.Expression); return;
            case FromClauseSyntax from: Add(from.Expression); return;
            case LetClauseSyntax let: Add(let.Expression); return;
            case LocalFunctionStatementSyntax or MethodDeclarationSyntax: return;
            case SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } filled } }: Handed(filled); return;
            case SingleVariableDesignationSyntax designation:
                Add(designation.Ancestors().Select(a => a switch
                {
                    AssignmentExpressionSyntax assignment => assignment.Right,
                    ForEachVariableStatementSyntax loop => loop.Expression,
                    IsPatternExpressionSyntax match => match.Expression,
                    SwitchStatementSyntax choice => choice.Expression,
                    SwitchExpressionSyntax choice => choice.GoverningExpression,
                    _ => null,
                }).FirstOrDefault(found => found is not null));
                return;
        }

        if (mention.Parent is not SimpleNameSyntax name) return;
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax own && own.Name == name ? own : name;
        while (node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or TupleExpressionSyntax
            || node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            if (node.Parent is InvocationExpressionSyntax call) Add(call.ArgumentList);
            node = node.Parent;
        }

        if (node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node) Add(assignment.Right);
        else if (node.Parent is ArgumentSyntax argument && (isContainer || !argument.RefKindKeyword.IsKind(SyntaxKind.None))) Handed(argument);
    }

    /// <summary>A container is handed to a call, which may write it: from its arguments, or what its body gives the parameter.</summary>
    private void Handed(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call) return;
        Add(call);
        if (UnboundCall.NameOf(call) is { } name) later.Enqueue((() => Filled(argument, call, name), crossings));
    }

    private void Filled(ArgumentSyntax argument, InvocationExpressionSyntax call, string name)
    {
        int ordinal = call.ArgumentList.Arguments.IndexOf(argument);
        foreach (SyntaxNode method in Methods(name, call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(n => n.Identifier.ValueText == name)))
        {
            if (ParametersOf(method) is not { } parameters || ParameterFor(argument, ordinal, call, parameters.Parameters) is not { } parameter || !followed.Add((name, parameter))) continue;
            foreach (SyntaxToken mention in index.FindIn(method, parameter.Identifier.ValueText, cancellation))
            {
                tokens++;
                if (mention.Parent is not ParameterSyntax) Given(mention, isContainer: true);
            }
        }
    }

    /// <summary>What callers pass for a parameter of a method, constructor, local function or lambda.</summary>
    private void Parameter(ParameterSyntax parameter)
    {
        switch (parameter.Parent)
        {
            case LambdaExpressionSyntax lambda: Lambda(lambda); return;
            case ParameterListSyntax { Parent: LambdaExpressionSyntax lambda }: Lambda(lambda); return;
            case ParameterListSyntax { Parent: ConstructorDeclarationSyntax constructor } list: Passed(constructor.Identifier.ValueText, list.Parameters.IndexOf(parameter), isConstructor: true); return;
            case ParameterListSyntax { Parent: TypeDeclarationSyntax type } list: Passed(type.Identifier.ValueText, list.Parameters.IndexOf(parameter), isConstructor: true); return;
            case ParameterListSyntax { Parent: MethodDeclarationSyntax method } list: Passed(method.Identifier.ValueText, list.Parameters.IndexOf(parameter), isConstructor: false, NamedTypes.Around(method)); return;
            case ParameterListSyntax { Parent: LocalFunctionStatementSyntax local } list: Passed(local.Identifier.ValueText, list.Parameters.IndexOf(parameter), isConstructor: false); return;
        }
    }

    /// <summary>A lambda's parameter holds what the call that takes the lambda works on or, stored under a name, what calls of that name pass.</summary>
    private void Lambda(LambdaExpressionSyntax lambda)
    {
        SyntaxNode node = lambda;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        switch (node.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }: Add(call); break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }: Passed(variable.Identifier.ValueText, 0, isConstructor: false); break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name }: Passed(name.Identifier.ValueText, 0, isConstructor: false); break;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access }: Passed(access.Name.Identifier.ValueText, 0, isConstructor: false); break;
        }
    }

    private void Passed(string name, int ordinal, bool isConstructor, string? type = null)
    {
        if (crossings == MaxCrossings || !followed.Add((name + " of " + type, ordinal))) return;
        crossings++;
        IReadOnlyList<SyntaxToken> mentions = index.Find(name, MaxMentions, cancellation);
        tokens += mentions.Count;
        foreach (SyntaxToken mention in mentions)
        {
            if (mention.Parent is not SimpleNameSyntax simple || type is not null && NamedTypes.Of(simple, index.FindMethods(name, cancellation)) is { } other && other != type) continue;
            foreach ((ArgumentListSyntax list, ExpressionSyntax? receiver) in CallsAt(simple, isConstructor))
            {
                Argument(list, ordinal);
                if (receiver is not null) Argument(list, ordinal - 1, receiver);
            }
        }

        if (isConstructor)
        {
            foreach (SyntaxToken mention in mentions)
                if (mention.Parent is ConstructorDeclarationSyntax { Initializer: { ThisOrBaseKeyword.ValueText: "this" } own }) Argument(own.ArgumentList, ordinal);
        }

        crossings--;
    }

    /// <summary>The argument at a place or, for the receiver of an extension method, <paramref name="receiver"/>; all of them where some are named.</summary>
    private void Argument(ArgumentListSyntax list, int ordinal, ExpressionSyntax? receiver = null)
    {
        if (ordinal < 0) Add(receiver);
        else if (list.Arguments.Any(a => a.NameColon is not null)) Add(list);
        else if (ordinal < list.Arguments.Count) Add(list.Arguments[ordinal]);
    }

    /// <summary>What methods of a name return.</summary>
    private void Method(string name, SimpleNameSyntax? called)
    {
        foreach (SyntaxNode method in Methods(name, called))
        {
            if (!followed.Add((name, method))) continue;
            (BlockSyntax? body, SyntaxNode? expression) = method switch
            {
                MethodDeclarationSyntax declared => (declared.Body, (SyntaxNode?)declared.ExpressionBody),
                LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody),
                _ => default,
            };
            Add(expression);
            if (body is null) continue;
            foreach (SyntaxNode returned in index.FindReturns(body, cancellation)) Add(returned);
        }
    }

    /// <summary>The declarations that a call of a name may mean.</summary>
    private IEnumerable<SyntaxNode> Methods(string name, SimpleNameSyntax? called)
    {
        IReadOnlyList<SyntaxToken> methods = index.FindMethods(name, cancellation);
        string? type = called is null ? null : NamedTypes.Of(called, methods);
        return methods.Select(mention => mention.Parent!).Where(method => type is null || NamedTypes.Around(method) == type);
    }

    /// <summary>What is stored in a private field of the type around: nothing outside of it can. False where the type, all in one place, declares none.</summary>
    private bool OwnMember(string name, SyntaxNode piece)
    {
        if (piece.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
        if (followed.Contains((name, type))) return true;
        if (!index.IsPrivateIn(type, name, cancellation)) return false;
        followed.Add((name, type));
        IReadOnlyList<SyntaxToken> mentions = index.FindIn(type, name, cancellation);
        tokens += mentions.Count;
        bool isContainer = !mentions.Any(IsNumber);
        foreach (SyntaxToken mention in mentions) Given(mention, isContainer);
        return true;
    }

    /// <summary>What is stored in fields and properties of a name, or what a getter returns; a delegate's lambda.</summary>
    private void Member(string name, bool mayBeType = false)
    {
        if (mayBeType && (SliceWords.IsLibraryType(name) || index.CountFiles(name) > MaxFiles)) return;
        IReadOnlyList<SyntaxToken> mentions = index.Find(name, MaxMentions, cancellation);
        if (mayBeType && !mentions.Any(m => m.Parent is VariableDeclaratorSyntax or PropertyDeclarationSyntax)) return;

        bool isContainer = !mentions.Any(IsNumber);
        tokens += mentions.Count;
        foreach (SyntaxToken mention in mentions) Given(mention, isContainer);
    }
}
