using System.Collections.Immutable;
using CeAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CeAnalyzers.Flow.SliceSyntax;

namespace CeAnalyzers.Flow;

/// <summary>A piece of code as a walk by names sees it: the words in it that tell something or lead further.</summary>
internal sealed class SlicePiece
{
    /// <summary>What more methods are called says little.</summary>
    private const int MaxMethods = 8;

    public SlicePiece(SyntaxNode code, FlowAnalysis flow)
    {
        Scope = Bodies.Scope(code);
        Before = IsRepeated(code, Scope) ? int.MaxValue : code.Span.End;
        Type = code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && !type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : null;
        ImmutableArray<SliceName>.Builder names = ImmutableArray.CreateBuilder<SliceName>();
        int tokens = 0;
        foreach (SyntaxToken token in code.DescendantTokens().Take(NameSlice.MaxTokens))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax name && NameOf(name, tokens, code, flow) is { } found)
            {
                names.Add(found);
                if (found.Word == SliceWord.Telling) break; // nothing behind it matters
                tokens = 0;
            }

            tokens++;
        }

        Names = names.ToImmutable();
        Tokens = tokens;
    }

    /// <summary>The member around it.</summary>
    public SyntaxNode Scope { get; }

    /// <summary>What stands further below does not come before the piece, unless that is repeated.</summary>
    public int Before { get; }

    /// <summary>The type around, where all of it is in one place.</summary>
    public TypeDeclarationSyntax? Type { get; }

    public ImmutableArray<SliceName> Names { get; }

    /// <summary>How many tokens come behind the last of the names.</summary>
    public int Tokens { get; }

    private static SliceName? NameOf(SimpleNameSyntax name, int tokens, SyntaxNode code, FlowAnalysis flow)
    {
        string word = name.Identifier.ValueText;
        if (word.Length == 0) return null; // half-typed code
        if (name.Parent is AttributeSyntax or QualifiedNameSyntax { Parent: AttributeSyntax }) return Annotations.AreNamed(word) ? new SliceName(name, SliceWord.Telling, tokens, IsLater: false) : null;
        SliceWord meaning = flow.DeclaredNames.Contains(word) ? SliceWord.Telling : SliceWords.Of(word);
        if (meaning == SliceWord.Layer) return HasActivation(name) ? new SliceName(name, SliceWord.Telling, tokens, IsLater: false) : null;
        if (meaning != SliceWord.Other) return new SliceName(name, meaning, tokens, IsLater: false);
        if (name.Parent is TypeArgumentListSyntax or QualifiedNameSyntax or NameColonSyntax or TypeParameterConstraintClauseSyntax
            or ObjectCreationExpressionSyntax or ArrayTypeSyntax or VariableDeclarationSyntax or CastExpressionSyntax) return null;
        bool isCommon = IsCalled(name) ? flow.Index.FindMethods(word, flow.Cancellation).Length > MaxMethods : IsMember(name);
        return new SliceName(name, SliceWord.Other, tokens, isCommon || IsHandedOver(name, code, flow));
    }

    /// <summary>The object or an argument of a call of a method in source: what the call gives is told by its body first.</summary>
    private static bool IsHandedOver(SyntaxNode node, SyntaxNode code, FlowAnalysis flow)
    {
        for (; node != code && node.Parent is { } parent; node = parent)
        {
            InvocationExpressionSyntax? call = parent switch
            {
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax user } => user,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax user } access when access.Expression == node && user.Expression == access => user,
                _ => null,
            };
            if (call is not null && UnboundCall.NameOf(call) is { } called && flow.Index.FindMethods(called, flow.Cancellation).Length > 0) return true;
        }

        return false;
    }
}

/// <summary>A word of a piece of code that matters to a walk by names.</summary>
/// <param name="Name">Where it stands.</param>
/// <param name="Word">What it tells; of another word, the walk goes to where its value comes from.</param>
/// <param name="Tokens">How many tokens lie between the one before and this.</param>
/// <param name="IsLater">It is less likely to tell, or costs more.</param>
internal readonly record struct SliceName(SimpleNameSyntax Name, SliceWord Word, int Tokens, bool IsLater);
