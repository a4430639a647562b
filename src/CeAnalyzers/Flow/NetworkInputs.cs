using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// What is given to a network as it is: data that is read, passed on and scaled by constants, never computed. Where a field is given nothing but that and
/// the outputs of one activation, as the values of neurons are, the activation is the only thing that made a value of it.
/// </summary>
internal sealed class NetworkInputs(Evaluation evaluation)
{
    private const int MaxSteps = 60;

    /// <summary>Library calls that read a number, or hand over what they are given.</summary>
    private static readonly string[] Readers = ["Parse", "ToDouble", "ToSingle", "ReadByte", "ReadDouble", "ReadSingle", "NextDouble", "NextSingle"];

    private static readonly string[] Views = ["ToArray", "ToList", "Clone", "ElementAt", "First", "Last"];

    private readonly FlowAnalysis flow = evaluation.Flow;
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private int steps;

    /// <summary>The softmax or sigmoid whose outputs a member is given, where all else that it is given are inputs; null where it is given anything else.</summary>
    public static Value? ActivationIn(ISymbol member, Evaluation evaluation) =>
        evaluation.Shared(("network", (object)member.OriginalDefinition), () => new NetworkInputs(evaluation).Activation(member.OriginalDefinition) ?? Value.Unknown) is { HasKind: true } activation ? activation : null;

    private Value? Activation(ISymbol member)
    {
        if (!seen.Add(member)) return null;
        List<(Write Write, Value Value)> written = [.. MemberWrites.Anywhere(member, flow).Select(write => (write, Made(write)))];
        List<(Write Write, Value Value)> activated = [.. written.Where(w => IsActivation(w.Value))];
        return activated.Count > 0 && activated.All(w => w.Value.Kind == activated[0].Value.Kind)
            && written.All(w => IsActivation(w.Value) || Is(ValueOf(w.Write)) || activated.Any(last => IsReplaced(w.Write, last.Write)))
            && Is(MemberWrites.Initializer(member, flow), isOptional: true)
            ? activated[0].Value
            : null;
    }

    /// <summary>What a write gives; of another member, the activation in that.</summary>
    private Value Made(Write write)
    {
        Value value = Definitions.Of(write, evaluation, Frame.Open);
        return value is { IsPlainLeaf: true, Identity: IFieldSymbol or IPropertySymbol } ? Activation(((ISymbol)value.Identity).OriginalDefinition) ?? value : value;
    }

    private static bool IsActivation(Value value) => value is { Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability, Evidence: Evidence.Proven };

    /// <summary>A sum that the activation takes the place of: n.Value += w * x, then n.Value = Sigmoid(n.Value).</summary>
    private static bool IsReplaced(Write write, Write last) =>
        write.Syntax.SpanStart < last.Syntax.SpanStart && last.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } block && block.Span.Contains(write.Syntax.Span)
        && TargetOf(write) is { } sum && TargetOf(last) is { } output && SyntaxFactory.AreEquivalent(sum, output);

    private static SyntaxNode? TargetOf(Write write) => (write.Syntax as AssignmentExpressionSyntax)?.Left;

    private bool Is(IOperation? operation, bool isOptional) => operation is null ? isOptional : Is(operation);

    private bool Is(IOperation? operation)
    {
        if (++steps > MaxSteps || Variables.Unwrap(operation) is not { } value) return false;
        if (value.ConstantValue.HasValue) return true;
        if (Variables.ElementOf(value) is { } container) return Is(container);
        return value switch
        {
            IDefaultValueOperation => true,
            IArrayCreationOperation { Initializer: null } or IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
            IArrayCreationOperation { Initializer.ElementValues: var listed } => listed.All(Is),
            IParameterReferenceOperation parameter => IsParameter(parameter.Parameter),
            ILocalReferenceOperation local => IsLocal(local),
            IMemberReferenceOperation { Member: { ContainingType.IsValueType: true, DeclaringSyntaxReferences.IsEmpty: true } } => true, // point.X, colour.R
            IFieldReferenceOperation field => IsMember(field.Field),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => IsMember(property.Property),
            IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax }, ChildOperations: var parts } => parts.Count == 1 && Is(parts.First()), // a part of an input of which the type is not known
            IConditionalOperation choice => Is(choice.WhenTrue) && Is(choice.WhenFalse),
            IBinaryOperation { LeftOperand: var left, RightOperand: var right } => right.ConstantValue.HasValue ? Is(left) : left.ConstantValue.HasValue && Is(right), // scaled
            IInvocationOperation call => IsCall(call),
            _ => false,
        };
    }

    private bool IsCall(IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            ? Readers.Contains(call.TargetMethod.Name) || Views.Contains(call.TargetMethod.Name) && Is(call.Instance ?? call.Arguments.FirstOrDefault()?.Value)
            : Calls.BodyOf(call.TargetMethod, flow) is { } body && (!seen.Add(call.TargetMethod) || Functions.Returns(body).All(returned => Is(returned.ReturnedValue)));

    private bool IsLocal(ILocalReferenceOperation reference)
    {
        if (!seen.Add(reference.Local)) return true;
        Body body = flow.BodyOf(reference);
        return reference.Local.IsForEach ? Is(body.SourceOf(reference.Local))
            : body.WritesOf(reference.Local).Where(flow.IsWrite).All(w => Is(ValueOf(w)));
    }

    private bool IsMember(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (!seen.Add(member)) return true;
        if (member is IPropertySymbol property && Members.Getter(property, flow) is { } getter) return Functions.Returns(getter).All(returned => Is(returned.ReturnedValue));
        return !member.DeclaringSyntaxReferences.IsEmpty && AreGivenTo(member);
    }

    /// <summary>What all callers pass; of a setter, what is assigned to its property.</summary>
    private bool IsParameter(IParameterSymbol parameter)
    {
        parameter = parameter.OriginalDefinition;
        if (!seen.Add(parameter)) return true;
        return parameter.ContainingSymbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } => !seen.Add(property) || AreGivenTo(property),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method => Callers.ArgumentsFor(parameter, method.OriginalDefinition, flow) is { } passed && passed.All(Is),
            _ => false,
        };
    }

    private bool AreGivenTo(ISymbol member) => Is(MemberWrites.Initializer(member, flow), isOptional: true) && MemberWrites.Anywhere(member, flow).All(write => Is(ValueOf(write)));

    private static IOperation? ValueOf(Write write) => write.Value ?? (write.Operation as ISimpleAssignmentOperation)?.Value;
}
