using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Named evidence that a log stands in a cross-entropy, where flow knows nothing of its operand: the shape of the formula
/// together with what the method or type around it, or the operand, is called.
/// </summary>
internal static class CrossEntropyNames
{
    private static readonly Regex Loss = new("cross_?entropy|log_?loss|neg(ative)?_?log_?lik|^nll|^bce|bceloss|binaryce", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex AnyLoss = new("loss|cost|error|objective", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Prediction = new("^(p|q|ps|prob|probs|probability|probabilities|pred|preds|predicted|prediction|predictions|y_?hat|y_?pred|o|output|outputs|actual)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool Suggest(LogSink sink)
    {
        bool isPlain = sink.Value.IsPlainLeaf || sink.Value is { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, { IsPlainLeaf: true }] };
        if (!isPlain || IsCallResult(sink.Value)) return false;
        LossFormula formula = sink.Formula;
        IEnumerable<string> names = Names(sink.Call.Syntax).ToList();
        if (names.Any(Loss.IsMatch)) return formula.Binary is not null || formula.Target is not null || formula.IsNegated;
        return names.Any(AnyLoss.IsMatch) && formula.Binary is not null && OperandName(sink) is { } name && Prediction.IsMatch(name);
    }

    /// <summary>The names of what the log stands in, from the inside out: locals that lambdas are stored in, methods, types.</summary>
    private static IEnumerable<string> Names(SyntaxNode node) => node.Ancestors().Select(a => a switch
    {
        VariableDeclaratorSyntax { Initializer.Value: LambdaExpressionSyntax } variable => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: LambdaExpressionSyntax } => target.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    }).OfType<string>();

    private static string? OperandName(LogSink sink)
    {
        IOperation? operand = Variables.Unwrap(sink.Operand) is IBinaryOperation complement ? complement.RightOperand : sink.Operand;
        return Variables.Container(operand)?.Name;
    }

    /// <summary>The result of a call that nothing is known of, such as a random number, is no evidence of a probability.</summary>
    private static bool IsCallResult(Value value) =>
        (value.Operator == Operator.Subtract ? value.Operands[1] : value).Identity is InvocationExpressionSyntax;
}
