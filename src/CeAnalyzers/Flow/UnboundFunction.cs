using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>A method that is handed over and does not bind, because its library is not there: CNTKLib.Softmax in Dense(10, CNTKLib.Softmax). Its name says what it makes.</summary>
internal static class UnboundFunction
{
    /// <summary>What the function makes of its arguments; null where the name says nothing, or is no evidence.</summary>
    public static Value? Apply(Value function, Value[] arguments, SyntaxNode call, FlowAnalysis flow) =>
        function is { IsPlainLeaf: true, Identity: SyntaxNode group } && arguments.Length > 0 && Named(group) is { } api && flow.Knowledge.UsesNames(group.SyntaxTree) ? ApiCalls.Value(api, arguments, call, Evidence.Named) : null;

    /// <summary>The row of the name; null where the expression is no dotted name.</summary>
    public static Api? Named(SyntaxNode group) => group is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } ? NamedApis.Find(group.ToString()) : null;
}
