using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>Expressions and places as messages name them.</summary>
internal static class Describe
{
    private const int MaxLength = 60;

    /// <summary>The text of an expression on one line, cut where it is long.</summary>
    public static string Expression(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 3) + "...";
    }

    /// <summary>", made in Network.Forward", or nothing where the value is made in the sink itself.</summary>
    public static string Maker(Value value, IOperation sink) =>
        value.Origin is not { } origin || sink.Syntax.SyntaxTree == origin.Node.SyntaxTree && sink.Syntax.Span.Contains(origin.Node.Span) ? ""
        : value.Evidence == Evidence.Named ? ", by the name of '" + Expression(origin.Node) + "'"
        : value.Evidence == Evidence.Declared ? Declarer(origin.Node)
        : ", made in " + Member(origin.Node);

    /// <summary>Where the declaration stands; for what is declared elsewhere, what is used.</summary>
    private static string Declarer(SyntaxNode node) => node is ParameterSyntax or VariableDeclaratorSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax
        ? ", as declared in " + Member(node)
        : ", as is declared of '" + Expression(node) + "'";

    /// <summary>The member that a place belongs to, with its type: Network.Forward.</summary>
    public static string Member(SyntaxNode node)
    {
        string? member = null;
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            member ??= ancestor switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ConstructorDeclarationSyntax => "constructor",
                VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
                OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.ValueText,
                _ => null,
            };
            if (ancestor is BaseTypeDeclarationSyntax type) return member is null ? type.Identifier.ValueText : type.Identifier.ValueText + "." + member;
        }

        return member ?? "the main program";
    }
}
