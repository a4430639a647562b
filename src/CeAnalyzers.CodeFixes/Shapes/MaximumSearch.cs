using CeAnalyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>A loop that looks for the greatest exponent, put before the loops that make exponentials: double max = double.NegativeInfinity; for (...) max = Math.Max(max, x[i, j]);</summary>
internal static class MaximumSearch
{
    private static readonly string[] Names = ["max", "maximum", "greatest"];

    /// <summary>The block with the loop, and with the maximum subtracted from all exponents; null where no name is left for it.</summary>
    public static BlockSyntax? Before(ExponentialLoops loops, Place place)
    {
        BlockSyntax block = loops.Block;
        HashSet<string> taken = [.. (block.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? (SyntaxNode)block).DescendantTokens().Select(token => token.ValueText)];
        if (Names.FirstOrDefault(name => !taken.Contains(name) && place.Model.LookupSymbols(block.SpanStart, name: name).IsEmpty) is not { } free) return null;
        IdentifierNameSyntax maximum = SyntaxFactory.IdentifierName(free);
        if (place.Maximum(maximum, loops.Exponents[0]) is not { } greater) return null;
        var isFirst = new SyntaxAnnotation();
        BlockSyntax shifted = block.ReplaceNodes(loops.Exponents.Append<SyntaxNode>(loops.First), (node, rewritten) => node == loops.First ? rewritten.WithAdditionalAnnotations(isFirst) : Less((ExpressionSyntax)node, (ExpressionSyntax)rewritten, maximum));
        return Edits.Laid(shifted.WithStatements(SyntaxFactory.List(shifted.Statements.SelectMany(statement => statement.HasAnnotation(isFirst) ? Before(statement, loops, maximum, greater) : [statement]))));
    }

    private static IEnumerable<StatementSyntax> Before(StatementSyntax filling, ExponentialLoops loops, IdentifierNameSyntax maximum, ExpressionSyntax greater)
    {
        StatementSyntax first = loops.First;
        SyntaxTriviaList above = first.GetLeadingTrivia();
        bool isOnOwnLine = above.Concat(first.GetFirstToken().GetPreviousToken().TrailingTrivia).Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList indentation = isOnOwnLine && above.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;
        SyntaxTriviaList end = SyntaxFactory.TriviaList(isOnOwnLine ? first.SyntaxTree.GetRoot().DescendantTrivia().First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : SyntaxFactory.Space);
        string type = loops.AreSingle ? "float" : "double";
        StatementSyntax declaration = SyntaxFactory.ParseStatement($"{type} {maximum} = {type}.NegativeInfinity;");
        StatementSyntax assignment = SyntaxFactory.ExpressionStatement(
            SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, maximum, Spaced(SyntaxKind.EqualsToken), greater), Token(SyntaxKind.SemicolonToken));
        SyntaxToken bracket = Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(SyntaxFactory.Space);
        StatementSyntax search = first is ForStatementSyntax loop
            ? loop.WithCloseParenToken(bracket).WithStatement(assignment)
            : ((ForEachStatementSyntax)first).WithCloseParenToken(bracket).WithStatement(assignment);
        return [declaration.WithLeadingTrivia(above).WithTrailingTrivia(end), search.WithLeadingTrivia(indentation).WithTrailingTrivia(end), filling.WithLeadingTrivia(indentation)];
    }

    /// <summary>x - max.</summary>
    private static ExpressionSyntax Less(SyntaxNode place, ExpressionSyntax exponent, IdentifierNameSyntax maximum) => SyntaxFactory.BinaryExpression(
        SyntaxKind.SubtractExpression, IsTerm(exponent) && place.Parent is ArgumentSyntax ? exponent.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(exponent.WithoutTrivia()), Spaced(SyntaxKind.MinusToken), SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, maximum.Identifier.ValueText, default))).WithTriviaFrom(exponent);

    private static SyntaxToken Spaced(SyntaxKind kind) => SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>Without trivia that the formatter would fill.</summary>
    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(default, kind, default);

    /// <summary>A minus may follow it without brackets.</summary>
    private static bool IsTerm(ExpressionSyntax exponent) => exponent is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression };
}
