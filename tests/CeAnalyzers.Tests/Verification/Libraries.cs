namespace CeAnalyzers.Tests.Verification;

/// <summary>What a test source is compiled against besides .NET 10 and our own runtime library.</summary>
[Flags]
internal enum Libraries
{
    Plain = 0,
    Tensors = 1,
    TorchSharp = 2,
    MathNet = 4,
    NumSharp = 16,
    MlNet = 32,
    Ilgpu = 64,

    /// <summary>TensorFlow.NET with its Keras, Keras.NET and CNTK, as far as rows speak of them, and Unity.</summary>
    Stubs = 128,

    /// <summary>A project that cannot see CeAnalyzers.Runtime.</summary>
    WithoutRuntime = 8,
}
