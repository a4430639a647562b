using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>
/// Which names of a member are made of exponentials or activations, by its text alone: of a statement that mentions one, what it assigns;
/// of a statement that mentions such a name again, what that assigns. Far cheaper than binding, and it holds too much rather than too little.
/// </summary>
internal sealed class MemberSlice
{
    /// <summary>From an exponential to a variable that is made of it: the exponential's own, the array or sum that it goes into, the reciprocal of that, the quotient.</summary>
    public const int Steps = 4;

    private const int ManyStatements = 120;

    private readonly string text;

    /// <summary>In how many steps a name is made, by its hash.</summary>
    private readonly Dictionary<int, int> made = [];

    public MemberSlice(FileWords file, TextSpan member)
    {
        text = file.Text;
        List<MemberStatement> statements = MemberStatement.Of(text, member);
        IsLong = statements.Count(statement => !statement.IsInner) > ManyStatements;
        int steps = IsLong ? Steps - 2 : Steps;
        for (int step = 1; step <= steps; step++)
        {
            foreach (MemberStatement statement in statements)
            {
                if (!(step == 1 ? statement.Tells : statement.Words.Any(word => made.TryGetValue(word, out int before) && before == step - 1))) continue;
                foreach (int word in statement.Given)
                    if (!made.ContainsKey(word)) made.Add(word, step);
            }
        }
    }

    /// <summary>In a long member names are used again for other things, and everything is made of everything.</summary>
    public bool IsLong { get; }

    /// <summary>Whether an expression of the member may be made of an exponential or an activation, in so many steps. What an element's index is made of does not matter.</summary>
    public bool MayHold(SyntaxNode expression, int steps = Steps)
    {
        int depth = 0;
        for (int i = expression.SpanStart; i < expression.Span.End; i++)
        {
            if (text[i] is '[' or ']') depth += text[i] == '[' ? 1 : -1;
            if (depth > 0 || !FileWords.IsWord(text[i])) continue;
            int start = i;
            i = FileWords.EndOfWord(text, i);
            int hash = FileWords.HashOf(text, start, i);
            if (made.TryGetValue(hash, out int taken) ? taken <= steps : MemberStatement.IsTelling(text, start, i, hash)) return true;
            i--;
        }

        return false;
    }
}
