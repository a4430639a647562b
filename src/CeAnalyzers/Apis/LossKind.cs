namespace CeAnalyzers.Apis;

/// <summary>What a loss computes and so expects as its prediction, its first operand; targets are the second.</summary>
internal enum LossKind
{
    /// <summary>Softmax and cross-entropy in one: expects logits.</summary>
    SoftmaxCrossEntropy,

    /// <summary>Sigmoid and binary cross-entropy in one: expects logits.</summary>
    SigmoidCrossEntropy,

    /// <summary>Binary cross-entropy: expects probabilities; the library keeps its own log finite.</summary>
    BinaryCrossEntropy,

    /// <summary>Categorical cross-entropy: expects probabilities.</summary>
    CrossEntropy,

    /// <summary>Picks the true class: expects log-probabilities.</summary>
    NegativeLogLikelihood,

    /// <summary>Squared error: for regression.</summary>
    SquaredError,

    /// <summary>Kullback-Leibler divergence: expects log-probabilities.</summary>
    KullbackLeibler,
}
