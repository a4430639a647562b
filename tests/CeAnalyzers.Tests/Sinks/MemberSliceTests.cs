using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CeAnalyzers.Tests.Sinks;

/// <summary>What the text of a member says that an expression in it, the argument of Ask, is made of.</summary>
public sealed class MemberSliceTests
{
    [Theory]
    [InlineData("r = Ask(Math.Exp(x));")]
    [InlineData("var e = Math.Exp(x); r = Ask(e);")]
    [InlineData("e[i] = Math.Exp(x[i]); sum += e[i]; r = Ask(sum);")]
    [InlineData("e[i] = Math.Exp(x[i]); sum += e[i]; double inverse = 1 / sum; q = e[i] * inverse; r = Ask(q);")]
    [InlineData("for (int i = 0; i < n; i++) sum += Math.Exp(x[i]); r = Ask(sum);")]
    [InlineData("foreach (var e in x.Select(Math.Exp)) { total += e; } r = Ask(total);")]
    [InlineData("TensorPrimitives.Exp(x, e); r = Ask(e);")] // a call may fill what it is handed
    [InlineData("list.Add(Math.Exp(x)); r = Ask(list);")]
    [InlineData("var e = Math.Exp(x); Fill(e, out var p); r = Ask(p);")]
    [InlineData("var e = x.Select(v => { return Math.Exp(v); }); r = Ask(e);")] // the body of a lambda belongs to its statement
    [InlineData("(double e, double f) = (Math.Exp(x), 0); r = Ask(e);")]
    [InlineData("this.state.e[i] = Math.Exp(x); r = Ask(state);")]
    [InlineData("double F(double v) => Math.Exp(v); r = Ask(F(x));")]
    [InlineData("double F(double v) { return Math.Exp(v); } r = Ask(F(x));")]
    [InlineData("var e = Math.Pow(Math.E, x); r = Ask(e);")]
    [InlineData("var p = Softmax(x); r = Ask(p[i]);")]
    [InlineData("r = exps.Select(v => Ask(v));")] // the parameter of a lambda holds what the call works on
    public void MayBeMadeOfAnExponential(string body) => Assert.True(MayHold(body));

    [Theory]
    [InlineData("var e = Math.Exp(x); r = Ask(y);")] // another variable
    [InlineData("var e = Math.Exp(x); return e / y; r = Ask(y);")] // a return gives nothing to its words
    [InlineData("var i = Math.Exp(x); r = Ask(y[i]);")] // what an index is made of does not matter
    [InlineData("var expected = x; var export = y; r = Ask(expected);")] // words that only begin like an exponential
    [InlineData("// e = Math.Exp(x)\nAsk(e);")] // a comment
    [InlineData("if (Math.Exp(x) > y) { r = Ask(y); }")] // a condition gives nothing
    [InlineData("double a = Math.Exp(x), b = 1; double c = y; r = Ask(c);")]
    [InlineData("r = Ask(Math.Pow(x, 2));")]
    [InlineData("double e1 = Math.Exp(x); double e2 = e1; double e3 = e2; double e4 = e3; double e5 = e4; double e6 = e5; r = Ask(e6);")] // too far away
    public void IsNotMadeOfOne(string body) => Assert.False(MayHold(body));

    [Fact]
    public void StaysInsideOfTheMember()
    {
        (FileWords words, SyntaxNode root) = Parse("class C { void F() { e = Math.Exp(x); } void G() { r = Ask(e); } }");
        MethodDeclarationSyntax member = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Last();
        Assert.False(new MemberSlice(words, member.Span).MayHold(Asked(root)));
    }

    [Fact]
    public void ALongMemberIsFollowedLessFar()
    {
        string filler = string.Concat(Enumerable.Range(0, 200).Select(i => $"int v{i} = {i}; "));
        const string Chain = "e = Math.Exp(x); s = e; t = s; r = Ask(t);";
        Assert.True(MayHold(Chain));
        Assert.False(MayHold(filler + Chain));
    }

    private static bool MayHold(string body)
    {
        (FileWords words, SyntaxNode root) = Parse($"class C {{ void F(double[] x, double[] y, int i, int n) {{ {body} }} }}");
        MethodDeclarationSyntax member = root.DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        return new MemberSlice(words, member.Span).MayHold(Asked(root));
    }

    private static (FileWords Words, SyntaxNode Root) Parse(string source) => (FileWords.Of(SourceText.From(source)), CSharpSyntaxTree.ParseText(source).GetRoot());

    private static ArgumentSyntax Asked(SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>().Last(call => call.Expression.ToString() == "Ask").ArgumentList.Arguments[0];
}
