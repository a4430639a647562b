namespace CeAnalyzers.Apis;

/// <summary>What a loss computes and so expects as its prediction, its first operand unless the row names another; targets are the second.</summary>
internal enum LossKind
{
    /// <summary>Softmax and cross-entropy in one: expects logits.</summary>
    SoftmaxCrossEntropy,

    /// <summary>Sigmoid and binary cross-entropy in one: expects logits.</summary>
    SigmoidCrossEntropy,

    /// <summary>Binary cross-entropy: expects probabilities.</summary>
    BinaryCrossEntropy,

    /// <summary>Categorical cross-entropy: expects probabilities.</summary>
    CrossEntropy,

    /// <summary>Picks the true class: expects log-probabilities.</summary>
    NegativeLogLikelihood,

    /// <summary>Squared error: for regression.</summary>
    SquaredError,

    /// <summary>The squared error between two operands, either of which may be the prediction; a distance like any other unless the other holds labels.</summary>
    SquaredDistance,

    /// <summary>Kullback-Leibler divergence: expects log-probabilities.</summary>
    KullbackLeibler,

    /// <summary>A distribution over classes that is built from logits, by a softmax of its own, or a loss of it that is no cross-entropy.</summary>
    SoftmaxDistribution,

    /// <summary>Distributions over two outcomes that are built from logits, by a sigmoid of their own, or a loss of them that is no cross-entropy.</summary>
    SigmoidDistribution,
}
