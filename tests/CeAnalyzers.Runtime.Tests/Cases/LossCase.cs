namespace CeAnalyzers.Runtime.Tests.Cases;

/// <summary>A batch of rows; without labels the targets count, and the other way round.</summary>
public sealed record Samples(double[] Inputs, int[] Labels, double[] Targets, int Classes)
{
    public int Rows => Inputs.Length / Classes;

    public double[] Row(int row) => Inputs[(row * Classes)..((row + 1) * Classes)];

    public double[] TargetRow(int row) => Targets.Length == 0 ? [] : Targets[(row * Classes)..((row + 1) * Classes)];

    public int Label(int row) => Labels.Length == 0 ? 0 : Labels[row];
}

/// <summary>A loss with its options: the library's forms, and what it is, written plainly from its definition.</summary>
/// <param name="Draw">Inputs that it takes.</param>
/// <param name="Batch">Inputs and outputs to the reduced loss.</param>
/// <param name="Single">The same in float.</param>
/// <param name="Row">Inputs, row and gradient to one sample's loss.</param>
/// <param name="Model">The loss of a row of inputs, its label and its targets.</param>
/// <param name="Weight">What a label counts in the mean.</param>
public sealed record LossCase(
    Func<Random, Samples> Draw,
    Func<Samples, double[]?, double[]?, Reduction, int, double> Batch,
    Func<Samples, float[]?, float[]?, Reduction, float> Single,
    Func<Samples, int, double[], double> Row,
    Func<double[], int, double[], double> Model,
    Func<int, double> Weight)
{
    /// <summary>Whether only the differences of the inputs count.</summary>
    public bool IsShiftInvariant { get; init; }

    /// <summary>Whether inputs are cut off: the loss is flat there, and its gradient still points the way.</summary>
    public bool IsClipped { get; init; }
}
