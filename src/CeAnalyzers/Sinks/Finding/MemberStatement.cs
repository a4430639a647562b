using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>A statement as text sees it: what lies between semicolons and the braces of blocks.</summary>
internal sealed class MemberStatement
{
    private static readonly HashSet<int> Choosing = [.. new[] { "if", "for", "foreach", "while", "switch", "using", "lock", "catch", "when" }.Select(FileWords.HashOf)];
    private static readonly int[] Leaving = [.. new[] { "return", "throw", "yield" }.Select(FileWords.HashOf)];
    private static readonly int This = FileWords.HashOf("this");
    private static readonly int In = FileWords.HashOf("in");
    private static readonly int Out = FileWords.HashOf("out");
    private static readonly int Ref = FileWords.HashOf("ref");
    private static readonly int Var = FileWords.HashOf("var");
    private static readonly int Is = FileWords.HashOf("is");

    /// <summary>list.Add(e), Array.Copy(e, p, n).</summary>
    private const int FewWords = 6;

    private readonly List<int> words = [];
    private readonly List<int> given = [];
    private bool isHeader;

    /// <summary>Something is assigned, and not only the parameters of a lambda get a value that is handed to a call.</summary>
    private bool isAssignment;

    /// <summary>Of round brackets.</summary>
    private int depth;

    /// <summary>if (...), foreach (...): where its brackets end another statement begins.</summary>
    private bool isChoice;

    /// <summary>Behind out or ref, whatever type comes before the variable.</summary>
    private bool isHanding;

    /// <summary>The word before the first bracket, behind another word: of a header, the local function.</summary>
    private int called;

    /// <summary>The hashes of its words.</summary>
    public IReadOnlyList<int> Words => words;

    /// <summary>Of them, those that get a value here; where a call stands alone all of them, since it may fill what it is handed, unless they are many.</summary>
    public IReadOnlyList<int> Given => given.Count > 0 && isAssignment || isHeader || !Tells && words.Count > FewWords || Leaving.Contains(words[0]) ? given : words;

    /// <summary>One of them is an exponential or an activation.</summary>
    public bool Tells { get; private set; }

    /// <summary>The statement that stands behind a condition or loop without braces, which is part of it.</summary>
    public bool IsInner { get; private set; }

    public static bool IsTelling(string text, int start, int end, int hash) =>
        ExponentialText.IsWord(text, start, end) || Triggers.OfWord(text, start, end, hash).IsTelling;

    public static List<MemberStatement> Of(string text, TextSpan member)
    {
        var statements = new List<MemberStatement>();
        MemberStatement? statement = null;
        int last = 0;
        int function = 0;
        bool isInner = false;
        for (int i = member.Start; i < member.End; i++)
        {
            char letter = text[i];
            if (statement is not null && letter is '(' or ')') statement.depth += letter == '(' ? 1 : -1;
            if (letter == ')' && statement is { isChoice: true, depth: 0 })
            {
                statement.isHeader = isInner = true;
                statement = null;
                continue;
            }

            if (FileWords.IsWord(letter))
            {
                int start = i;
                i = FileWords.EndOfWord(text, i);
                int hash = FileWords.HashOf(text, start, i);
                if (statement is null)
                {
                    statements.Add(statement = new MemberStatement { IsInner = isInner, isChoice = Choosing.Contains(hash) });
                    isInner = false;
                    if (function != 0 && Leaving.Contains(hash)) statement.given.Add(function);
                }

                statement.Word(text, start, i, hash);
                last = hash;
                i--;
            }
            else if (letter == '/' && After(text, i) == '/')
            {
                i = FileWords.EndOfLine(text, i) - 1;
            }
            else if (letter == ';' || letter == '}' || letter == '{' && !IsAfterArrow(text, i))
            {
                isInner = false;
                if (letter == '{' && statement is not null)
                {
                    statement.isHeader = true;
                    if (statement.called != 0) function = statement.called;
                }

                statement = null;
            }
            else if (letter is ',' or ')' && statement is not null)
            {
                statement.isHanding = false;
            }
            else if (letter == '(' && statement is { called: 0, words.Count: > 1 } && FileWords.IsWord(text[i - 1]) && !Choosing.Contains(last))
            {
                statement.called = last;
            }
            else if (statement is not null && letter == '=' && After(text, i) != '=' && text[i - 1] is not ('=' or '!' or '<' or '>'))
            {
                statement.isAssignment |= After(text, i) != '>' || statement.depth == 0;
                statement.GiveBefore(text, i - 1, member.Start);
            }
        }

        return statements;
    }

    /// <summary>The next letter; behind the last of an unfinished file none.</summary>
    private static char After(string text, int i) => i + 1 < text.Length ? text[i + 1] : '\0';

    private void Word(string text, int start, int end, int hash)
    {
        if (IsMatched(text, start)) given.Add(hash);
        words.Add(hash);
        Tells |= IsTelling(text, start, end, hash);
        isAssignment |= hash == In || isHanding;
        if (hash == In) GiveBefore(text, start - 1, 0);
        else if (isHanding) given.Add(hash);
        isHanding |= hash == Out || hash == Ref;
    }

    /// <summary>Behind var, or is and a type: a variable of a pattern, where no assignment says so.</summary>
    private bool IsMatched(string text, int start) => words.Count > 0 && start > 1 && char.IsWhiteSpace(text[start - 1]) && FileWords.IsWord(text[start - 2])
        && (words[words.Count - 1] == Var || words.Count > 1 && words[words.Count - 2] == Is);

    /// <summary>What stands before an assignment, an arrow or 'in': a variable, an element, the members that lead to it, or several in brackets.</summary>
    private void GiveBefore(string text, int end, int start)
    {
        int depth = 0;
        bool isList = false;
        bool isName = true;
        for (int i = end; i >= start; i--)
        {
            char letter = text[i];
            if (letter is ']' or '[')
            {
                depth += letter == ']' ? 1 : -1;
            }
            else if (depth == 0 && letter is ')' or ',')
            {
                isList |= letter == ')';
                isName = true;
            }
            else if (depth == 0 && FileWords.IsWord(letter))
            {
                int last = i + 1;
                while (i > start && FileWords.IsWord(text[i - 1])) i--;
                int hash = FileWords.HashOf(text, i, last);
                if (isName && hash != This) given.Add(hash);
                isName = i > start && text[i - 1] == '.';
                if (!isName && !isList) return;
            }
            else if (depth == 0 && letter == '(' && isList && i > start && FileWords.IsWord(text[i - 1]))
            {
                isList = false; // the name of a local function before its parameters
                isName = true;
            }
            else if (depth == 0 && letter is not ('.' or '?' or '!' or '+' or '-' or '*' or '/') && !char.IsWhiteSpace(letter))
            {
                return;
            }
        }
    }

    /// <summary>The body of a lambda belongs to the statement that it stands in.</summary>
    private static bool IsAfterArrow(string text, int brace)
    {
        int before = brace - 1;
        while (before > 0 && char.IsWhiteSpace(text[before])) before--;
        return before > 0 && text[before] == '>' && text[before - 1] == '=';
    }
}
