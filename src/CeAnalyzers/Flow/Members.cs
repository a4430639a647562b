using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Fields and properties: the join of what source assigns to them, whatever the object; and parts of objects that stand for numbers.</summary>
internal static class Members
{
    /// <summary>The join of the assignments to a field or auto-property in source; of an inherited one of this object, without those that classes beside its own make.</summary>
    public static Value Stored(ISymbol member, Evaluation evaluation, IOperation? instance = null)
    {
        member = member.OriginalDefinition;
        if (member.DeclaringSyntaxReferences.IsEmpty) return Value.Leaf(member);
        Value joined = evaluation.Shared(member, () => Assigned(member, null, evaluation));
        return joined is { HasKind: false, Operator: Operator.Leaf or Operator.Choice } && instance is IInstanceReferenceOperation { Type.OriginalDefinition: INamedTypeSymbol self } && !SymbolEqualityComparer.Default.Equals(self, member.ContainingType)
            ? evaluation.Shared((member, self), () => Assigned(member, self, evaluation))
            : joined;
    }

    /// <summary>The getter's body; null for auto-properties.</summary>
    public static IOperation? Getter(IPropertySymbol property, FlowAnalysis flow)
    {
        if (property.GetMethod is not { IsAbstract: false } getter || getter.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty) return null;
        SyntaxNode syntax = getter.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancellation);
        bool hasBody = syntax is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };
        return hasBody ? flow.BodyAt(syntax) : null;
    }

    /// <summary>The object that a member is called on; null for static members.</summary>
    public static Value? Receiver(IOperation? instance, Evaluation evaluation, Frame frame) =>
        instance is null ? null : evaluation.Evaluate(instance, frame) is var value && value.IsPlainLeaf ? null : value;

    /// <summary>This object, where it makes an inherited method run what a class overrides that no other derives from; null where any class's may run.</summary>
    public static Value? Self(IInvocationOperation call, FlowAnalysis flow) =>
        call is { Instance: IInstanceReferenceOperation { Type: INamedTypeSymbol self }, TargetMethod: { IsAbstract: false, ContainingType: var inherited } } && Numbers.IsNumeric(call.Type)
        && !inherited.DeclaringSyntaxReferences.IsEmpty && !SymbolEqualityComparer.Default.Equals(self, inherited) && !IsBase(self, flow)
            ? Value.Instance(self)
            : null;

    /// <summary>What an object that stands for numbers is made of: its one argument that is numbers.</summary>
    public static IOperation? Wrapped(IObjectCreationOperation creation) =>
        Numbers.IsNumberLike(creation.Type) ? creation.Arguments.FirstOrDefault(a => a.ArgumentKind != ArgumentKind.DefaultValue && Numbers.IsNumeric(a.Value.Type))?.Value : null;

    /// <summary>The numbers inside an object whose value is known: p.Data where p holds probabilities.</summary>
    public static Value? OfReceiver(IOperation? instance, ISymbol member, ITypeSymbol? type, Evaluation evaluation, Frame frame)
    {
        if (instance is null || !Numbers.IsNumberLike(member.ContainingType) || !Numbers.IsNumeric(type)) return null;
        Value value = evaluation.Evaluate(instance, frame);
        return value.Operator != Operator.Module && !value.IsPlainLeaf ? value : null;
    }

    /// <summary>pair.Item1, pair.Name.</summary>
    public static Value? TupleElement(IFieldReferenceOperation operation, Evaluation evaluation, Frame frame)
    {
        if (operation.Field.ContainingType is not { IsTupleType: true } tuple) return null;
        Value value = evaluation.Evaluate(operation.Instance, frame);
        int ordinal = tuple.TupleElements.IndexOf(tuple.TupleElements.FirstOrDefault(e => e.Name == operation.Field.Name || e.CorrespondingTupleField?.Name == operation.Field.Name)!);
        return value.Operator == Operator.Tuple && ordinal >= 0 && ordinal < value.Operands.Length ? value.Operands[ordinal] : null;
    }

    /// <summary>What a record gives a variable when it is taken apart; null where it is none.</summary>
    public static Value? Deconstructed(IDeconstructionAssignmentOperation deconstruction, ISymbol variable, Evaluation evaluation)
    {
        if (Variables.Unwrap(deconstruction.Value)?.Type is not INamedTypeSymbol { IsRecord: true } record) return null;
        int place = Definitions.PlaceIn(deconstruction.Target, variable);
        IMethodSymbol? parts = record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsImplicitlyDeclared && place >= 0 && place < m.Parameters.Length);
        return parts is not null && record.GetMembers(parts.Parameters[place].Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property ? Stored(property, evaluation) : null;
    }

    private static Value Assigned(ISymbol member, INamedTypeSymbol? self, Evaluation evaluation)
    {
        FlowAnalysis flow = evaluation.Flow;
        if (Numbers.IsNumeric(TypeOf(member)) && !HasNumber(member, flow) && !flow.MayMatter(member)) return Value.Leaf(member);
        Frame frame = self is null || IsBase(self, flow) ? Frame.Open : Frame.Call([], Value.Instance(self));
        Value joined = Positional(member, flow) is { } parameter ? Callers.ValueOf(parameter, evaluation, Frame.Open).OrDeclared(parameter, parameter.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancellation), flow) : Value.Nothing;
        var bodies = new HashSet<SyntaxNode>();
        foreach (SyntaxToken mention in flow.Index.Find(member, flow.Cancellation))
        {
            if (joined.IsHopeless) break;
            if (Initializer(mention, member, flow) is { } initializer) joined = ValueJoin.Join(joined, evaluation.Evaluate(initializer, Frame.Open));
            if (!IsWritten(mention) || Bodies.Enclosing(mention.Parent!) is not { } syntax) continue;
            if (Foreign(mention, member, flow) is { } foreign) joined = ValueJoin.Join(joined, evaluation.Evaluate(foreign, Frame.Open));
            else if (bodies.Add(syntax) && (self is null || IsOf(self, syntax, flow)) && flow.BodyAt(syntax) is { } operation && flow.BodyOf(operation) is var body && body.WritesOf(member).Count > 0)
                joined = ValueJoin.Join(joined, Definitions.AtEnd(body, member, evaluation, frame, () => Value.Nothing));
        }

        return Additions.In(member, joined, evaluation).StartOf(member);
    }

    /// <summary>Whether code may run on an object of a class as 'this': the code of the class itself, of those that it derives from and of those that derive from it.</summary>
    private static bool IsOf(INamedTypeSymbol self, SyntaxNode code, FlowAnalysis flow) =>
        code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || flow.ModelOf(code.SyntaxTree).GetDeclaredSymbol(declaration, flow.Cancellation) is not INamedTypeSymbol owner
        || Derives(self, owner) || Derives(owner, self);

    /// <summary>Whether a class in source derives from it: which of the two an object is, is not known then.</summary>
    private static bool IsBase(INamedTypeSymbol type, FlowAnalysis flow) =>
        !type.IsSealed && flow.Index.Find(type.Name, flow.Cancellation).Any(mention => mention.Parent?.FirstAncestorOrSelf<TypeSyntax>(name => name.Parent is BaseTypeSyntax) is not null);

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (INamedTypeSymbol? @base = type; @base is not null; @base = @base.BaseType)
            if (SymbolEqualityComparer.Default.Equals(@base.OriginalDefinition, from.OriginalDefinition)) return true;
        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>static readonly double Epsilon = 1e-7: numbers matter whatever they are.</summary>
    private static bool HasNumber(ISymbol member, FlowAnalysis flow) => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(flow.Cancellation) switch
    {
        VariableDeclaratorSyntax field => field.Initializer is not null,
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    });

    /// <summary>The constructor's parameter that a positional property of a record is declared by.</summary>
    public static IParameterSymbol? Positional(ISymbol member, FlowAnalysis flow) =>
        member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(flow.Cancellation) is ParameterSyntax declaration
            ? member.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
                .FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => r.GetSyntax(flow.Cancellation) == declaration))
            : null;

    /// <summary>Anything but a plain read: the left of an assignment, an element of it, or an argument.</summary>
    private static bool IsWritten(SyntaxToken mention)
    {
        SyntaxNode node = mention.Parent!;
        while (node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax) node = node.Parent;
        return node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node || node.Parent is ArgumentSyntax || node is InvocationExpressionSyntax
            || node.Parent is TupleExpressionSyntax;
    }

    private static IOperation? Initializer(SyntaxToken mention, ISymbol member, FlowAnalysis flow)
    {
        EqualsValueClauseSyntax? initializer = mention.Parent switch
        {
            VariableDeclaratorSyntax field when field.Identifier == mention => field.Initializer,
            PropertyDeclarationSyntax property when property.Identifier == mention => property.Initializer,
            _ => null,
        };
        if (initializer is null || !member.DeclaringSyntaxReferences.Any(r => r.GetSyntax(flow.Cancellation) == mention.Parent)) return null;
        return flow.ModelOf(mention.SyntaxTree!).GetOperation(initializer.Value, flow.Cancellation);
    }

    /// <summary>layer.Output = x: the value assigned through another object.</summary>
    private static IOperation? Foreign(SyntaxToken mention, ISymbol member, FlowAnalysis flow)
    {
        if (mention.Parent?.Parent is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access || access.Name != mention.Parent) return null;
        if (access.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != access) return null;
        SemanticModel model = flow.ModelOf(mention.SyntaxTree!);
        return SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access, flow.Cancellation).Symbol?.OriginalDefinition, member)
            ? model.GetOperation(assignment.Right, flow.Cancellation)
            : null;
    }
}
