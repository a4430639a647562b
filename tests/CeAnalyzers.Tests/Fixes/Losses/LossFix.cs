using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

/// <summary>The fixes of this folder change training: fix all applies them where .editorconfig says so.</summary>
internal static class LossFix
{
    private const string Unsafe = """
        root = true
        [*.cs]
        ce_unsafe_fixes = true
        """;

    public static Task Verify(string before, string after, string? key = null, Libraries libraries = Libraries.Plain) =>
        Verification.Verify.Fix(WithUsing(before, libraries), WithUsing(after, libraries), key, libraries, Unsafe);

    /// <summary>A loss of two tensors, z and y.</summary>
    public static string Torch(string expression) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using static TorchSharp.torch.nn.functional;

        public static class Loss
        {
            public static Tensor Of(Tensor z, Tensor y) => {{expression}};
        }
        """;

    private static string WithUsing(string source, Libraries libraries) => libraries == Libraries.Plain && !source.StartsWith("using", StringComparison.Ordinal) ? "using CeAnalyzers;\n\n" + source : source;
}
