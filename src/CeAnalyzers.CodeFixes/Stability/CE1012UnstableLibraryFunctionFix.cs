using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>TensorPrimitives.SoftMax(z, p) becomes StableMath.Softmax(z, p), double.LogP1(x) StableMath.Log1P(x), TensorPrimitives.LogP1(x, y) StableMath.Log1P(x, y).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1012UnstableLibraryFunctionFix() : Fix("CE1012")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not ApiSink { Instability.Replacement: var member } sink || sink.Call?.Syntax is not InvocationExpressionSyntax call) yield break;
        if (call.ArgumentList.Arguments.Any(a => a.NameColon is not null)) yield break;
        ExpressionSyntax? replacement = place.Math(call, member, [.. call.ArgumentList.Arguments.Select(a => Widened(a, sink))]);
        if (replacement is not null) yield return new Rewrite(member, $"Use StableMath.{member}", Safety.MoreAccurate, call, replacement);
    }

    /// <summary>double.LogP1(1) takes a double; of a whole number alone StableMath would make a float.</summary>
    private static ExpressionSyntax Widened(ArgumentSyntax argument, ApiSink sink) =>
        sink.Call!.Arguments.FirstOrDefault(given => given.Syntax == argument)?.Value is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Double }
            ? Place.AsDouble(argument.Expression)
            : argument.Expression;
}
