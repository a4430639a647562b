using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Apis;

/// <summary>One row of what is known of a library: a member, what it makes or passes on, and what it expects.</summary>
/// <remarks>
/// Operands are the receiver, where it is a value, and then the arguments in order of the parameters, however they are written; without those
/// that say how (an axis, a number type) or where to (a destination).
/// </remarks>
internal sealed record Api(string Type, string Member)
{
    /// <summary>Applied element by element to the operands.</summary>
    public Operator? Operator { get; init; }

    /// <summary>For an <see cref="Operator"/>: takes its operands in reverse, as x.SubtractFrom(1) is 1 - x.</summary>
    public bool IsReversed { get; init; }

    /// <summary>More than one operator makes of the operands.</summary>
    public Func<SyntaxNode, Value[], Value>? Formula { get; init; }

    /// <summary>The kind of the result, made from the first operand.</summary>
    public ValueKind Makes { get; init; } = ValueKind.Nothing;

    /// <summary>The result is the first operand seen in another way: reshaped, copied, moved.</summary>
    public bool Passes { get; init; }

    /// <summary>Keeps its first operand between the second and the third.</summary>
    public bool Clips { get; init; }

    /// <summary>Applies the delegate among its arguments to its other operands, element by element.</summary>
    public bool Applies { get; init; }

    /// <summary>The receiver, or else the first argument, is overwritten with the result.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>The result of <see cref="Makes"/> overflows for large logits: no maximum is subtracted.</summary>
    public bool IsUnshifted { get; init; }

    /// <summary>The last parameter is the container that receives the result.</summary>
    public bool HasDestination { get; init; }

    /// <summary>A loss, and what it expects.</summary>
    public LossKind? Loss { get; init; }

    /// <summary>For a loss with a parameter from_logits: the loss where that is true.</summary>
    public LossKind? FromLogits { get; init; }

    /// <summary>For a loss: the parameter that takes the prediction, where that is not the first operand.</summary>
    public string? Prediction { get; init; }

    /// <summary>The library keeps the log in it finite, so that nothing is minus infinity, but loss and gradient are cut off.</summary>
    public bool KeepsFinite { get; init; }

    /// <summary>Builds an object of the module of this type; calling the object does what that module's row says.</summary>
    public string? Builds { get; init; }

    /// <summary>For a function that is itself unstable (CE1012): what goes wrong, and what to call.</summary>
    public Instability? Instability { get; init; }
}

/// <summary>What is wrong with a library function: the numbers a user sees, and the stable member of StableMath.</summary>
internal sealed record Instability(string Symptom, string Replacement);
