using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Variables that are given the result of some Clamp or SafeProbability, or are handed to one that returns nothing, though its body cannot be seen.</summary>
internal static class ClipNames
{
    private static readonly Regex Clip = new("clamp|clip|safe|bound|limit|max|min|smooth", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool AreAround(IOperation operand, FlowAnalysis flow) =>
        (from part in operand.DescendantsAndSelf()
         let variable = Variables.Named(part)
         where variable is ILocalSymbol or IParameterSymbol
         from write in flow.BodyOf(operand).WritesOf(variable)
         where write is not { Scope: WriteScope.Call, Operation: IInvocationOperation { TargetMethod: { ReturnsVoid: false, Name: var name } } } || name.EndsWith("_", StringComparison.Ordinal)
         from call in write.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
         select call.Expression.ToString()).Any(Clip.IsMatch);
}
