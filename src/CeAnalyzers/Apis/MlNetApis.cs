using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>ML.NET: what calibrators make of scores, and the losses of its linear trainers, which take the scores themselves.</summary>
internal static class MlNetApis
{
    private const string Calibrators = "Microsoft.ML.Calibrators.";

    public static Library Library { get; } = new(Calibrators + "ICalibrator",
    [
        // a sigmoid of the score scaled and shifted, or a table
        .. ApiRows.Makes([Calibrators + "ICalibrator", Calibrators + "PlattCalibrator", Calibrators + "NaiveCalibrator", Calibrators + "IsotonicCalibrator"], ValueKind.Probability, "PredictProbability"),
        .. ApiRows.Losses(["Microsoft.ML.Trainers.LogLoss"], LossKind.SigmoidCrossEntropy, "Loss", "Derivative").Select(row => row with { KeepsFinite = true }),
        .. ApiRows.Losses(["Microsoft.ML.Trainers.SquaredLoss"], LossKind.SquaredError, "Loss"),
    ]);
}
