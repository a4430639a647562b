using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>Where a fix works: the sink, and calls of the runtime library that compile there.</summary>
internal sealed class Place(Sink sink, Document document)
{
    /// <summary>On a name of the runtime library that cannot be shortened, since other names hide it.</summary>
    public static readonly SyntaxAnnotation StaysQualified = new();

    private static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    private readonly Lazy<bool> isOnDevice = new(() => DeviceCode.Contains(sink.Operation, sink.Flow));

    public Sink Sink { get; } = sink;

    public FlowAnalysis Flow => Sink.Flow;

    public SemanticModel Model { get; } = sink.Flow.ModelOf(sink.Operation.Syntax.SyntaxTree);

    /// <summary>A lambda that is data for another program, such as a query provider, cannot call the runtime library.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (IOperation? outer = operation; outer is not null; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation && outer.Parent?.Type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } }) return true;
        return false;
    }

    /// <summary>A call of StableMath in place of <paramref name="like"/>; null where it would not compile.</summary>
    public ExpressionSyntax? Math(ExpressionSyntax like, string member, params ExpressionSyntax[] arguments) => Call("CeAnalyzers.StableMath", like, member, arguments);

    /// <summary>A call of StableLoss in place of <paramref name="like"/>; null where it would not compile.</summary>
    public ExpressionSyntax? Loss(ExpressionSyntax like, string member, params ExpressionSyntax[] arguments) => Call("CeAnalyzers.StableLoss", like, member, arguments);

    /// <summary>A minus before an expression.</summary>
    public static ExpressionSyntax Negate(ExpressionSyntax expression) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, expression is CastExpressionSyntax cast ? cast.WithoutTrivia() : Parenthesize(expression.WithoutTrivia()));

    /// <summary>(double)x.</summary>
    public static ExpressionSyntax AsDouble(ExpressionSyntax expression) =>
        SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DoubleKeyword)), Parenthesize(expression.WithoutTrivia()));

    /// <summary>left * right, of operands.</summary>
    public static ExpressionSyntax Product(ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(SyntaxKind.MultiplyExpression, left, SyntaxFactory.Token(SyntaxKind.AsteriskToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), right);

    /// <summary>(first, second).</summary>
    public static ArgumentListSyntax ArgumentList(ArgumentSyntax[] arguments) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(a => a.WithoutTrivia()), Enumerable.Repeat(Comma, System.Math.Max(0, arguments.Length - 1))));

    /// <summary>row[index].</summary>
    public static ExpressionSyntax Element(ExpressionSyntax row, ExpressionSyntax index) =>
        SyntaxFactory.ElementAccessExpression(Parenthesize(row.WithoutTrivia()), SyntaxFactory.BracketedArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(index.WithoutTrivia()))));

    /// <summary>The expression as an operand of any operator.</summary>
    public static ExpressionSyntax Parenthesize(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression);

    /// <summary>A call of StableMath that writes into its last argument, as a statement in place of <paramref name="like"/>; null where it would not compile.</summary>
    public StatementSyntax? Do(StatementSyntax like, string member, params ExpressionSyntax[] arguments) =>
        Bind("CeAnalyzers.StableMath", like, member, arguments) is (var call, { ReturnsVoid: true }) ? SyntaxFactory.ExpressionStatement(call) : null;

    /// <summary>Math.Max(x, y); null where it would not compile for a GPU. Without a using, which would bring in System's other names: Random and Object are Unity's, too.</summary>
    public ExpressionSyntax? Maximum(ExpressionSyntax x, ExpressionSyntax y) =>
        Flow.Compilation.GetTypeByMetadataName("System.Math") is { } type && !isOnDevice.Value ? CallOf((ExpressionSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(type), nameof(System.Math.Max), [x, y]) : null;

    private ExpressionSyntax? Call(string typeName, ExpressionSyntax like, string member, ExpressionSyntax[] arguments)
    {
        if (Bind(typeName, like, member, arguments) is not (var call, { ReturnType: var after })) return null;
        ITypeSymbol? before = Model.GetTypeInfo(like).Type;
        return SymbolEqualityComparer.Default.Equals(before, after) || IsCastTo(after, like) || IsPoured(before, after, like) ? call
            : IsReal(before) && IsReal(after) ? Cast(call, before!, like)
            : null;
    }

    /// <summary>An array for a sequence that is made a list anyway.</summary>
    private static bool IsPoured(ITypeSymbol? before, ITypeSymbol after, ExpressionSyntax like) =>
        RowMap.IsPoured(like) && (before, after) is (INamedTypeSymbol { TypeArguments: [var element] }, IArrayTypeSymbol { Rank: 1, ElementType: var entry }) && SymbolEqualityComparer.Default.Equals(element, entry);

    private (InvocationExpressionSyntax Call, IMethodSymbol Method)? Bind(string typeName, SyntaxNode at, string member, ExpressionSyntax[] arguments)
    {
        if (Flow.Compilation.GetTypeByMetadataName(typeName) is not { } type || isOnDevice.Value) return null;
        ExpressionSyntax name = NameOf(type);
        if (IsHidden(type, at.SpanStart)) name = name.WithAdditionalAnnotations(StaysQualified);
        InvocationExpressionSyntax call = CallOf(name, member, arguments);
        return Model.GetSpeculativeSymbolInfo(at.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method && SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
            ? (call, method)
            : null;
    }

    private static InvocationExpressionSyntax CallOf(ExpressionSyntax type, string member, ExpressionSyntax[] arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName(member)),
        ArgumentList([.. arguments.Select(a => SyntaxFactory.Argument(a.WithoutTrivia()))]));

    /// <summary>The full name, which the simplifier shortens with a using.</summary>
    private ExpressionSyntax NameOf(INamedTypeSymbol type) =>
        (ExpressionSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(type).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);

    /// <summary>Another symbol has the name of the type, or of its namespace, at this place.</summary>
    private bool IsHidden(INamedTypeSymbol type, int position) =>
        Model.LookupSymbols(position, name: type.Name).Any(found => !SymbolEqualityComparer.Default.Equals(found, type))
        || Model.LookupSymbols(position, name: type.ContainingNamespace.Name).Any(found => found is not INamespaceSymbol);

    /// <summary>Keeps the type; left out by the simplifier where it changes nothing.</summary>
    private static ExpressionSyntax Cast(ExpressionSyntax call, ITypeSymbol type, ExpressionSyntax like)
    {
        CastExpressionSyntax cast = SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(type.ToDisplayString()), call).WithAdditionalAnnotations(Simplifier.Annotation);
        return like.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(cast) : cast;
    }

    /// <summary>The code converts the value to the new type anyway: (float)-Math.Log(p).</summary>
    private bool IsCastTo(ITypeSymbol type, ExpressionSyntax like)
    {
        SyntaxNode? outer = like.Parent;
        while (outer is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }) outer = outer.Parent;
        return outer is CastExpressionSyntax cast && SymbolEqualityComparer.Default.Equals(Model.GetTypeInfo(cast.Type).Type, type);
    }

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
