namespace CeAnalyzers;

/// <summary>The value holds natural logarithms of probabilities: numbers of at most 0.</summary>
/// <remarks>Read by the analyzers only; it changes nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LogProbabilitiesAttribute : Attribute;
