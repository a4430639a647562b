using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The list in a field or property of 'this', where nothing tells which object that is: what its class puts into it, or what is added to the only object of the class.</summary>
internal static class OwnLists
{
    public static Value? Of(IMemberReferenceOperation member, Evaluation evaluation)
    {
        if (member.Instance is not (null or IInstanceReferenceOperation) || member.Member.DeclaringSyntaxReferences.IsEmpty) return null;
        Value list = evaluation.Shared(("list", (object)member.Member.OriginalDefinition), () => Made(member.Member.OriginalDefinition, evaluation) ?? Value.Unknown);
        return list.Operator == Operator.Module ? list : null;
    }

    private static Value? Made(ISymbol member, Evaluation evaluation) => MemberWrites.ChangeLater(member, evaluation.Flow)
        ? Objects.Held(OnlyObject.Of(member.ContainingType, evaluation), member, evaluation)
        : InClass(member, evaluation) ?? Objects.Held(OnlyObject.Of(member.ContainingType, evaluation), member, evaluation);

    /// <summary>What the initializer of the member makes, with what the only constructor adds statement by statement.</summary>
    private static Value? InClass(ISymbol member, Evaluation evaluation)
    {
        if (member.ContainingType.InstanceConstructors is not [var constructor] || member is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private }) return null;
        FlowAnalysis flow = evaluation.Flow;
        IOperation? body = Calls.BodyOf(constructor, flow);
        List<Write> writes = body is null ? [] : [.. flow.BodyOf(body).WritesOf(member)];
        List<Write> whole = [.. writes.Where(w => w.Scope != WriteScope.Call)];
        IOperation? given = whole.Count == 0 ? MemberWrites.Initializer(member, flow) : whole is [{ Scope: WriteScope.Whole, Value: { } value }] ? value : null;
        SyntaxNode? block = body is IConstructorBodyOperation { BlockBody.Syntax: BlockSyntax syntax } ? syntax : null;
        return given is null ? null : Lists.WithAdded(given, writes.Where(w => w.Scope == WriteScope.Call), block, evaluation, Frame.Open);
    }
}
