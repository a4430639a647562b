using TorchSharp;

namespace CeAnalyzers.Runtime.Torch.Tests;

/// <summary>Whether libtorch is here and loads.</summary>
internal static class LibTorch
{
    private static readonly string? Missing = Load();

    public static void SkipWithout() => Assert.SkipWhen(Missing is not null, $"libtorch does not load: {Missing}");

    private static string? Load()
    {
        try
        {
            using torch.Tensor tensor = torch.zeros(1);
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetBaseException().Message.Split('\n')[0];
        }
    }
}
