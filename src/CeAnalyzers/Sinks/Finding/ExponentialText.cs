using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What text says of exponentials and sums, before anything is bound.</summary>
internal static class ExponentialText
{
    private static readonly string[] SumNames = ["sum", "total", "norm", "denom", "partition", "acc"];
    private static readonly string[] Normalisers = ["lse", "logsum", "log_sum", "norm", "logz", "log_z", "partition"];
    private static readonly string[] Logs = ["Log", "log", "Ln"];
    private static readonly string[] SumCalls = ["Sum", "sum", "Aggregate", "Add(", "Norm"];

    /// <summary>exp, Exp, expValues, PointwiseExp, exponential, softmax; Pow of e. Not expected, export, Expression.</summary>
    public static bool IsWord(string text, int start, int end) => IsExponentialName(text, start, end) || IsPowerOfE(text, start, end);

    /// <summary>Pow(Math.E, x), Pow(E, x), Pow(e, x), Pow(2.718281828, x).</summary>
    private static bool IsPowerOfE(string text, int start, int end)
    {
        if (end - start != 3 || text[start] is not ('P' or 'p') || string.CompareOrdinal(text, start + 1, "ow(", 0, 3) != 0) return false;
        int comma = text.IndexOf(',', end);
        return comma > end && comma - end < 40 && (text[comma - 1] is 'E' or 'e' && !FileWords.IsWord(text[comma - 2]) || text.IndexOf("2.718", end, comma - end, StringComparison.Ordinal) > 0);
    }

    /// <summary>Whether an expression may be a sum: a call of Sum, an element, a variable that is named or filled like one; also by another method of what is named a softmax.</summary>
    public static bool MayBeSum(ExpressionSyntax expression, FlowAnalysis flow) => IsLikeSum(expression, flow) && (flow.IsMadeHere(expression, 3) || NamesAround.SaySoftmax(expression)) || HelperCalls.GiveExponentials(Strip(expression), flow);

