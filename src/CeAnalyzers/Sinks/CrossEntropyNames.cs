using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Weak evidence that a log stands in a cross-entropy, where flow knows nothing of its operand: the whole formula of a binary one, or a part of a
/// formula together with what the method or type around it, or the operand, is called.
/// </summary>
internal static class CrossEntropyNames
{
    private static readonly Regex Loss = new("cross_?entropy|log_?loss|neg(ative)?_?log_?lik|log_?likel[iy]hood_?(cost|loss)|^nll|^bce|bceloss|binaryce|(?-i:(?<![A-Za-z])(CCE|Cce|cce)(?![a-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex AnyLoss = new("loss|cost|error|objective", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Prediction = new("^(p|q|ps|p_?t|prob|probs|probability|probabilities|pred|preds|predicted|prediction|predictions|y_?hat|y_?pred|o|outputs?|actual|results?|guess(es)?|h|hypothesis|confidences?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>networkOutputs, actionProb: words that say it at the end of a longer name.</summary>
    private static readonly Regex PredictionAtEnd = new("(?<=[a-z0-9]_?)(Out|Outputs?|Probs?|Probability|Probabilities|Preds?|Predictions?)$|_(out|outputs?|probs?|probability|probabilities|preds?|predictions?)$", RegexOptions.CultureInvariant);

    private static readonly Regex Target = new("^(y_?)?(expected|targets?|labels?|truths?|true|desired)(_?(values?|outputs?|labels?))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex TrueClass = new("^(true|correct|actual|right|gold)_?(class|index|idx|label)|^class(_?(index|idx|id))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What classes have besides a probability.</summary>
    private static readonly Regex OfEachClass = new("weight|freq|count|prior|scale|rate|size|total|num", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Attributes that list the arguments of a test.</summary>
    private static readonly string[] Examples = ["InlineData", "TestCase", "DataRow", "Arguments"];

    /// <summary>Likelihoods of counts and amounts: rate - count * log(rate) is no cross-entropy.</summary>
    private static readonly Regex Other = new("poisson|gamma|tweedie|regress|itakura|gauss|weibull|exponential", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The same as they are called likelihoods; that of a logistic regression is a cross-entropy.</summary>
    private static readonly Regex OtherLikelihood = new("poisson|gamma|tweedie|itakura|gauss|weibull|exponential", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether the names in and around a log may suggest a cross-entropy, as far as syntax tells.</summary>
    public static bool MaySpeak(InvocationExpressionSyntax log)
    {
        if (BinaryForm.Has(log) || ResidualBeside.Has(log)) return true;
        List<string> names = [.. NamesOf(log)];
        return names.Any(Loss.IsMatch)
            || names.Any(AnyLoss.IsMatch) && (IsOfLabel(log) || MappedLogs.HaveTwin(log) || log.ArgumentList.DescendantNodes().Any(part => part is IdentifierNameSyntax { Identifier.ValueText: var name } && IsPrediction(name)));
    }

    public static bool Suggest(LogSink sink)
    {
        bool isPicked = IsPicked(sink.Value);
        if (!sink.Flow.Knowledge.UsesNames(sink.Operation.Syntax.SyntaxTree) || sink.Value.HasKind || !isPicked && !IsPlainOrEither(sink) || IsCallResult(sink.Value) || RandomNumbers.AreMadeBy(sink.Operation, sink.Operand, sink.Flow) || IsExample(sink.Operand) || ClipNames.AreAround(sink.Operand, sink.Flow)) return false;
        LossFormula formula = sink.Formula;
        if (sink.Operation.Syntax is InvocationExpressionSyntax log && (BinaryForm.Has(log) || IsNegated(sink) && !IsBesideItself(formula.Term, sink.Operand) && ResidualBeside.Has(log))) return true;
        bool hasPartner = formula.HasPartner || EitherOf(sink) is not null;
        List<string> names = [.. NamesOf(sink.Operation.Syntax)];
        if (isPicked) return IsNegated(sink) && names.Any(Loss.IsMatch);
        if (sink.Operation.Syntax is InvocationExpressionSyntax mapped && names.Any(AnyLoss.IsMatch) && MappedLogs.HaveTwin(mapped)) return true;
        if (!hasPartner && IsBesideItself(formula.Term, sink.Operand)) return false;
        if (names.Any(IsLoss)) return hasPartner || formula.Target is not null || LossFormula.TargetOfRead(sink.Operation) is not null || IsNegated(sink) && !IsTarget(sink.Operand) && !LogDifference.IsError(sink.Operation, sink.Flow);
        return names.Any(AnyLoss.IsMatch) && !names.Any(Other.IsMatch)
            && (OperandNames(sink).Any(IsPrediction) ? hasPartner || IsOfTrueClass(sink) : sink.Operation.Syntax is InvocationExpressionSyntax call && IsOfLabel(call) && Numbers.IsScalar(Variables.Unwrap(sink.Operand)?.Type) && formula.Target is null && IsNegated(sink));
    }

    /// <summary>Also case Loss.CrossEntropy: and if (loss == "bce"), but no comparison of numbers.</summary>
    private static IEnumerable<string> NamesOf(SyntaxNode log) =>
        NamesAround.Declared(log).Concat(NamesAround.Members(log)).Concat(NamesAround.Choices(log).Where(choice => choice.IndexOfAny(['<', '>']) < 0));

    private static bool IsLoss(string name) => Loss.IsMatch(name) && !OtherLikelihood.IsMatch(name);

    private static bool IsPrediction(string name) => Prediction.IsMatch(name) || PredictionAtEnd.IsMatch(name) && !Labels.IsName(name);

    /// <summary>What the predictions are compared with, by its own name: no label of which a cross-entropy takes the log.</summary>
    private static bool IsTarget(IOperation operand) => (Variables.Container(operand) ?? Variables.Named(operand))?.Name is { } name && Target.IsMatch(name);

    /// <summary>y[i] * log p[i], -log p[label]: the log counts for the true class alone.</summary>
    private static bool IsOfTrueClass(LogSink sink) =>
        sink.Formula.Target is { } target ? Labels.IsName((Variables.Container(target) ?? Variables.Named(target))?.Name) && !IsBesideItself(sink.Formula.Term, sink.Operand)
        : IsNegated(sink) && Variables.Unwrap(sink.Operand) is { } element && !(element is IPropertyReferenceOperation { Instance.Type: var owner } && !Numbers.IsNumberLike(owner)) && Variables.IndicesOf(element).Any(index => (Variables.Container(index) ?? Variables.Named(index)) is { } named && (Labels.IsName(named.Name) || TrueClass.IsMatch(named.Name)));

    /// <summary>Loss(double[] v, int label) => -log v[label]: of the label's element, both being parameters, whatever the row is called but what else stands for each class.</summary>
    private static bool IsOfLabel(InvocationExpressionSyntax log) =>
        log.ArgumentList.Arguments is [{ Expression: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var row }, ArgumentList.Arguments: [.., { Expression: IdentifierNameSyntax { Identifier.ValueText: var label } }] } }]
        && (Labels.IsName(label) || TrueClass.IsMatch(label)) && !OfEachClass.IsMatch(row)
        && log.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters is { } parameters && parameters.Any(p => p.Identifier.ValueText == row) && parameters.Any(p => p.Identifier.ValueText == label);

    private static bool IsNegated(LogSink sink) => sink.Formula.IsNegated || Negation.Applies(sink.Formula.Term, sink.Flow);

    /// <summary>rate - count * log(rate): the likelihood of a count.</summary>
    private static bool IsBesideItself(IOperation term, IOperation operand) =>
        term.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract or BinaryOperatorKind.Add } sum && DominatingGuards.AreAlike(sum.LeftOperand == term ? sum.RightOperand : sum.LeftOperand, operand);

    private static bool IsPlainOrEither(LogSink sink) => EitherOf(sink) is { } p ? !IsGuarded(sink.Flow.ValueOf(p)) : IsPlain(sink.Operand) && !IsGuarded(sink.Value) && !IsOfArithmetic(sink);

    /// <summary>p of y == 1 ? p : 1 - p, whichever comes first, also in a local, and of 1 - |p - y|.</summary>
    private static IOperation? EitherOf(LogSink sink)
    {
        if (ByDistance(sink.Operand) is { } p) return p;
        return Held.By(sink.Operand, sink.Flow) is not IConditionalOperation { WhenTrue: var one, WhenFalse: { } other } ? null
            : IsComplementOf(other, one) ? one
            : IsComplementOf(one, other) ? other
            : null;
    }

    private static IOperation? ByDistance(IOperation operand)
    {
        if (!LossFormula.IsComplement(operand) || Variables.Unwrap(((IBinaryOperation)Variables.Unwrap(operand)!).RightOperand) is not IInvocationOperation { TargetMethod.Name: "Abs", Arguments: [{ Value: var distance }] }) return null;
        if (Variables.Unwrap(distance) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand: var right }) return null;
        (IOperation p, IOperation y) = IsTarget(left) ? (right, left) : (left, right);
        return IsPlain(p) && IsTarget(y) && !IsTarget(p) ? p : null;
    }

    /// <summary>The sum of predictions times labels, by their names: what the prediction gives the label.</summary>
    private static bool IsPicked(Value value) => value is { Operator: Operator.Sum, Operands: [{ Operator: Operator.Multiply, Operands: [var left, var right] }] } && (ArePredictionAndLabel(left, right) || ArePredictionAndLabel(right, left));

    private static bool ArePredictionAndLabel(Value prediction, Value label) =>
        (prediction, label) is ({ Operator: Operator.Leaf, HasKind: false, Identity: ISymbol { Name: var name } }, { Operator: Operator.Leaf, Identity: ISymbol { Name: var target } }) && IsPrediction(name) && Labels.IsName(target);

    private static bool IsComplementOf(IOperation complement, IOperation p) =>
        IsPlain(p) && LossFormula.IsComplement(complement) && DominatingGuards.AreAlike(((IBinaryOperation)Variables.Unwrap(complement)!).RightOperand, p);

    /// <summary>A variable, a member or an element, or 1 less one.</summary>
    private static bool IsPlain(IOperation operand) => Variables.Unwrap(operand) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => LossFormula.IsComplement(difference) && IsPlain(difference.RightOperand),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation => true,
        var other => Pointers.Of(other) is not null,
    };

    /// <summary>The result of arithmetic that may keep it off 0, or that makes no probability.</summary>
    private static bool IsGuarded(Value value) => Unclipped(value) is var inside
        && (inside.Operator is not (Operator.Leaf or Operator.Subtract) || inside is { Operator: Operator.Subtract, Operands: [var one, var p] } && (!one.IsConstant || Unclipped(p).Operator != Operator.Leaf));

    /// <summary>A clip to 0 and 1 lets 0 and 1 pass: if (p &lt; 0) p = 0.</summary>
    private static Value Unclipped(Value value) => value is { Operator: Operator.Clip, Operands: [var inside, { IsConstant: true, Number: 0 }, { IsConstant: true, Number: 1 }] } ? inside : value;

    /// <summary>As above, of more arithmetic than a value keeps.</summary>
    private static bool IsOfArithmetic(LogSink sink) =>
        Variables.Unwrap(sink.Operand) is ILocalReferenceOperation local && Held.By(local, sink.Flow) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide };

    /// <summary>A parameter of a test that attributes list the values of.</summary>
    private static bool IsExample(IOperation operand) =>
        operand.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any(p => p.Parameter.ContainingSymbol.GetAttributes().Any(a => Examples.Any(name => a.AttributeClass?.Name.StartsWith(name, StringComparison.Ordinal) == true)));

    private static IEnumerable<string> OperandNames(LogSink sink) =>
        (EitherOf(sink) ?? sink.Operand).Syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    /// <summary>The result of a call that nothing is known of, such as a random number, is no evidence of a probability.</summary>
    private static bool IsCallResult(Value value) =>
        (value.Operator == Operator.Subtract ? value.Operands[1] : value).Identity is InvocationExpressionSyntax;
}
