using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>Where a walk by names goes on from a variable, a member or a parameter.</summary>
internal sealed class SliceStep(int mentions, ImmutableArray<SliceTarget> targets)
{
    /// <summary>How many mentions of a name were looked at to find it out.</summary>
    public int Mentions { get; } = mentions;

    /// <summary>What a value may come from, in order.</summary>
    public ImmutableArray<SliceTarget> Targets { get; } = targets;
}

/// <summary>One of the places that a value may come from.</summary>
internal abstract record SliceTarget;

/// <summary>Code that makes the value.</summary>
internal sealed record MadeBy(SyntaxNode Piece) : SliceTarget;

/// <summary>What callers of a method or constructor pass for a parameter.</summary>
/// <param name="Callee">The name of the method, or of the type.</param>
/// <param name="Ordinal">The parameter's place.</param>
/// <param name="IsConstructor">Whether a constructor of that name is meant.</param>
/// <param name="Type">The type that declares the method, where it is known.</param>
/// <param name="Within">The type that has all its calls in it, where there is one.</param>
internal sealed record PassedBy(string Callee, int Ordinal, bool IsConstructor, string? Type = null, TypeDeclarationSyntax? Within = null) : SliceTarget;

/// <summary>A method by the name of a call that a container is handed to, which may fill it.</summary>
internal sealed record FilledBy(ArgumentSyntax Argument, InvocationExpressionSyntax Call, string Callee) : SliceTarget;
