using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2001TorchSharpFixTests
{
    [Theory]
    [InlineData("softmax(z, 1), y", "z, y")]
    [InlineData("z.softmax(1), y", "z, y")]
    [InlineData("softmax(z, 1), y, reduction: Reduction.Sum", "z, y, reduction: Reduction.Sum")]
    [InlineData("softmax(z, 1), y, null, Reduction.Sum", null)] // a weight, though it is null here
    [InlineData("softmax(z, 0), y", null)] // cross_entropy has its classes in dimension 1
    [InlineData("softmax(z, -1), y", null)] // the last dimension, which is 1 only in a matrix
    public Task TorchSharpGetsItsOwnLoss(string arguments, string? fused) => Fix(
        LossFix.Torch($$"""{|CE2001:binary_cross_entropy({{arguments}})|}"""),
        LossFix.Torch(fused is null ? $$"""{|CE2001:binary_cross_entropy({{arguments}})|}""" : $"cross_entropy({fused})"));

    [Fact]
    public Task AModuleWithoutOptionsBecomesTheFunction() => Fix(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Trainer
        {
            private readonly BCELoss loss = nn.BCELoss();

            public Tensor Of(Tensor z, Tensor y) => {|CE2001:loss.forward(nn.functional.softmax(z, 1), y)|};
        }
        """,
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Trainer
        {
            private readonly BCELoss loss = nn.BCELoss();

            public Tensor Of(Tensor z, Tensor y) => nn.functional.cross_entropy(z, y);
        }
        """);

    [Fact]
    public Task AModuleWithOptionsStays() => NoFix(
        """
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        public class Trainer
        {
            private readonly BCELoss loss = nn.BCELoss(reduction: nn.Reduction.Sum);

            public Tensor Of(Tensor z, Tensor y) => {|CE2001:loss.forward(nn.functional.softmax(z, 1), y)|};
        }
        """);

    private static Task Fix(string before, string after) => LossFix.Verify(before, after, null, Libraries.TorchSharp);

    private static Task NoFix(string source) => Fix(source, source);
}
