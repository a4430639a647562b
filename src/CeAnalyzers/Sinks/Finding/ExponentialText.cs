using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What text says of exponentials and sums, before anything is bound.</summary>
internal static class ExponentialText
{
    private static readonly string[] SumNames = ["sum", "total", "norm", "denom", "partition", "acc"];
    private static readonly string[] Normalisers = ["lse", "log", "sum", "norm", "total"];
    private static readonly string[] Logs = ["Log", "log", "Ln"];
    private static readonly string[] SumCalls = ["Sum", "sum", "Aggregate", "Add(", "+", "Norm"];

    /// <summary>exp, Exp, expValues, PointwiseExp, exponential, softmax; the E of Pow(Math.E, x). Not expected, export, Expression.</summary>
    public static bool IsWord(string word) => word == "E" || IsWord(word, 0, word.Length);

    /// <summary>Whether the member around a node mentions an exponential.</summary>
    public static bool IsMentionedAround(SyntaxNode node, FlowAnalysis flow)
    {
        if (MemberOf(node) is not { } member) return false;
        string text = flow.Index.WordsOf(node.SyntaxTree).Text;
        int end = member.Span.End;
        for (int i = member.SpanStart; i < end; i++)
        {
            if (!FileWords.IsWord(text[i])) continue;
            int start = i;
            while (i < end && FileWords.IsWord(text[i])) i++;
            if (i - start == 1 ? text[start] == 'E' && start > 0 && text[start - 1] == '.' : IsWord(text, start, i)) return true;
        }

        return false;
    }

    /// <summary>Whether an expression may be a sum: a call of Sum, an element, a variable that is named or filled like one.</summary>
    public static bool MayBeSum(ExpressionSyntax expression, FlowAnalysis flow) => Strip(expression) switch
    {
        IdentifierNameSyntax name => HasPart(name.Identifier.ValueText, SumNames) || IsGiven(name, flow, IsAddition),
        MemberAccessExpressionSyntax member => HasPart(member.Name.Identifier.ValueText, SumNames),
        InvocationExpressionSyntax call => HasPart(NameOf(call), SumNames) || NameOf(call) == "Aggregate",
        ElementAccessExpressionSyntax element => Strip(element.Expression) is not LiteralExpressionSyntax,
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PlusToken } sum => MayBeSum(sum.Left, flow),
        _ => false,
    };

    /// <summary>Whether an expression may be a log-sum-exp, by what it says or what a variable is given.</summary>
    public static bool MayBeNormaliser(ExpressionSyntax expression, FlowAnalysis flow) =>
        HasPart(expression.ToString(), Normalisers) || Strip(expression) is IdentifierNameSyntax name && IsGiven(name, flow, (text, at) => Assigns(text, at, Logs));

    /// <summary>Whether a variable is given a reciprocal: 1 / x.</summary>
    public static bool MayBeReciprocal(ExpressionSyntax expression, FlowAnalysis flow) => Strip(expression) is IdentifierNameSyntax name && IsGiven(name, flow, IsReciprocal)
        || Strip(expression) is BinaryExpressionSyntax { Left: LiteralExpressionSyntax, OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SlashToken } division && MayBeSum(division.Right, flow);

    /// <summary>Whether an expression may be an exponential: a variable, an element or a call; no arithmetic, no number.</summary>
    public static bool MayBeShare(ExpressionSyntax expression) => Strip(expression) is IdentifierNameSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax;

    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>Without brackets, casts and '!'.</summary>
    public static ExpressionSyntax Strip(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax bracketed: expression = bracketed.Expression; break;
                case CastExpressionSyntax cast: expression = cast.Expression; break;
                case PostfixUnaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ExclamationToken } sure: expression = sure.Operand; break;
                default: return expression;
            }
        }
    }

    private static bool HasPart(string word, string[] parts) => parts.Any(part => word.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsWord(string text, int start, int end)
    {
        if (end - start < 3) return false;
        if (end - start > 6 && (Has(text, "oftmax", start, end) || Has(text, "oftMax", start, end))) return true;
        int at = text.IndexOf("xp", start + 1, end - start - 1, StringComparison.Ordinal);
        if (at < 0) return false;
        bool begins = text[at - 1] == 'E' || text[at - 1] == 'e' && (at - 1 == start || text[at - 2] == '_' || char.IsDigit(text[at - 2]));
        int next = at + 2;
        if (next < end && text[next] is 's' or 'f') next++;
        return begins && (next >= end || !char.IsLower(text[next]) || string.CompareOrdinal(text, next, "onent", 0, 5) == 0);
    }

    private static bool Has(string text, string part, int start, int end) => text.IndexOf(part, start, end - start, StringComparison.Ordinal) >= 0;

    /// <summary>Whether the text behind one of the mentions of a variable in its member is as wanted.</summary>
    private static bool IsGiven(IdentifierNameSyntax variable, FlowAnalysis flow, Func<string, int, bool> isWanted)
    {
        if (MemberOf(variable) is not { } member) return false;
        string name = variable.Identifier.ValueText;
        if (name.Length == 0) return false; // half-typed code
        string text = flow.Index.WordsOf(variable.SyntaxTree).Text;
        for (int at = text.IndexOf(name, member.SpanStart, StringComparison.Ordinal); at >= 0 && at < member.Span.End; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if (at > 0 && FileWords.IsWord(text[at - 1]) || end >= text.Length || FileWords.IsWord(text[end])) continue;
            while (end < member.Span.End && char.IsWhiteSpace(text[end])) end++;
            if (isWanted(text, end)) return true;
        }

        return false;
    }

    /// <summary>+=, or = followed by an expression with a sum in it.</summary>
    private static bool IsAddition(string text, int at) => at + 1 < text.Length && text[at] == '+' ? text[at + 1] == '=' : Assigns(text, at, SumCalls);

    /// <summary>= followed by an expression with one of these parts.</summary>
    private static bool Assigns(string text, int at, string[] parts)
    {
        if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] is '=' or '>') return false;
        int end = text.IndexOf(';', at);
        return end > 0 && parts.Any(part => text.IndexOf(part, at, end - at, StringComparison.Ordinal) >= 0);
    }

    /// <summary>= 1 /, = 1.0f /, = T.One /.</summary>
    private static bool IsReciprocal(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] == '=') return false;
        int slash = text.IndexOf('/', at);
        if (slash < 0 || slash - at > 16) return false;
        string one = text.Substring(at + 1, slash - at - 1).Trim().TrimStart('(');
        return one.Length > 0 && (one[0] == '1' || one.EndsWith("One", StringComparison.Ordinal) || one.EndsWith(")1", StringComparison.Ordinal));
    }

    private static SyntaxNode? MemberOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax and not GlobalStatementSyntax || a is CompilationUnitSyntax);
}
