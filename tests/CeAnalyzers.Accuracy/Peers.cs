using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>What all of the peers' losses and functions need.</summary>
internal static class Peers
{
    public static Tensor AsTensor<T>(T[] values) => values is float[] singles ? tensor(singles) : tensor((double[])(object)values);
}
