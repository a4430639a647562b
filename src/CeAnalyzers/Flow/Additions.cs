using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Objects that are put together by calls of a method which adds to a list of theirs: model.Add(new Dense(4)), then model.Add(new Softmax()).</summary>
internal static class Additions
{
    /// <summary>The object after the call, which adds to it; null where the call adds nothing, or not to a known object.</summary>
    public static Value? After(Value? instance, IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (instance is not { Operator: Operator.Module, Identity: ITypeSymbol type } || (ToList(call, evaluation.Flow) ?? AdderOf(call.TargetMethod, evaluation.Flow)) is not { } adder) return null;
        Frame inside = call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? frame : Calls.Bind(call.TargetMethod, Calls.Arguments(call, call.TargetMethod, evaluation, frame), instance);
        if ((adder.IsList ? Lists.Of(adder.Added, evaluation, inside)?.Operands.ToArray() : [evaluation.Evaluate(adder.Added, inside)]) is not { } added) return Value.Instance(type); // nobody knows which they are
        Value[] items = [.. Of(instance, adder.List)?.Operands.ToArray() ?? [], .. added];
        return Value.Instance(type, [Given(adder.List, Lists.Made(items)), .. instance.Operands.Where(part => !IsOf(part, adder.List))]);
    }

    /// <summary>The part of an object that says what a member of it holds.</summary>
    public static Value Given(ISymbol member, Value held) => Value.Of(Operator.Tuple, null, Value.Leaf(member), held);

    /// <summary>What was added to a list of the object, or given to a member where it was made.</summary>
    public static Value? Of(Value? instance, ISymbol list) => instance?.Operands.FirstOrDefault(part => IsOf(part, list))?.Operands[1];

