using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>What the syntax around a name tells a walk by names.</summary>
internal static class SliceSyntax
{
    public static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax;

    public static bool IsCalled(SimpleNameSyntax name)
    {
        SyntaxNode called = IsMember(name) ? name.Parent! : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called;
    }

    /// <summary>The property whose setter a name stands in.</summary>
    public static string? PropertySetBy(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is { Parent.Parent: PropertyDeclarationSyntax { Identifier.ValueText: var property } } accessor && accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration ? property : null;

    /// <summary>A method that is handed over without being called: Map(x, Squash), f = Activations.Squash.</summary>
    public static bool MayBeGroup(SimpleNameSyntax name)
    {
        SyntaxNode whole = IsMember(name) ? name.Parent! : name;
        return whole.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax && name.Identifier.ValueText is [var first, ..] && char.IsUpper(first)
            && (whole == name || whole is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] } });
    }

    /// <summary>layers.Dense(10, activation: "softmax").</summary>
    public static bool HasActivation(SimpleNameSyntax layer) =>
        layer.FirstAncestorOrSelf<ExpressionSyntax>(e => e is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) is { } creation
        && creation.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && SliceWords.Of(token.ValueText) == SliceWord.Telling);

    /// <summary>In a loop or function, where what is written further below may come first.</summary>
    public static bool IsRepeated(SyntaxNode piece, SyntaxNode scope) => piece.Ancestors().TakeWhile(a => a != scope).Any(a =>
        a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Whether a local function that is called comes to a place in it, as far as its statements tell: by no condition and before it returns. Loops are taken to run.</summary>
    public static bool IsSure(SyntaxNode place)
    {
        SyntaxNode? function = place.FirstAncestorOrSelf<LocalFunctionStatementSyntax>();
        return !place.Ancestors().TakeWhile(a => a != function).Any(a => a is IfStatementSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax or CatchClauseSyntax
                || a is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression })
            && function?.DescendantNodes().Any(node => node is ReturnStatementSyntax && node.SpanStart < place.SpanStart) != true;
    }

    public static ParameterSyntax? ParameterFor(ArgumentSyntax argument, int ordinal, InvocationExpressionSyntax call, SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var named }) return parameters.FirstOrDefault(p => p.Identifier.ValueText == named);
        bool isExtension = parameters.Count > call.ArgumentList.Arguments.Count && parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword);
        return parameters.ElementAtOrDefault(isExtension ? ordinal + 1 : ordinal);
    }

    public static ParameterListSyntax? ParametersOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax declared => declared.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        _ => null,
    };

    public static bool IsPrivate(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    /// <summary>Whether this declares a number, which nothing changes that it is handed to.</summary>
    public static bool IsNumber(SyntaxToken mention) => mention.Parent switch
    {
        ParameterSyntax { Type: PredefinedTypeSyntax } or VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: PredefinedTypeSyntax } } or PropertyDeclarationSyntax { Type: PredefinedTypeSyntax } => true,
        _ => false,
    };

    /// <summary>Whether this gives a variable a new array, which something must fill.</summary>
    public static bool IsNewArray(SyntaxToken mention) => mention.Parent switch
    {
        VariableDeclaratorSyntax { Initializer.Value: ArrayCreationExpressionSyntax { Initializer: null } } => true,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Right: ArrayCreationExpressionSyntax { Initializer: null } } assignment } => assignment.Left == mention.Parent,
        _ => false,
    };

    /// <summary>The argument lists of the calls and creations that a name stands in; with the receiver, which may be the first argument of an extension method.</summary>
    public static IEnumerable<(ArgumentListSyntax List, ExpressionSyntax? Receiver)> CallsAt(SimpleNameSyntax name, bool isConstructor)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax or QualifiedNameSyntax or NullableTypeSyntax) node = node.Parent!;
        return node.Parent switch
        {
            InvocationExpressionSyntax { Expression: var called } call when called == node || node is ConditionalAccessExpressionSyntax => [(call.ArgumentList, (called as MemberAccessExpressionSyntax)?.Expression)],
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax call } => [(call.ArgumentList, null)],
            ObjectCreationExpressionSyntax { ArgumentList: { } arguments } when isConstructor => [(arguments, null)],
            PrimaryConstructorBaseTypeSyntax @base when isConstructor => [(@base.ArgumentList, null)],
            SimpleBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } when isConstructor =>
                derived.Members.OfType<ConstructorDeclarationSyntax>().Select(c => c.Initializer).OfType<ConstructorInitializerSyntax>().Select(c => (c.ArgumentList, default(ExpressionSyntax))),
            VariableDeclarationSyntax or PropertyDeclarationSyntax or MethodDeclarationSyntax when isConstructor =>
                node.Parent.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>().Select(c => (c.ArgumentList, default(ExpressionSyntax))),
            _ => [],
        };
    }
}
