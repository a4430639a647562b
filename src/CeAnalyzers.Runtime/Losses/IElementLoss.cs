namespace CeAnalyzers;

/// <summary>A loss of one number against its target.</summary>
internal interface IElementLoss
{
    double Evaluate(double input, double target, out double slope);

    /// <summary>Whether any number from 0 to 1 is a target, and nothing else.</summary>
    bool TakesProbabilities { get; }

    /// <summary>Refuses a target that means nothing here.</summary>
    void Check(double target, string name);
}
