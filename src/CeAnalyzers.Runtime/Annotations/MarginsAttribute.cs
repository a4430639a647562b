namespace CeAnalyzers;

/// <summary>The value holds margins: scores whose sign is the decision, as hinge losses take them.</summary>
/// <remarks>Read by the analyzers only; it changes nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class MarginsAttribute : Attribute;
