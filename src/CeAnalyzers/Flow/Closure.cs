using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>A lambda with the parameters that it sees from outside.</summary>
internal sealed record Closure(IAnonymousFunctionOperation Lambda, Frame Frame);