    private static bool IsLikeSum(ExpressionSyntax expression, FlowAnalysis flow) => Strip(expression) switch
    {
        IdentifierNameSyntax name => HasPart(name.Identifier.ValueText, SumNames) || IsGiven(name, flow, flow.SliceAround(name).IsLong ? IsAccumulation : IsAddition),
        MemberAccessExpressionSyntax { Name: var member } => HasPart(member.Identifier.ValueText, SumNames) || member is IdentifierNameSyntax field && flow.IsTelling(field) && IsGiven(field, flow, IsAccumulation),
        InvocationExpressionSyntax call => HasPart(NameOf(call), SumNames) || NameOf(call) == "Aggregate",
        ElementAccessExpressionSyntax element => Strip(element.Expression) is not LiteralExpressionSyntax,
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PlusToken } sum => IsLikeSum(sum.Left, flow),
        ConditionalExpressionSyntax { WhenTrue: LiteralExpressionSyntax, WhenFalse: var sum } => IsLikeSum(sum, flow),
        ConditionalExpressionSyntax { WhenTrue: var sum, WhenFalse: LiteralExpressionSyntax } => IsLikeSum(sum, flow),
        _ => false,
    };

    /// <summary>Whether an expression may be a log-sum-exp, by what it says or what a variable is given.</summary>
    public static bool MayBeNormaliser(ExpressionSyntax expression, FlowAnalysis flow) =>
        HasPart(expression.ToString(), Normalisers)
        || flow.IsMadeHere(expression) && (HasPart(expression.ToString(), Logs) || Strip(expression) is IdentifierNameSyntax name && IsGiven(name, flow, (text, at) => Assigns(text, at, Logs)));

    /// <summary>Whether a variable is given a reciprocal: 1 / x.</summary>
    public static bool MayBeReciprocal(ExpressionSyntax expression, FlowAnalysis flow) => Strip(expression) is IdentifierNameSyntax name && IsGiven(name, flow, (text, at) => IsReciprocal(text, at, name, flow)) && flow.IsMadeHere(expression)
        || Strip(expression) is BinaryExpressionSyntax { Left: LiteralExpressionSyntax, OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SlashToken } division && MayBeSum(division.Right, flow);

    /// <summary>Whether an expression may be an exponential: a variable, an element or a call; no arithmetic, no number.</summary>
    public static bool MayBeShare(ExpressionSyntax expression, FlowAnalysis flow) =>
        Strip(expression) is IdentifierNameSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax && flow.IsMadeHere(expression, 2);

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

    private static bool IsExponentialName(string text, int start, int end)
    {
        if (end - start < 3) return false;
        if (end - start > 6 && (Has(text, "oftmax", start, end) || Has(text, "oftMax", start, end))) return true;
        int at = text.IndexOf("xp", start + 1, end - start - 1, StringComparison.Ordinal);
        if (at < 0) return false;
        bool begins = text[at - 1] == 'E' || text[at - 1] == 'e' && (at - 1 == start || text[at - 2] == '_' || char.IsDigit(text[at - 2]));
        int next = at + 2;
        if (next < end && text[next] is 's' or 'f') next++;
        return begins && (next >= end || !char.IsLower(text[next]) || string.CompareOrdinal(text, next, "onential", 0, 8) == 0);
    }

    private static bool Has(string text, string part, int start, int end) => text.IndexOf(part, start, end - start, StringComparison.Ordinal) >= 0;

    /// <summary>Whether the text behind one of the mentions of a variable in its member is as wanted.</summary>
    private static bool IsGiven(IdentifierNameSyntax variable, FlowAnalysis flow, Func<string, int, bool> isWanted)
    {
        if (MemberOf(variable) is not { } member) return false;
        string text = flow.Index.WordsOf(variable.SyntaxTree).Text;
        string name = variable.Identifier.ValueText;
        foreach (int at in flow.Index.PlacesIn(variable.SyntaxTree, member.Span, name))
        {
            int end = at + name.Length;
            while (end < member.Span.End && char.IsWhiteSpace(text[end])) end++;
            if (isWanted(text, end)) return true;
        }

        return false;
    }

    /// <summary>+=, or = followed by a sum: a call of that name, or terms without other operators between them.</summary>
    private static bool IsAddition(string text, int at) =>
        IsAccumulation(text, at) || Assigns(text, at, SumCalls) || at + 1 < text.Length && text[at] == '=' && text[at + 1] is not ('=' or '>') && IsSumOfTerms(text, at + 1);

    private static bool IsAccumulation(string text, int at) => at + 1 < text.Length && text[at] == '+' && text[at + 1] == '=';

    private static bool IsSumOfTerms(string text, int start)
    {
        int depth = 0;
        bool isSum = false;
        for (int i = start; i < text.Length && text[i] != ';'; i++)
        {
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth--;
            else if (depth == 0 && text[i] is '*' or '/' or '-' or '?') return false;
            else if (depth == 0 && text[i] == '+') isSum = true;
        }

        return isSum;
    }

    /// <summary>= followed by an expression with one of these parts.</summary>
    private static bool Assigns(string text, int at, string[] parts)
    {
        if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] is '=' or '>') return false;
        int end = text.IndexOf(';', at);
        return end > 0 && parts.Any(part => text.IndexOf(part, at, end - at, StringComparison.Ordinal) >= 0);
    }

    /// <summary>= 1 / sum, = 1.0f / x.Sum(), = T.One / total.</summary>
    private static bool IsReciprocal(string text, int at, SyntaxNode place, FlowAnalysis flow)
    {
        if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] == '=') return false;
        int slash = text.IndexOf('/', at);
        if (slash < 0 || slash - at > 16) return false;
        string one = text.Substring(at + 1, slash - at - 1).Trim().TrimStart('(');
        return one.Length > 0 && (one[0] == '1' || one.EndsWith("One", StringComparison.Ordinal) || one.EndsWith(")1", StringComparison.Ordinal))
            && place.SyntaxTree.GetRoot(flow.Cancellation).FindToken(slash).Parent is BinaryExpressionSyntax division && IsLikeSum(division.Right, flow);
    }

    private static SyntaxNode? MemberOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax and not GlobalStatementSyntax || a is CompilationUnitSyntax);
}
