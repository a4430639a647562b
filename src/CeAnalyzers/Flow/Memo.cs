using CeAnalyzers.Kinds;

namespace CeAnalyzers.Flow;

/// <summary>A kept result with the steps that it took and the depth that it reached: asked for again, it counts as much.</summary>
internal sealed record Memo(Value Value, int Steps, int Height);
