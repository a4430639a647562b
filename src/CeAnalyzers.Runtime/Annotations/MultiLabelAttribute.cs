namespace CeAnalyzers;

/// <summary>The labels are multi-hot: any number of classes is right at once, so each class needs a binary loss of its own.</summary>
/// <remarks>Goes on the labels, or on their type. Read by the analyzers only; it changes nothing at run time.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MultiLabelAttribute : Attribute;
