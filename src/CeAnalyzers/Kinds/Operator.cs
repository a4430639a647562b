namespace CeAnalyzers.Kinds;

/// <summary>The operation that made a value, as far as idioms are recognised by it. Containers have the value of their elements.</summary>
internal enum Operator
{
    /// <summary>Not looked into: a parameter, an unknown call, a value too deep to follow.</summary>
    Leaf,

    Constant,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Exp,
    Log,

    /// <summary>Log in another base than e; same pitfalls, other units.</summary>
    LogOtherBase,

    /// <summary>log(1 + x).</summary>
    Log1P,
    Sum,

    /// <summary>Of one operand: its largest element; of two: the larger, element by element.</summary>
    Max,
    Min,
    Abs,
    Tanh,
    Sine,
    Cosine,
    Power,
    Square,
    SquareRoot,

    /// <summary>exp(x) - 1.</summary>
    ExpM1,

    /// <summary>A clip of a probability by the runtime library.</summary>
    ClipOnPurpose,

    /// <summary>Kept between two bounds.</summary>
    Clip,

    /// <summary>One of two values, by a condition or a path.</summary>
    Choice,

    /// <summary>A delegate, method group or lambda.</summary>
    Function,

    /// <summary>A loss or activation module: an object whose call makes or expects kinds.</summary>
    Module,

    /// <summary>A tuple: its operands are its elements.</summary>
    Tuple,
}
