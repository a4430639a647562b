using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Finds 1 - e, 1 + e and e + 1 that are 1: 1f - 1e-8f, 1.0f - min, T.One - eps, 1e-15f + 1f - p.</summary>
internal sealed class OneMinusSinkFinder : SinkFinder
{
    private static readonly string[] SmallNames = ["eps", "tiny", "small", "min", "delta", "tol", "clip", "clamp", "limit"];

    /// <summary>Words that say that tensors are of double.</summary>
    private static readonly int[] DoubleWords = [.. new[] { "float64", "Float64", "double", "set_default_dtype" }.Select(FileWords.HashOf)];

    public override string Operators => "-+";

    public override IEnumerable<string> NeededParts => ["log", "clip", "clamp", "eps", "prob"];

    /// <summary>A 1 on the left and, on the right, a number with a negative exponent or a name that means something small; of a sum also such a number on the left and the 1 on the right.</summary>
    public override bool Allows(string text, int position) =>
        EndsInOne(text, position - 1) && BeginsSmall(text, position + 1) || text[position] == '+' && BeginsWithOne(text, position + 1) && StartOfNumber(text, position - 1) is var start && start >= 0 && BeginsSmall(text, start);

    public override IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow)
    {
        if (token.Parent is BinaryExpressionSyntax syntax && flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is IBinaryOperation sum && Of(sum, flow) is { } sink) yield return sink;
    }

    public static bool IsOne(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: 1 or 1f or 1d };

    private static EpsilonSink? Of(IBinaryOperation sum, FlowAnalysis flow)
    {
        (IOperation one, IOperation small) = sum.OperatorKind == BinaryOperatorKind.Add && sum.RightOperand.Syntax is ExpressionSyntax right && IsOne(right) ? (sum.RightOperand, sum.LeftOperand) : (sum.LeftOperand, sum.RightOperand);
        if (IsCompared(sum) || Precise(sum, flow) is not { } precision || !flow.ValueOf(one).Is(1) || Epsilon.Number(small, flow) is not { } epsilon) return null;
        if (!Epsilon.IsLostBesideOne(epsilon, precision)) return null;
        return new EpsilonSink(sum, Epsilon.IsDenormal(epsilon, precision) ? EpsilonFault.MachineEpsilon : EpsilonFault.LostBesideOne, small, precision, flow);
    }

    /// <summary>The precision that a number ends up in: of its own type, or of the float or float tensor that it is converted to.</summary>
    public static Precision? Precise(IOperation number, FlowAnalysis flow)
    {
        if (Epsilon.Of(number.Type) is not { } own || own != Precision.Double) return Epsilon.Of(number.Type);
        IOperation? outer = number.Parent;
        while (outer is IParenthesizedOperation) outer = outer.Parent;
        return outer is IConversionOperation { Type: { } type } && (type.SpecialType == SpecialType.System_Single || IsFloatTensor(type, number, flow)) ? Precision.Single : own;
    }

    /// <summary>TorchSharp's tensors are of float unless something says otherwise.</summary>
    private static bool IsFloatTensor(ITypeSymbol type, IOperation number, FlowAnalysis flow) =>
        type is { Name: "Scalar", ContainingNamespace.Name: "TorchSharp" } && !DoubleWords.Any(flow.Index.WordsOf(number.Syntax.SyntaxTree).Contains);

    /// <summary>while (1 + e != 1) looks for the machine epsilon.</summary>
    private static bool IsCompared(IOperation sum)
    {
        IOperation? outer = sum.Parent;
        while (outer is IParenthesizedOperation or IConversionOperation) outer = outer.Parent;
        return outer is IBinaryOperation comparison && Conditions.IsComparison(comparison.OperatorKind);
    }

    private static bool EndsInOne(string text, int end)
    {
        while (end >= 0 && char.IsWhiteSpace(text[end])) end--;
        if (end >= 2 && text[end] == 'e' && string.CompareOrdinal(text, end - 2, "One", 0, 3) == 0) return true;
        if (end > 0 && text[end] is 'f' or 'F' or 'd' or 'D') end--;
        if (end > 1 && text[end] == '0')
        {
            while (end > 1 && text[end] == '0') end--;
            if (text[end--] != '.') return false;
        }

        return end >= 0 && text[end] == '1' && (end == 0 || !(FileWords.IsWord(text[end - 1]) || text[end - 1] == '.'));
    }

    /// <summary>1, 1f, 1.0, 1.0f and no other number.</summary>
    private static bool BeginsWithOne(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start >= text.Length || text[start] != '1') return false;
        int end = start + 1;
        if (end + 1 < text.Length && text[end] == '.' && text[end + 1] == '0') end++;
        while (end < text.Length && text[end] == '0' && text[start + 1] == '.') end++;
        if (end < text.Length && text[end] is 'f' or 'F' or 'd' or 'D') end++;
        return end >= text.Length || !FileWords.IsWord(text[end]) && text[end] != '.';
    }

    /// <summary>Where the number begins that ends here; negative where a name or a bracket does.</summary>
    private static int StartOfNumber(string text, int end)
    {
        while (end >= 0 && char.IsWhiteSpace(text[end])) end--;
        int start = end;
        while (start >= 0 && (FileWords.IsWord(text[start]) || text[start] == '.' || text[start] == '-' && start > 0 && text[start - 1] is 'e' or 'E')) start--;
        return start < end && char.IsDigit(text[start + 1]) ? start + 1 : -1;
    }

    private static bool BeginsSmall(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        int end = start;
        while (end < text.Length && (FileWords.IsWord(text[end]) || text[end] == '.' || (text[end] == '-' && end > start && text[end - 1] is 'e' or 'E' && char.IsDigit(text[start])))) end++;
        if (end == start) return false;
        if (char.IsDigit(text[start])) return text.IndexOf("e-", start, end - start, StringComparison.OrdinalIgnoreCase) >= 0 || string.CompareOrdinal(text, start, "0.000000", 0, 8) == 0;
        if (end < text.Length && text[end] is '[' or '(') return false;
        return end - start == 1 ? text[start] == 'e' : SmallNames.Any(name => text.IndexOf(name, start, end - start, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
