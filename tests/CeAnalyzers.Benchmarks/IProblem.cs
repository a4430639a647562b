namespace CeAnalyzers.Benchmarks;

/// <summary>What is measured side by side.</summary>
internal interface IProblem : IDisposable
{
    string What { get; }

    double Ours();

    double OursWithGradient();

    double OursOnTwoCores();

    double Torch();

    IReadOnlyList<Func<double>> TorchWithGradient { get; }

    double Tensors();

    double TensorsWithGradient();

    double Read();

    double Copy();

    string? Wrong();
}
