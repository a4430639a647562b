using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CeAnalyzers.Flow.SliceSyntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// What may flow into an expression, by names alone: a walk back over syntax, through locals, parameters and their callers, members and the
/// bodies of methods, wherever a name is the same. Nothing is bound, so it is cheap; where it meets
/// neither an exponential nor a known activation within its budget, the flow is not asked, and what would have come from further away stays unknown.
/// </summary>
internal sealed class NameSlice(FlowAnalysis flow, Func<SyntaxNode, bool>? isSought = null)
{
    /// <summary>Past so many tokens and mentions the walk gives up: what is that far away is not followed.</summary>
    public const int MaxTokens = 600;

    /// <summary>Nor is what lies behind so many members and calls: the flow itself does not go further.</summary>
    private const int MaxCrossings = 10;

    private readonly SliceSteps steps = flow.Steps;
    private readonly SourceIndex index = flow.Index;
    private readonly CancellationToken cancellation = flow.Cancellation;
    private readonly Queue<(SyntaxNode Code, int Crossings)> pending = new();

    /// <summary>What is less likely to tell, or costs more: a name of a piece of code, or a call that fills something.</summary>
    private readonly Queue<(SimpleNameSyntax? Name, SlicePiece? Piece, FilledBy? Filler, int Crossings)> later = new();
    private readonly HashSet<SyntaxNode> seen = [];
    private readonly HashSet<(string Name, object Role)> followed = [];
    private readonly HashSet<SliceStep> taken = [];
    private bool matters;
    private bool hasPower;
    private bool hasBase;
    private int tokens;
    private int crossings;

    /// <summary>Whether what the callers of a method pass for a parameter may be an exponential or a value of a known kind.</summary>
    public static bool MayMatter(IParameterSymbol parameter, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(flow.Cancellation) is ParameterSyntax declaration) slice.Add(SliceSteps.Parameter(declaration));
        return slice.Run();
    }

    /// <summary>The same of what is stored in a field or property.</summary>
    public static bool MayMatter(ISymbol member, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        if (SourceIndex.IsPrivate(member)) slice.Take(flow.Steps.Private(member));
        else slice.Take(flow.Steps.Member(member.Name, mayBeType: false));
        return slice.Run();
    }

    /// <summary>The same of an expression.</summary>
    public static bool MayMatter(SyntaxNode expression, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow);
        slice.Add(expression);
        return slice.Run();
    }

    /// <summary>Whether the walk from an expression comes to a piece of code of some shape, whatever that tells of kinds.</summary>
    public static bool Leads(SyntaxNode expression, Func<SyntaxNode, bool> isSought, FlowAnalysis flow)
    {
        var slice = new NameSlice(flow, isSought);
        slice.Add(expression);
        return slice.Run();
    }

    private bool IsDecided => matters || hasPower && hasBase;

    private bool Run()
    {
        while (!IsDecided && tokens < MaxTokens && pending.Count + later.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pending.Count > 0)
            {
                (SyntaxNode code, crossings) = pending.Dequeue();
                if (isSought is not null) matters = isSought(code);
                if (!matters) Read(steps.PieceOf(code));
            }
            else
            {
                (SimpleNameSyntax? name, SlicePiece? piece, FilledBy? filler, crossings) = later.Dequeue();
                if (filler is not null) Fill(filler);
                else Follow(name!, piece!);
            }
        }

        return IsDecided;
    }

    private void Add(SyntaxNode code)
    {
        if (seen.Add(code)) pending.Enqueue((code, crossings));
    }

    private void Add(IEnumerable<SliceTarget> targets)
    {
        foreach (SliceTarget target in targets)
        {
            switch (target)
            {
                case MadeBy { Piece: var code }: Add(code); break;
                case PassedBy parameter: Pass(parameter); break;
                case FilledBy filler: later.Enqueue((null, null, filler, crossings)); break;
            }
        }
    }

    /// <summary>Goes a step, the first time.</summary>
    private void Take(SliceStep step)
    {
        if (!taken.Add(step)) return;
        tokens += step.Mentions;
        Add(step.Targets);
    }

    private void Read(SlicePiece piece)
    {
        foreach (SliceName found in piece.Names)
        {
            tokens += found.Tokens;
            if (tokens >= MaxTokens) return;
            switch (isSought is null ? found.Word : SliceWord.Other)
            {
                case SliceWord.Telling: matters = true; break;
                case SliceWord.Power: hasPower = true; break;
                case SliceWord.Base: hasBase = true; break;
                default:
                    if (found.IsLater) later.Enqueue((found.Name, piece, null, crossings));
                    else Follow(found.Name, piece);
                    break;
            }

            if (IsDecided) return;
        }

        tokens += piece.Tokens;
    }

    /// <summary>To where the value of a name comes from.</summary>
    private void Follow(SimpleNameSyntax name, SlicePiece piece)
    {
        string word = name.Identifier.ValueText;
        bool isMember = IsMember(name);
        bool isCalled = IsCalled(name);
        if (!isMember && steps.Local(word, piece) is { } local)
        {
            Take(local);
            return;
        }

        if (!isMember && word == "value" && PropertySetBy(name) is { } property)
        {
            if (followed.Add((property, "."))) Take(steps.Member(property, mayBeType: false));
            return;
        }

        if (isMember && name.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var type } } && SliceWords.IsLibraryType(type)
            && NamedTypes.Of(name, index.FindMethods(word, cancellation)) is null) return;
        if (isCalled && word == "call") Call("forward", name); // as TorchSharp's modules are called
        if (crossings == MaxCrossings) return;
        crossings++;
        if (isCalled)
        {
            Call(word, name);
            if (!isMember && !OwnMember(word, piece) && index.FindMethods(word, cancellation).IsEmpty && followed.Add((word, "."))) Take(steps.Member(word, mayBeType: false)); // a delegate
        }
        else
        {
            bool isGroup = MayBeGroup(name) && index.FindMethods(word, cancellation).Length > 0;
            if (isGroup) Call(word, name);
            if ((isMember || !isGroup && !OwnMember(word, piece)) && followed.Add((word, ".")))
                Take(steps.Member(word, mayBeType: !isMember && name.Parent is MemberAccessExpressionSyntax && char.IsUpper(word[0])));
        }

        crossings--;
    }

    private bool OwnMember(string name, SlicePiece piece)
    {
        if (piece.Type is null || steps.OwnMember(name, piece.Type) is not { } step) return false;
        Take(step);
        return true;
    }

    /// <summary>What methods of a name return.</summary>
    private void Call(string name, SimpleNameSyntax called)
    {
        foreach (SyntaxNode method in steps.Methods(name, called))
        {
            if (!followed.Add((name, method))) continue;
            foreach (SyntaxNode returned in steps.Returned(method)) Add(returned);
        }
    }

    private void Fill(FilledBy filler)
    {
        foreach (ParameterSyntax parameter in steps.Filled(filler))
            if (followed.Add((filler.Callee, parameter))) Take(steps.Filled(parameter));
    }

    private void Pass(PassedBy parameter)
    {
        if (crossings == MaxCrossings || !followed.Add((parameter.Callee + " of " + parameter.Type, parameter.Ordinal))) return;
        matters |= isSought is null && flow.DeclaredNames.Contains(parameter.Callee); // what it implements may say what its parameters hold
        crossings++;
        Take(steps.Passed(parameter));
        crossings--;
    }
}
