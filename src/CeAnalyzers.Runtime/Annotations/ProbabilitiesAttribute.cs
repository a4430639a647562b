namespace CeAnalyzers;

/// <summary>The value holds probabilities: numbers from 0 to 1.</summary>
/// <remarks>Read by the analyzers only; it changes nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ProbabilitiesAttribute : Attribute;
