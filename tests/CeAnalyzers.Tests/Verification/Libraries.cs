namespace CeAnalyzers.Tests.Verification;

/// <summary>What a test source is compiled against besides .NET 10 and our own runtime library.</summary>
[Flags]
internal enum Libraries
{
    Plain = 0,
    Tensors = 1,
    TorchSharp = 2,
    MathNet = 4,

    /// <summary>A project that cannot see CeAnalyzers.Runtime.</summary>
    WithoutRuntime = 8,
}
