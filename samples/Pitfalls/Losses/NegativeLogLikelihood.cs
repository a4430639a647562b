using Pitfalls.Data;
using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>The log of a softmax that is made two files away: in LinearClassifier.Predict, by Activations.Softmax.</summary>
public class NegativeLogLikelihood(LinearClassifier model)
{
    public double Mean(IEnumerable<Digit> digits) => digits.Average(Of);

    private double Of(Digit digit)
    {
        double[] probabilities = model.Predict(digit.Pixels);
        return -Math.Log(probabilities[digit.Label]);
    }
}
