using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>ML.NET's calibrators and losses.</summary>
public class MlNetTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.MlNet, "using Microsoft.ML.Calibrators; using Microsoft.ML.Trainers;", "ICalibrator calibrator, PlattCalibrator platt, float score, float label");

    [Theory]
    [InlineData("Probe(calibrator.PredictProbability(score));")]
    [InlineData("Probe(platt.PredictProbability(output: score));")]
    public void CalibratorsMakeProbabilities(string statements) => Assert.Equal(ValueKind.Probability, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("var p = platt.PredictProbability(score); return {|CE1003:Math.Log(p)|};")]
    [InlineData("var p = 1 / (1 + Math.Exp(-score)); return {|CE2003:new LogLoss().Loss((float)p, label)|};")]
    [InlineData("var p = 1 / (1 + Math.Exp(-score)); return {|CE2002:new SquaredLoss().Loss((float)p, label)|};")]
    // it takes the score
    [InlineData("return new LogLoss().Loss(score, label);")]
    [InlineData("return new LogLoss().Loss(label: label, output: score);")]
    // clipped
    [InlineData("var p = Math.Clamp(platt.PredictProbability(score), 1e-7f, 1 - 1e-7f); return Math.Log(p);")]
    public Task Rules(string statements) => Probe.Verify(statements);

    [Fact]
    public Task TheColumnOfACalibratedClassifierHoldsProbabilities() => Verify.Diagnostics(
        """
        using Microsoft.ML.Data;

        class Prediction
        {
            [ColumnName("Probability")] public float P { get; set; }

            [ColumnName("Score")] public float S { get; set; }
        }

        class Evaluation
        {
            double Loss(Prediction prediction) => -{|CE1003:Math.Log(prediction.P)|};

            double Clipped(Prediction prediction) => -Math.Log(Math.Max(prediction.P, 1e-7f));

            double Score(Prediction prediction) => Math.Log(prediction.S);
        }
        """,
        Libraries.MlNet);
}
