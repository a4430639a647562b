using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Variables that are given the result of some Clamp or SafeProbability, or are handed to one that returns nothing, though its body cannot be seen.</summary>
internal static class ClipNames
{
    /// <summary>Max and Min as words: a softmax keeps nothing off 0, nor does what is determined.</summary>
    private static readonly Regex Clip = new("(?i:clamp|clip|safe|bound|limit|smooth)|(?<![A-Za-z])m(?:ax|in)|(?<!Soft|Arg)M(?:ax|in)", RegexOptions.CultureInvariant);

    private static readonly Regex Clipped = new("clamp|clip|safe|bounded|smooth", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool AreAround(IOperation operand, FlowAnalysis flow) =>
        IsGiven(operand, flow) || operand.DescendantsAndSelf().OfType<IParameterReferenceOperation>().SelectMany(p => HandedBeside(p.Parameter, flow)).Any(beside => IsGiven(beside, flow));

    /// <summary>What a call is made on, and handed besides the lambda that has the parameter: y.Map((t, p) => t * Math.Log(p), clipped).</summary>
    private static IEnumerable<IOperation> HandedBeside(IParameterSymbol parameter, FlowAnalysis flow)
    {
        if (parameter is not { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, DeclaringSyntaxReferences: [var declaration] }) yield break;
        if (declaration.GetSyntax(flow.Cancellation).FirstAncestorOrSelf<LambdaExpressionSyntax>()?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax syntax }) yield break;
        if (flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation call) yield break;
        if (call.Instance is { } receiver) yield return receiver;
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Value is not IDelegateCreationOperation) yield return argument.Value;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    /// <summary>One of its variables has such a name itself, or is given the result of such a call.</summary>
    private static bool IsGiven(IOperation operand, FlowAnalysis flow)
    {
        List<ISymbol> variables = [.. operand.DescendantsAndSelf().Select(Variables.Named).OfType<ISymbol>().Where(variable => TypeOf(variable) is { SpecialType: not SpecialType.System_Int32 })]; // not the index
        return variables.Any(variable => Clipped.IsMatch(variable.Name))
            || (from variable in variables
                from write in flow.BodyOf(operand).WritesOf(variable)
                where write is not { Scope: WriteScope.Call, Operation: IInvocationOperation { TargetMethod: { ReturnsVoid: false, Name: var name } } } || name.EndsWith("_", StringComparison.Ordinal) || flow.IsWritten(write)
                from call in write.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
                select call.Expression.ToString()).Any(Clip.IsMatch);
    }
}
