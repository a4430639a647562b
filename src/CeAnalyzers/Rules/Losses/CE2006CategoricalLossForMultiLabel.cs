using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Rules.Losses;

/// <summary>Categorical cross-entropy against labels of which several can be right at once.</summary>
internal sealed class CE2006CategoricalLossForMultiLabel : Rule<LossSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2006",
        "Categorical loss for multi-label targets",
        "'{0}' holds {1}{2}: several classes can be right at once, and a softmax can say so of one only; use a sigmoid and the binary loss for each class",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "A softmax spreads a probability of 1 over the classes. With two classes right, the best that it can do is a half for each, and with none it cannot be right at all. Multi-label classes are independent yes-or-no questions: a sigmoid and a binary cross-entropy for each.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 45;

    protected override Diagnostic? Judge(LossSink sink) =>
        sink is { Loss: LossKind.SoftmaxCrossEntropy or LossKind.CrossEntropy, Target: { } target }
        && Numbers.IsNumeric(target.Type) // whole numbers are class indices
        && Labels(target, sink) is { } labels
            ? sink.Report(Rule, target, labels)
            : null;

    private static Value? Labels(IOperation target, LossSink sink) =>
        sink.Flow.ValueOf(target) is { Kind: ValueKind.MultiHot } labels ? MayBeRowsInALine(sink, labels) ? null : labels : TensorThreshold.Of(target, sink.Flow);

    /// <summary>A list of zeros and ones is one row for a loss of one sample; a batch may hold several, with a 1 in each.</summary>
    private static bool MayBeRowsInALine(LossSink sink, Value labels) =>
        labels.Evidence == Evidence.Proven
        && labels.Origin is { Node: not ConditionalExpressionSyntax and var made }
        && (sink.Api.Type != "CeAnalyzers.StableLoss" || sink.Call!.TargetMethod.Parameters.Any(p => p.Name == "classes"))
        && !(made is AssignmentExpressionSyntax { Parent.Parent: IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } } || LabelRows.IsNested(made));
}
