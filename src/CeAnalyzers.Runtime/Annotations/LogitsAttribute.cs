namespace CeAnalyzers;

/// <summary>The value holds logits: unnormalised scores, which a softmax or a sigmoid turns into probabilities.</summary>
/// <remarks>Read by the analyzers only; it changes nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LogitsAttribute : Attribute;
