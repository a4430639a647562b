using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>The checks of arguments, each with the value that was passed and what was expected.</summary>
internal static partial class Checks
{
    public static Span<T> Array<T>(T[] array, [CallerArgumentExpression(nameof(array))] string name = "") =>
        array is null ? throw new ArgumentNullException(name) : array;

    public static Entries<T> Entries<T>(T[] array, [CallerArgumentExpression(nameof(array))] string name = "") =>
        array ?? throw new ArgumentNullException(name);

    public static void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }

    public static void NotEmpty<T>(ReadOnlySpan<T> row, string name)
    {
        if (row.IsEmpty)
            throw new ArgumentException("Expected at least one class, but the length is 0.", name);
    }

    public static void Label(int label, int classes, string name = "label")
    {
        if ((uint)label >= (uint)classes)
            throw new ArgumentOutOfRangeException(name, label, $"Expected a class from 0 to {classes - 1}.");
    }

    public static void SameLength(int length, string name, int expected, string expectedName)
    {
        if (length != expected)
            throw new ArgumentException($"Expected a length of {expected}, that of '{expectedName}', but the length is {length}.", name);
    }

    /// <summary>An output fits its input, and lies exactly on it or entirely apart from it.</summary>
    public static void Output<T>(ReadOnlySpan<T> input, string inputName, ReadOnlySpan<T> output, string name)
    {
        SameLength(output.Length, name, input.Length, inputName);
        if (input.Overlaps(output, out int offset) && offset != 0)
            throw new ArgumentException($"Expected memory apart from '{inputName}' or exactly the same, but they overlap by an offset of {offset}.", name);
    }

    /// <summary>The part of an output that its input fills: like .NET's own, it may be longer.</summary>
    public static Span<T> Destination<T>(ReadOnlySpan<T> input, string inputName, Span<T> output, string name)
    {
        if (output.Length < input.Length)
            throw new ArgumentException($"Expected a length of at least {input.Length}, that of '{inputName}', but the length is {output.Length}.", name);
        output = output[..input.Length];
        Output(input, inputName, output, name);
        return output;
    }

    public static void Weight(double target, int index, string name)
    {
        if (!(target >= 0) || double.IsInfinity(target))
            throw new ArgumentOutOfRangeException(name, target, $"Expected targets that are finite and at least 0, but see index {index}.");
    }

    public static void Probability(double target, string name)
    {
        if (!(target is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, target, "Expected a target from 0 to 1.");
    }

    public static void Epsilon(double epsilon)
    {
        if (!(epsilon is > 0 and < 0.5))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Expected an epsilon above 0 and below 0.5.");
    }

    public static void Sign(double target, string name)
    {
        if (target is not (-1 or 1))
            throw new ArgumentOutOfRangeException(name, target, "Expected a target of -1 or 1.");
    }

    public static void Finite(double target, string name)
    {
        if (double.IsNaN(target) || double.IsInfinity(target))
            throw new ArgumentOutOfRangeException(name, target, "Expected a finite target.");
    }

    public static double Fraction(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected a number from 0 to 1.");

    public static double AtLeastZero(double value, string name) => value >= 0 && !double.IsInfinity(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected a finite number of at least 0.");

    public static ReadOnlyMemory<double> Weights(ReadOnlyMemory<double> weights, string name)
    {
        foreach (double weight in weights.Span)
            AtLeastZero(weight, name);
        return weights;
    }
}
