namespace CeAnalyzers;

/// <summary>A loss of one number against its target.</summary>
internal interface IElementLoss
{
    /// <param name="index">Which of all elements it is.</param>
    /// <param name="input">The number.</param>
    /// <param name="target">Its target.</param>
    /// <param name="slope">The derivative of the loss by the number.</param>
    double Evaluate(int index, double input, double target, out double slope);

    /// <summary>Whether any number from 0 to 1 is a target, and nothing else.</summary>
    bool TakesProbabilities { get; }

    /// <summary>Refuses a target that means nothing here.</summary>
    void Check(double target, string name);
}
