using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Follows calls into methods in source: what they return, and what they write into their arguments, as functions of the arguments.</summary>
internal static class Calls
{
    public static Value Value(IMethodSymbol method, IInvocationOperation call, Value? receiver, Evaluation evaluation, Frame frame)
    {
        Value[] arguments = Arguments(call, method, evaluation, frame);
        Value result = Value(method, arguments, call.Syntax, receiver, evaluation, frame);
        if (receiver is null && IsUnclear(result) && Members.Self(call, evaluation.Flow) is { } self) result = Value(method, arguments, call.Syntax, self, evaluation, frame);
        return IsUnclear(result) && (NamedOperators.Apply(method, call.Syntax, call.Instance, [.. Passed(call)], result, evaluation, frame) ?? OutputArguments.Of(method, call.Syntax, evaluation)) is { } named ? named : result;
    }

    /// <summary>Nothing is known of it but, perhaps, that it is a new node of a graph.</summary>
    private static bool IsUnclear(Value result) => result is { HasKind: false, Operator: Operator.Leaf or Operator.Choice } || result is { Operator: Operator.Module, Identity: ITypeSymbol type } && Numbers.IsNode(type);

    private static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Passed(IInvocationOperation call) =>
        from argument in call.Arguments
        let parameter = argument.Parameter
        where parameter is not null && argument.ArgumentKind != ArgumentKind.DefaultValue
        orderby parameter.Ordinal
        select (parameter, argument.Value);

    /// <summary>A call that can only mean this method, though its arguments do not bind.</summary>
    public static Value Value(IMethodSymbol method, UnboundCall call, Value? receiver, Evaluation evaluation, Frame frame)
    {
        if (evaluation.Flow.Apis.Find(method) is { } api && call.As(api) is { } known) return ApiCalls.Value(api, known, Evidence.Proven, evaluation, frame);
        IParameterSymbol[] parameters = [.. (method.ReducedFrom ?? method).Parameters];
        Value result = Value(method, [.. parameters.Select(p => Passed(call.ArgumentFor(p), evaluation, frame))], call.Syntax, receiver, evaluation, frame);
        if (!IsUnclear(result)) return result;
        var passed = from parameter in parameters
                     let argument = call.ArgumentFor(parameter)
                     where argument is not null
                     select (parameter, argument);
        return NamedOperators.Apply(method, call.Syntax, call.Receiver, [.. passed], result, evaluation, frame) ?? result;
    }

    private static Value Value(IMethodSymbol method, Value[] arguments, SyntaxNode call, Value? receiver, Evaluation evaluation, Frame frame)
    {
        if (SeesAround(method) && BodyOf(method, evaluation.Flow) is { } local)
            return Functions.Returned(local, evaluation, frame.Nest(method.Parameters.Zip(arguments, (p, v) => (p, v)))).OrDeclared(method, call, evaluation.Flow);
        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(method, receiver, evaluation.Flow);
        Value result = targets.Count == 0
            ? Names.OfResult(method, arguments.FirstOrDefault() ?? receiver, call, evaluation.Flow)
            : targets.Select(t => BodyOf(t, evaluation.Flow) is { } body ? Source(t, body, arguments, receiver, evaluation, call) : Kinds.Value.Unknown).Join();
        return Cosine.ByName(method.Name, result).OrDeclared(method, call, evaluation.Flow);
    }

    /// <summary>What a method in source returns for these arguments.</summary>
    public static Value Source(IMethodSymbol method, IOperation body, Value[] arguments, Value? receiver, Evaluation evaluation, SyntaxNode call)
    {
        Value result = evaluation.Shared(new CallKey(method, "return", arguments, receiver), () =>
            Functions.Returned(body, evaluation, Bind(method, arguments, receiver)));
        return MadeHere(result, arguments, body, call).OrDeclared(method, call, evaluation.Flow);
    }

