namespace CeAnalyzers.Kernels;

/// <summary>A loss of one logit through a sigmoid that can be taken of many at once.</summary>
internal interface ISigmoidLoss : IElementLoss
{
    /// <summary>Whether the options are those that vectors are written for.</summary>
    bool HasVectors { get; }

    /// <summary>Whether targets of 0 and 1 stay that.</summary>
    bool HasHardTargets { get; }

    /// <summary>Whether it multiplies the errors of probabilities, so that those must have more digits.</summary>
    bool IsSteep { get; }

    /// <summary>The weights of what is wanted.</summary>
    LabelWeights PositiveWeights { get; }

    /// <summary>The weights of the whole losses.</summary>
    LabelWeights Weights { get; }

    /// <summary>The losses but for their weights; where the slopes are not wanted they mean nothing.</summary>
    TVector Evaluate<TVector, TPrecision>(in Sigmoids<TVector> sigmoids, TVector targets, TVector positiveWeights, bool withSlopes, out TVector slopes)
        where TVector : struct, IVector<TVector, double> where TPrecision : struct, IPrecision;
}
