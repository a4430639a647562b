using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// What speaks for a quotient y / p in a gradient being the derivative of -y log p: a divisor that is a probability by flow, under labels and with
/// a minus; or a cross-entropy by name or by the term that stands beside it, whose prediction and target are divided. Ratios of two predictions,
/// counts and normalisations have neither.
/// </summary>
internal sealed class CategoricalEvidence(Division division, Value target, Value probability, bool isNegative, FlowAnalysis flow)
{
    private static readonly Regex Prediction = new("^(p|q|o|a)s?$|prob|pred|y_?hat|output|^out$|actual|soft_?max|activ|guess|estimate", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly ISymbol? numerator = Variable(division.Numerator, flow);
    private readonly ISymbol? denominator = Variable(division.Denominator, flow);

    public bool IsEnough => IsOfRightType && !IsInLog
        && (probability.Kind.IsProbability() ? IsTarget && (isNegative || IsNamed) : GradientSink.IsPlain(probability) && (IsNamed && (IsParallel || IsPrediction && IsTarget || IsOfTrueClass) && (isNegative || !target.IsConstant) || IsBesideLog));

    private bool IsNamed => GradientNames.SayCrossEntropy(division.Operation.Syntax, flow);

    /// <summary>-y / p beside -y * log(p).</summary>
    private bool IsBesideLog => (IsPrediction || numerator is not null && Labels.IsName(numerator.Name)) && denominator is not null && !Division.Scale.IsMatch(denominator.Name)
        && division.Operation.Syntax is BinaryExpressionSyntax quotient && (isNegative || LogBeside.IsNegative(quotient)) && flow.Knowledge.UsesNames(quotient.SyntaxTree) && LogBeside.Has(quotient, flow);

    private bool IsTarget => target.Kind == ValueKind.OneHot || target.Is(1) || target.Kind == ValueKind.Unknown && (IsParallel || numerator is not null && Labels.IsName(numerator.Name));

    private bool IsPrediction => denominator is not null && Prediction.IsMatch(denominator.Name);

    /// <summary>-1 / p[label]: one element; nothing else of a cross-entropy is divided by.</summary>
    private bool IsOfTrueClass =>
        target.Is(1) && isNegative && denominator is not null && !Division.Scale.IsMatch(denominator.Name) && !SymbolEqualityComparer.Default.Equals(Variables.Named(division.Denominator), denominator);

    /// <summary>Elements of two variables of one type, of which the second is no scale: parameters as in f(y, p), or fields of which the first is called a label.</summary>
    private bool IsParallel =>
        numerator is not null && denominator is not null && !Division.Scale.IsMatch(denominator.Name) && !SymbolEqualityComparer.Default.Equals(numerator, denominator)
        && SymbolEqualityComparer.Default.Equals(numerator.ContainingSymbol, denominator.ContainingSymbol)
        && ((numerator, denominator) is (IParameterSymbol y, IParameterSymbol p) ? SymbolEqualityComparer.Default.Equals(y.Type, p.Type)
            : (numerator, denominator) is (IFieldSymbol label, IFieldSymbol prediction) && SymbolEqualityComparer.Default.Equals(label.Type, prediction.Type) && Labels.IsName(label.Name));

    /// <summary>Not a whole number: those are counts.</summary>
    private bool IsOfRightType => Numbers.IsNumeric(Variables.Unwrap(division.Denominator)?.Type) || Numbers.IsNumeric(division.Denominator.Type) && Variables.Unwrap(division.Denominator) is not { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 };

    /// <summary>log(y / p) is a divergence itself.</summary>
    private bool IsInLog => division.Operation.Syntax.Ancestors().TakeWhile(a => a is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression.ToString() is var name && name.IndexOf("log", name.LastIndexOf('.') + 1, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The variable that is divided, or whose element is, with a minus before it or a clip around it; also as one of a pair of elements.</summary>
    private static ISymbol? Variable(IOperation operation, FlowAnalysis flow)
    {
        IOperation inside = Clip.Inside(operation);
        while (Variables.Unwrap(inside) is IUnaryOperation sign) inside = Clip.Inside(sign.Operand);
        return OfRow(inside) ?? Variables.Container(inside)
            ?? (Variables.Unwrap(inside) is IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } part && flow.ValueOf(part) is { Operator: Operator.Leaf, Identity: ISymbol element } ? element : null);
    }

    /// <summary>p of v in p.Select((v, i) => -y[i] / v), whatever v is called.</summary>
    private static ISymbol? OfRow(IOperation operation) =>
        Variables.Unwrap(operation) is IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, Parameters: [_] or [_, { Type.SpecialType: SpecialType.System_Int32 }] } } } element
            ? Elements.ContainerOf(element)
            : null;
}