    /// <summary>Whether handing a container to this call writes its elements.</summary>
    public static bool Writes(Write write, Evaluation evaluation) => write.Operation switch
    {
        IInvocationOperation call when evaluation.Flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { } api =>
            ApiCalls.Writes(api, call, write.Argument),
        IInvocationOperation call => CallWrites(call, write, evaluation),
        _ => false,
    };

    /// <summary>What the call leaves in the elements, or in the ref or out argument, that the write is about.</summary>
    public static Value Written(IInvocationOperation call, Write write, Evaluation evaluation, Frame frame)
    {
        Value written = Left(call, write, evaluation, frame);
        return write.Argument?.Parameter is { } parameter ? written.OrDeclared(parameter, call.Syntax, evaluation.Flow) : written;
    }

    private static Value Left(IInvocationOperation call, Write write, Evaluation evaluation, Frame frame)
    {
        if (evaluation.Flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { } api) return ApiCalls.Value(api, call, evaluation, frame);
        bool isLibrary = call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;
        if (write.Argument?.Parameter is not { } parameter)
            return Collections.Puts(call) ? evaluation.Evaluate(Collections.Put(call), frame)
                : isLibrary && (call.TargetMethod.Name is ("Add" or "Append" or "Fill") && call.Arguments.Length == 1 || IsPartSetter(call.TargetMethod)) ? evaluation.Evaluate(call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Last().Value, frame)
                : Collections.IsCollection(call.Instance?.Type) && call.TargetMethod.Name == "Clear" ? Kinds.Value.Nothing
                : isLibrary && IsReordering(call.TargetMethod) ? evaluation.Evaluate(call.Instance, frame).NotOnlyOfItsSource()
                : Kinds.Value.Unknown;
        if (isLibrary && IsReordering(call.TargetMethod)) return evaluation.Evaluate(write.Argument.Value, frame).NotOnlyOfItsSource();
        if (isLibrary && Collections.HandsOn(call, parameter)) return evaluation.Evaluate(call.Instance, frame);
        if (isLibrary && call.TargetMethod.Name == "Fill" && call.Arguments.Length > 1) return evaluation.Evaluate(call.Arguments[1].Value, frame);
        if (IsCopy(call)) return evaluation.Evaluate(call.Instance ?? call.Arguments[0].Value, frame);
        if (IsArray(call.TargetMethod)) return Kinds.Value.Unknown;
        Value? receiver = Members.Receiver(call.Instance, evaluation, frame);
        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(call.TargetMethod, receiver, evaluation.Flow);
        if (targets.Count == 0) return NamedDestinations.Apply(call, write.Argument, evaluation, frame) ?? Kinds.Value.Unknown;
        Value[] arguments = Arguments(call, call.TargetMethod, evaluation, frame);
        Value left = targets.Select(t => Parameter(t, parameter.Ordinal, arguments, receiver, evaluation, frame, call.Syntax)).Join();
        return IsUnclear(left) && NamedDestinations.Apply(call, write.Argument, evaluation, frame) is { } named ? named : left;
    }

    /// <summary>Whether a call writes a field of an object that it is handed, or that it is made on.</summary>
    public static bool WritesPart(Write write, AccessPath place, Evaluation evaluation)
    {
        if (write.Operation is not IInvocationOperation call || call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || evaluation.Flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is not null) return false;
        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(call.TargetMethod, null, evaluation.Flow);
        return targets.Count == 0 || targets.Any(t => BodyOf(t, evaluation.Flow) is { } body && WritesPart(t, body, InCallee(write, place, t), evaluation));
    }

