using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>One row of what is known of a library: a member, what it makes or passes on, and what it expects.</summary>
/// <remarks>Operands are the receiver, where there is one that counts, and then the arguments in order of the parameters.</remarks>
internal sealed record Api(string Type, string Member)
{
    /// <summary>Applied element by element to the operands.</summary>
    public Operator? Operator { get; init; }

    /// <summary>The kind of the result, made from the first operand.</summary>
    public ValueKind Makes { get; init; } = ValueKind.Nothing;

    /// <summary>The result is the first operand seen in another way: reshaped, copied, moved.</summary>
    public bool Passes { get; init; }

    /// <summary>Keeps its first operand between the second and the third.</summary>
    public bool Clips { get; init; }

    /// <summary>The result of <see cref="Makes"/> overflows for large logits: no maximum is subtracted.</summary>
    public bool IsUnshifted { get; init; }

    /// <summary>The last parameter is the span that receives the result.</summary>
    public bool HasDestination { get; init; }

    /// <summary>A loss, and what it expects.</summary>
    public LossKind? Loss { get; init; }

    /// <summary>Builds an object of this module; calling the object does what the module's row says.</summary>
    public bool BuildsModule { get; init; }

    /// <summary>For a function that is itself unstable (CE1012): what goes wrong, and what to call.</summary>
    public Instability? Instability { get; init; }
}

/// <summary>What is wrong with a library function: the numbers a user sees, and the stable member of StableMath.</summary>
internal sealed record Instability(string Symptom, string Replacement);
