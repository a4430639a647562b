using System.Collections.Concurrent;
using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Knowledge;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Flow;

/// <summary>
/// The kinds of values in one compilation, on demand: a sink asks for the value of an operation, and the flow walks back from there.
/// Results that do not depend on who asks are kept for the compilation.
/// </summary>
internal sealed class FlowAnalysis(Compilation compilation, UserKnowledge knowledge, Func<SourceText, FileWords> wordsOf, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();
    private readonly ConcurrentDictionary<SyntaxNode, Body?> bodies = new();
    private readonly ConcurrentDictionary<SyntaxNode, MemberSlice> memberSlices = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> declaring = new();
    private readonly ConcurrentDictionary<ISymbol, bool> slices = new(SymbolEqualityComparer.Default);
    private SliceSteps? steps;
    private OwnWords? ownWords;
    private HashSet<string>? declaredNames;
    private Frame frame = Frame.Open;

    public FlowAnalysis(Compilation compilation, AnalyzerOptions? options, CancellationToken cancellation)
        : this(compilation, new UserKnowledge(compilation, options, cancellation), FileWords.Of, cancellation)
    {
    }

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What the user declares, and the options.</summary>
    public UserKnowledge Knowledge { get; } = knowledge;

    public KnownApis Apis { get; } = new(compilation);

    public SourceIndex Index { get; } = new(compilation, wordsOf);

    /// <summary>The steps that walks by names have taken.</summary>
    public SliceSteps Steps => LazyInitializer.EnsureInitialized(ref steps, () => new SliceSteps(this))!;

    /// <summary>The names of what the user declares kinds of.</summary>
    public HashSet<string> DeclaredNames => LazyInitializer.EnsureInitialized(ref declaredNames, () => new HashSet<string>(CeAnalyzers.Knowledge.DeclaredNames.In(this)))!;

    /// <summary>Where sinks may begin by words that mean something in this compilation.</summary>
    public OwnWords OwnWords => LazyInitializer.EnsureInitialized(ref ownWords, () => new OwnWords(this))!;

    /// <summary>What crossings into other bodies gave, by question and level.</summary>
    public ConcurrentDictionary<(object Question, int Level), Value> Memos { get; } = new();

    /// <summary>The list that a method adds to, and what it adds there.</summary>
    public ConcurrentDictionary<ISymbol, Adder?> Adders { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a field or property is changed after its object was made.</summary>
    public ConcurrentDictionary<ISymbol, bool> Changed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a loop may do something else in its last round.</summary>
    public ConcurrentDictionary<SyntaxNode, bool> LastRounds { get; } = new();

    /// <summary>The methods in source that override or implement a method.</summary>
    public ConcurrentDictionary<ISymbol, List<IMethodSymbol>> Overrides { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether anything may flow into a parameter, field or property that has a kind or is made of exponentials.</summary>
    public bool MayMatter(ISymbol variable) => slices.GetOrAdd(variable, v =>
        v is IParameterSymbol parameter ? NameSlice.MayMatter(parameter, this) : NameSlice.MayMatter(v, this));

    /// <summary>The same of an expression, by names and text alone.</summary>
    public bool MayMatter(SyntaxNode expression) => IsMadeHere(expression) || NameSlice.MayMatter(expression, this);

    /// <summary>Whether an expression may be made of exponentials or activations that the member around it mentions.</summary>
    public bool IsMadeHere(SyntaxNode expression, int steps = MemberSlice.Steps) => SliceAround(expression).MayHold(expression, steps);

    /// <summary>What the text of the member around a node tells.</summary>
    public MemberSlice SliceAround(SyntaxNode node) =>
        memberSlices.GetOrAdd(Bodies.Scope(node), scope => new MemberSlice(Index.WordsOf(scope.SyntaxTree), scope.Span));

    /// <summary>Whether the member around a node mentions something that the user declares a kind of, or is it.</summary>
    public bool MentionsDeclared(SyntaxNode node) => DeclaredNames.Count > 0 && declaring.GetOrAdd(Bodies.Scope(node), scope =>
        Index.WordsOf(scope.SyntaxTree) is var words && DeclaredNames.Any(name => words.Contains(FileWords.HashOf(name)) && words.PlacesOf(name, scope.Span).Any()));

    /// <summary>Whether the member around a piece of code speaks of exponentials or activations itself.</summary>
    public bool IsTelling(SyntaxNode node) => Index.WordsOf(node.SyntaxTree).TellIn(Bodies.Scope(node).Span);

    /// <summary>What is known of the value of an operation of this compilation.</summary>
    public Value ValueOf(IOperation operation) => new Evaluation(this).Evaluate(operation, frame);

    /// <summary>The activation whose outputs a field or property holds where it does not hold what was put into the network; null where there is none, or something else.</summary>
    public Value? ActivationIn(ISymbol member) => NetworkInputs.ActivationIn(member, new Evaluation(this));

    /// <summary>What an operation gives; of a positional property of a record also where nothing speaks of exponentials.</summary>
    public Value ComparedValueOf(IOperation operation)
    {
        Value value = ValueOf(operation);
        return value is { IsPlainLeaf: true, Identity: IPropertySymbol property } && Members.Positional(property, this) is { } parameter ? Callers.Passed(parameter, new Evaluation(this)) : value;
    }

    /// <summary>The object and the arguments of a call.</summary>
    public (Value? Receiver, Value[] Arguments) Of(IInvocationOperation call)
    {
        var evaluation = new Evaluation(this);
        return (Members.Receiver(call.Instance, evaluation, frame), Calls.Arguments(call, call.TargetMethod, evaluation, frame));
    }

    /// <summary>Whether a call that a container is handed to writes its elements.</summary>
    public bool IsWritten(Write write) => Calls.Writes(write, new Evaluation(this));

    /// <summary>All but calls that only read what they are handed.</summary>
    public bool IsWrite(Write write) => write.Scope != WriteScope.Call || IsWritten(write);

    /// <summary>What a call applies the delegate to that is one of its arguments; null where it does not say.</summary>
    public Value? Applied(IInvocationOperation call, IArgumentOperation function)
    {
        var evaluation = new Evaluation(this);
        return call.Instance is { } operand && Apis.Find(call.TargetMethod, operand.Type) is { Applies: true } ? evaluation.Evaluate(operand, frame)
            : HigherOrder.ParameterOf(call, function, 0, evaluation, frame);
    }

    /// <summary>What a method in source returns for these arguments.</summary>
    public Value Returned(IMethodSymbol method, Value[] arguments, Value? receiver, SyntaxNode call) =>
        Calls.BodyOf(method, this) is { } body ? Calls.Source(method, body, arguments, receiver, new Evaluation(this), call) : Value.Unknown;

    /// <summary>The same flow as one call of a method sees it: its parameters hold what that call passes.</summary>
    public FlowAnalysis Called(IMethodSymbol method, Value[] arguments, Value? receiver)
    {
        _ = Steps; // one for all views
        var seen = (FlowAnalysis)MemberwiseClone();
        seen.frame = Calls.Bind(method, arguments, receiver);
        seen.CallDepth = CallDepth + 1;
        return seen;
    }

    /// <summary>How many calls deep this view of the flow is.</summary>
    public int CallDepth { get; private set; }

#pragma warning disable RS1030 // the flow crosses files: their models are asked for once and kept for the compilation
    public SemanticModel ModelOf(SyntaxTree tree) => models.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>Uses the driver's own model for a tree, which has already bound what it analyses.</summary>
    public void Seed(SemanticModel model) => models.TryAdd(model.SyntaxTree, model);

    /// <summary>What the callers in source pass for a parameter that only they can call with; else the parameter, of which nothing is known.</summary>
    public Value PassedTo(IParameterSymbol parameter) =>
        parameter.ContainingSymbol.DeclaredAccessibility == Accessibility.Public ? Value.Leaf(parameter) : Callers.Passed(parameter, new Evaluation(this));

    /// <summary>The body that an operation stands in; null for attributes and the like.</summary>
    public Body BodyOf(IOperation operation)
    {
        IOperation root = Bodies.Root(operation);
        return bodies.GetOrAdd(root.Syntax, _ => new Body(root, Cancellation))!;
    }

    /// <summary>The body of a declaration: a method, accessor, local function or constructor, or an initializer.</summary>
    public IOperation? BodyAt(SyntaxNode declaration) => ModelOf(declaration.SyntaxTree).GetOperation(declaration, Cancellation);
}