    /// <summary>The object in a local, with what the statements beside its declaration add to it before it is used.</summary>
    public static Value Before(IOperation use, ILocalSymbol local, Value value, Evaluation evaluation, Frame frame)
    {
        if (!IsBuilt(value)) return value;
        IReadOnlyList<Write> writes = evaluation.Flow.BodyOf(use).WritesOf(local);
        if (writes.Any(w => w.Syntax.SpanStart < use.Syntax.SpanStart && w is { Scope: WriteScope.Call, Argument: not null, Operation: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } handed } && !handed.Syntax.Span.Contains(use.Syntax.Span)))
            return Value.Instance((ITypeSymbol)value.Identity!); // somebody else may add to it
        if (writes.Any(w => w.Scope == WriteScope.Call) && evaluation.Flow.BodyOf(use).Root.Descendants().OfType<ILocalReferenceOperation>().Any(o => SymbolEqualityComparer.Default.Equals(o.Local, local) && IsAlias(o)))
            return Value.Instance((ITypeSymbol)value.Identity!);
        SyntaxNode? block = writes.FirstOrDefault(w => w.Scope == WriteScope.Whole)?.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent;
        return Added(value, writes.Where(w => w.Scope == WriteScope.Call && w.Argument is null && w.Syntax.Span.End <= use.Syntax.SpanStart).Select(w => w.Operation).Concat(ToListsOf(local, use, evaluation.Flow)), block, evaluation, frame);
    }

    /// <summary>Calls before a use that add to a list of the object in a local: model.Layers.Add(layer).</summary>
    private static IEnumerable<IOperation> ToListsOf(ILocalSymbol local, IOperation use, FlowAnalysis flow) =>
        flow.BodyOf(use).Root.Descendants().OfType<IInvocationOperation>().Where(call => call.Syntax.Span.End <= use.Syntax.SpanStart && ToList(call, flow) is not null
            && call.Instance is IMemberReferenceOperation { Instance: ILocalReferenceOperation owner } && SymbolEqualityComparer.Default.Equals(owner.Local, local));

    /// <summary>What a call adds to the list in a member of another object.</summary>
    private static Adder? ToList(IInvocationOperation call, FlowAnalysis flow) =>
        call is { TargetMethod: { Name: "Add", DeclaringSyntaxReferences.IsEmpty: true }, Arguments: [{ Value: var item }], Instance: IMemberReferenceOperation { Instance: ILocalReferenceOperation, Member: { DeclaringSyntaxReferences.IsEmpty: false } list } held }
            && Objects.IsObject(Lists.ElementOf(held.Type))
            ? new Adder(Behind(list, flow), item, IsList: false)
            : null;

    /// <summary>The field that a property gives access to.</summary>
    private static ISymbol Behind(ISymbol list, FlowAnalysis flow) =>
        list is IPropertySymbol property && Members.Getter(property, flow) is { } getter && Functions.Returns(getter).Take(2).ToList() is [{ ReturnedValue: var returned }] && Variables.Named(returned) is IFieldSymbol field ? field : list;

    /// <summary>The object in a field, with what the constructor of the object that holds it adds.</summary>
    public static Value In(ISymbol member, Value value, Evaluation evaluation)
    {
        if (!IsBuilt(value)) return value;
        FlowAnalysis flow = evaluation.Flow;
        List<SyntaxNode> calls = [.. flow.Index.Find(member.Name, flow.Cancellation).Select(CallOn).OfType<SyntaxNode>()];
        List<SyntaxNode?> blocks = [.. calls.Select(call => call.FirstAncestorOrSelf<StatementSyntax>()?.Parent).Distinct().Take(2)];
        if (calls.Count == 0) return value;
        if (blocks is not [{ Parent: ConstructorDeclarationSyntax } block]) return Value.Instance((ITypeSymbol)value.Identity!);
        return Added(value, calls.Select(call => flow.ModelOf(call.SyntaxTree).GetOperation(call, flow.Cancellation)).OfType<IOperation>(), block, evaluation, Frame.Open);

        SyntaxNode? CallOn(SyntaxToken mention)
        {
            SyntaxNode? name = mention.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax own } && own.Name == mention.Parent ? own : mention.Parent;
            return name?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == name
                && flow.ModelOf(call.SyntaxTree).GetSymbolInfo(call, flow.Cancellation).Symbol is IMethodSymbol method && AdderOf(method, flow) is not null ? call : null;
        }
    }

    private static Value Added(Value value, IEnumerable<IOperation> calls, SyntaxNode? block, Evaluation evaluation, Frame frame)
    {
        foreach (IInvocationOperation call in calls.OfType<IInvocationOperation>().OrderBy(c => c.Syntax.SpanStart))
        {
            IInvocationOperation? link = call;
            for (; link is not null; link = link.Parent as IInvocationOperation)
            {
                if (After(value, link, evaluation, frame) is not { } after) break;
                if (call.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent != block) return Value.Instance((ITypeSymbol)value.Identity!);
                value = after;
            }
        }

        return value;
    }

    /// <summary>The list of its object that the method adds to, and what it adds: one item, or all of a list.</summary>
    private static Adder? AdderOf(IMethodSymbol method, FlowAnalysis flow) => method.DeclaringSyntaxReferences.IsEmpty ? null : flow.Adders.GetOrAdd(method.OriginalDefinition, m =>
    {
        if (Calls.BodyOf((IMethodSymbol)m, flow) is not { } body) return null;
        List<Adder> added = [.. from call in body.Descendants().OfType<IInvocationOperation>()
                                where call is { TargetMethod.Name: "Add" or "AddRange" or "Push" or "Enqueue" or "AddLast", Arguments.Length: 1 } && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
                                let list = Variables.Named(call.Instance)
                                where list is IFieldSymbol or IPropertySymbol && Objects.IsObject(Lists.ElementOf(call.Instance!.Type))
                                let item = call.Arguments[0].Value
                                let all = All(call)
                                select new Adder(list, all ?? item, all is not null)];
        return added is [var only] ? only : null;
    });

    /// <summary>The list that a call adds all items of: AddRange(items), foreach (var item in items) list.Add(item). Null for other calls.</summary>
    public static IOperation? All(IInvocationOperation call)
    {
        if (call.Arguments is not [{ Value: var item }]) return null;
        if (call.TargetMethod.Name == "AddRange") return item;
        if (call.TargetMethod.Name != "Add" || Variables.Unwrap(item) is not ILocalReferenceOperation { Local: { IsForEach: true } local }) return null;
        IOperation? loop = call.Parent;
        while (loop is IExpressionStatementOperation or IBlockOperation) loop = loop.Parent;
        return loop is IForEachLoopOperation each && each.Locals.Contains(local, SymbolEqualityComparer.Default) ? each.Collection : null;
    }

    /// <summary>Another local is given the same object.</summary>
    private static bool IsAlias(IOperation read)
    {
        while (read.Parent is IConversionOperation) read = read.Parent;
        return read.Parent is IVariableInitializerOperation || read.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation } assignment && assignment.Value == read;
    }

    /// <summary>An object that lists of objects may be added to.</summary>
    private static bool IsBuilt(Value value) => value is { Operator: Operator.Module, Identity: INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } };

    private static bool IsOf(Value part, ISymbol list) => part is { Operator: Operator.Tuple, Operands: [{ Identity: ISymbol held }, _] } && SymbolEqualityComparer.Default.Equals(held, list);
}

/// <summary>What a method adds to a list of its object.</summary>
/// <param name="List">The field or property.</param>
/// <param name="Added">The item.</param>
/// <param name="IsList">Each item of what is added.</param>
internal sealed record Adder(ISymbol List, IOperation Added, bool IsList);