    /// <summary>What the call leaves in a field of an object that it is handed.</summary>
    public static Value PartWritten(IInvocationOperation call, Write write, AccessPath place, Evaluation evaluation, Frame frame)
    {
        if (write.Argument is null) return Members.Stored(place.Symbol, evaluation);
        Value? receiver = Members.Receiver(call.Instance, evaluation, frame);
        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(call.TargetMethod, receiver, evaluation.Flow);
        if (targets.Count == 0) return Kinds.Value.Unknown;
        Value[] arguments = Arguments(call, call.TargetMethod, evaluation, frame);
        return targets.Select(t => Part(t, InCallee(write, place, t), arguments, receiver, evaluation, call.Syntax)).Join();
    }

    /// <summary>The body of a method in source; null for abstract ones and those of other assemblies.</summary>
    public static IOperation? BodyOf(IMethodSymbol method, FlowAnalysis flow)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        return method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty ? null : flow.BodyAt(method.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancellation));
    }

    private static Value Parameter(IMethodSymbol method, int ordinal, Value[] arguments, Value? receiver, Evaluation evaluation, Frame frame, SyntaxNode call)
    {
        if (BodyOf(method, evaluation.Flow) is not { } operation) return Kinds.Value.Unknown;
        IParameterSymbol parameter = method.OriginalDefinition.Parameters[ordinal];
        Value result = SeesAround(method)
            ? AtEnd(frame.Nest(method.Parameters.Zip(arguments, (p, v) => (p, v))))
            : evaluation.Shared(new CallKey(method, parameter.Name, arguments, receiver), () => AtEnd(Bind(method, arguments, receiver)));
        return MadeHere(result, arguments, operation, call);

        Value AtEnd(Frame inside) => Definitions.AtEnd(evaluation.Flow.BodyOf(operation), parameter, evaluation, inside, () => inside.Lookup(parameter) ?? Kinds.Value.Unknown);
    }

    /// <summary>A local function that may use the variables around it; what others give depends on their arguments alone.</summary>
    private static bool SeesAround(IMethodSymbol method) => method is { MethodKind: MethodKind.LocalFunction, IsStatic: false };

    private static Value Part(IMethodSymbol method, AccessPath? place, Value[] arguments, Value? receiver, Evaluation evaluation, SyntaxNode call)
    {
        if (place is null || BodyOf(method, evaluation.Flow) is not { } operation) return Kinds.Value.Unknown;
        Body body = evaluation.Flow.BodyOf(operation);
        if (place.Root is IParameterSymbol { RefKind: RefKind.None } && body.WritesOf(place.Root).Any(w => w.Scope == WriteScope.Whole)) return Kinds.Value.Unknown; // of another object, perhaps
        Value result = evaluation.Shared(new CallKey(method, place.ToString(), arguments, receiver), () => Parts.AtEnd(place, body, evaluation, Bind(method, arguments, receiver)));
        return MadeHere(result, arguments, operation, call);
    }

    /// <summary>The field as the body of the called method names it.</summary>
    private static AccessPath? InCallee(Write write, AccessPath place, IMethodSymbol target) =>
        place.In(write.Part?.Depth ?? 1, write.Argument?.Parameter is { } parameter ? target.OriginalDefinition.Parameters[parameter.Ordinal] : null, PartWrites.Given(write) is { Element.Length: > 0 });

    /// <summary>A helper that turns its argument into probabilities makes them where it is called: Softmax(z) in Forward, not in MathHelper.</summary>
    private static Value MadeHere(Value result, Value[] arguments, IOperation body, SyntaxNode call) =>
        result.Origin is { } origin && result.Source is { } source && body.Syntax.SyntaxTree == origin.Node.SyntaxTree && body.Syntax.Span.Contains(origin.Node.Span)
        && arguments.Any(a => a.SameShape(source))
            ? result.MadeAt(call)
            : result;

    private static bool CallWrites(IInvocationOperation call, Write write, Evaluation evaluation)
    {
        IMethodSymbol method = call.TargetMethod;
        if (write.Argument is null) return method.DeclaringSyntaxReferences.IsEmpty && (method.Name is "Add" or "Fill" or "Clear" or "Insert" || IsReordering(method) || IsPartSetter(method) || Collections.Puts(call));
        if (write.Argument.Parameter is not { } parameter) return false;
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            if (IsCopy(call)) return write.Argument != call.Arguments[0] || call.Instance is not null;
            return IsArray(method) ? method.Name is "Fill" or "Clear" or "ForEach" || IsReordering(method) : parameter.Type.Name is "Span" or "TensorSpan";
        }

        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(method, null, evaluation.Flow);
        return targets.Count == 0 || NamedDestinations.Makes(call, write.Argument, evaluation.Flow) != ValueKind.Nothing || targets.Any(t => BodyOf(t, evaluation.Flow) is { } body && WritesParameter(body, t.OriginalDefinition.Parameters[parameter.Ordinal], evaluation));
    }

    private static bool WritesParameter(IOperation body, IParameterSymbol parameter, Evaluation evaluation) =>
        evaluation.Shared(new CallKey((IMethodSymbol)parameter.ContainingSymbol, "writes " + parameter.Name, [], null), () =>
            evaluation.Flow.BodyOf(body).WritesOf(parameter).Any(w => w.Scope is WriteScope.Element or WriteScope.OneElement || (w.Scope == WriteScope.Call && Writes(w, evaluation)))
                ? Kinds.Value.Constant(1)
                : Kinds.Value.Constant(0)).Is(1);

    private static bool WritesPart(IMethodSymbol method, IOperation operation, AccessPath? place, Evaluation evaluation)
    {
        if (place is null) return true;
        Body body = evaluation.Flow.BodyOf(operation);
        return !evaluation.Shared(new CallKey(method, "writes " + place, [], null), () => new PartWrites(place, body, evaluation).AreAny || place.Root is not IParameterSymbol && MayWriteOwn(body, place.Root) ? Kinds.Value.Constant(1) : Kinds.Value.Constant(0)).Is(0);
    }

    /// <summary>A method of the object assigns its field, or calls another that may.</summary>
    private static bool MayWriteOwn(Body body, ISymbol field) =>
        body.WritesOf(field).Count > 0 || body.Root.Descendants().Any(part => part is IInvocationOperation { Instance: IInstanceReferenceOperation });

    private static bool IsCopy(IInvocationOperation call) => call.TargetMethod is { Name: "Copy" or "CopyTo" or "BlockCopy" or "ConstrainedCopy" } && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>m.SetRow(i, row): a part of a matrix of a library is given numbers, the last argument.</summary>
    private static bool IsPartSetter(IMethodSymbol method) => method.Name is "SetRow" or "SetColumn" or "SetSubMatrix" or "SetSubVector" or "SetDiagonal";

    /// <summary>Array.Sort(p), list.Reverse(): the same numbers in other places; which logit each is of is no longer known.</summary>
    private static bool IsReordering(IMethodSymbol method) => method.Name is "Sort" or "Reverse" && method.ReturnsVoid;

    private static bool IsArray(IMethodSymbol method) => method.ContainingType is { SpecialType: SpecialType.System_Array };

    public static Frame Bind(IMethodSymbol method, Value[] arguments, Value? receiver)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return Frame.Call(definition.Parameters.Zip(arguments, (parameter, value) => (parameter, value)), receiver);
    }

    public static Value[] Arguments(IInvocationOperation call, IMethodSymbol method, Evaluation evaluation, Frame frame)
    {
        Value[] values = Enumerable.Repeat(Kinds.Value.Unknown, (method.ReducedFrom ?? method).Parameters.Length).ToArray();
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length) values[parameter.Ordinal] = Passed(argument.Value, evaluation, frame);
        return values;
    }

    private static Value Passed(IOperation? argument, Evaluation evaluation, Frame frame) =>
        argument is null ? Kinds.Value.Unknown : Lists.Of(argument, evaluation, frame) ?? evaluation.Evaluate(argument, frame).PassedAs(argument.Syntax);
}
