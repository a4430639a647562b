using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The square of a difference: of a prediction and what it should be.</summary>
internal sealed class SquareSink : Sink
{
    private SquareSink(IOperation operation, IOperation prediction, Value value, IOperation target, Value targetValue, FlowAnalysis flow)
        : base(operation, flow)
    {
        Prediction = prediction;
        Value = value;
        Target = target;
        TargetValue = targetValue;
    }

    public IOperation Prediction { get; }

    public Value Value { get; }

    public IOperation Target { get; }

    public Value TargetValue { get; }

    /// <summary>Whether the syntax that is squared may be a difference: it is one, or a local that is given one.</summary>
    public static bool MayBe(ExpressionSyntax @base, FlowAnalysis flow)
    {
        while (@base is ParenthesizedExpressionSyntax parenthesized) @base = parenthesized.Expression;
        if (Difference(@base, flow) is not { } difference || GradientSquares.Are(@base)) return false;
        if (flow.CallDepth > 0) return true; // it is known what the call passes
        bool isOfLoss = Speech.IsOfLoss(@base), isOfLabels = Labels.AreNamedIn(difference);
        if (isOfLoss && isOfLabels) return true;
        if (flow.SliceAround(@base).IsLong) return isOfLoss && flow.MayMatter(@base);
        return flow.IsMadeHere(@base) || (isOfLoss || isOfLabels || Speech.IsOfProbabilities(difference) || flow.MentionsDeclared(@base)) && flow.MayMatter(@base);
    }

    private static BinaryExpressionSyntax? Difference(ExpressionSyntax expression, FlowAnalysis flow) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference => difference,
        IdentifierNameSyntax name => flow.Index.FindIn(Bodies.Scope(name), name.Identifier.ValueText, flow.Cancellation)
            .Select(mention => Given(mention) as BinaryExpressionSyntax ?? Selected(mention)).FirstOrDefault(given => given is { RawKind: (int)SyntaxKind.SubtractExpression }),
        _ => null,
    };

    /// <summary>The square of <paramref name="base"/>, where that is the difference of a probability and what may be a label.</summary>
    public static SquareSink? Of(IOperation operation, IOperation @base, FlowAnalysis flow)
    {
        return DifferenceOf(@base, flow) is { } difference ? Between(operation, difference.LeftOperand, difference.RightOperand, flow) : null;
    }

    /// <summary>The squared difference of two operands, where one is a probability and the other may be a label.</summary>
    public static SquareSink? Between(IOperation operation, IOperation left, IOperation right, FlowAnalysis flow)
    {
        if (flow.CallDepth == 0 && !Labels.MayBe(left) && !Labels.MayBe(right)) return null;
        Value first = flow.ValueOf(left);
        Value second = flow.ValueOf(right);
        (first, second) = (OfClasses(first, second, flow), OfClasses(second, first, flow));
        return first.Kind.IsProbability() ? IsStandardised(operation, left) ? null : new SquareSink(operation, left, first, right, second, flow)
            : second.Kind.IsProbability() ? IsStandardised(operation, right) ? null : new SquareSink(operation, right, second, left, first, flow)
            : null;
    }

    /// <summary>What a value is that is compared with labels which are classes for certain: of the inputs and the outputs of a network, nobody compares the inputs with them.</summary>
    private static Value OfClasses(Value value, Value labels, FlowAnalysis flow) =>
        labels.Kind is ValueKind.OneHot or ValueKind.MultiHot && value is { IsPlainLeaf: true, Identity: IFieldSymbol or IPropertySymbol } && flow.ActivationIn((ISymbol)value.Identity) is { } output ? output : value;

    /// <summary>(y - p)^2 / p, (y - p)^2 / (p (1 - p)): a statistic of how well the model fits, such as Pearson's, which nothing is trained by.</summary>
    private static bool IsStandardised(IOperation square, IOperation prediction)
    {
        while (square.Parent is IConversionOperation or IParenthesizedOperation) square = square.Parent;
        return square.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.LeftOperand == square
            && quotient.RightOperand.DescendantsAndSelf().Any(part => DominatingGuards.AreAlike(part, prediction));
    }

    private static ExpressionSyntax? Given(SyntaxToken mention) => mention.Parent switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name => assignment.Right,
        _ => null,
    };

    /// <summary>What the parameter of a lambda is made of by the call before: p - t of Select((p, t) => p - t).Select(d => d * d).</summary>
    private static BinaryExpressionSyntax? Selected(SyntaxToken mention) =>
        mention.Parent is ParameterSyntax { Parent: SimpleLambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [.., { Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] } } } } } }
            ? Factors.Bare(body) as BinaryExpressionSyntax
            : null;

    /// <summary>The difference that an expression is, or that the local which it names was given, or the sequence whose element it is.</summary>
    private static IBinaryOperation? DifferenceOf(IOperation operation, FlowAnalysis flow)
    {
        IOperation? held = Held.By(operation, flow);
        return (held is IParameterReferenceOperation element ? Selected(element, flow) : held) as IBinaryOperation is { OperatorKind: BinaryOperatorKind.Subtract } difference ? difference : null;
    }

    /// <summary>What the call before makes of each element.</summary>
    private static IOperation? Selected(IParameterReferenceOperation element, FlowAnalysis flow) =>
        Elements.SequenceOf(element) is { } sequence && Filters.Calls(sequence, flow).FirstOrDefault() is { TargetMethod.Name: "Select" or "Zip", Arguments: [.., { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: var made }] } } }] }
            ? Variables.Unwrap(made)
            : null;
}
