using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2003ActivationAppliedTwiceFixTests
{
    [Fact]
    public Task TheLogitsGoToTheLoss() => Fix(
        """
        public static class Loss
        {
            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z); // shown elsewhere
                return {|CE2003:StableLoss.SoftmaxCrossEntropy(p, label)|};
            }
        }
        """,
        """
        public static class Loss
        {
            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z); // shown elsewhere
                return StableLoss.SoftmaxCrossEntropy(z, label);
            }
        }
        """);

    [Fact]
    public Task TheLogitsGoToALossOfTheUser() => Fix(
        """
        public static class Loss
        {
            private static double SoftmaxCrossEntropy(double[] logits, int label) => -StableMath.LogSoftmax(logits, label);

            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z);
                return {|CE2003:SoftmaxCrossEntropy(p, label)|};
            }
        }
        """,
        """
        public static class Loss
        {
            private static double SoftmaxCrossEntropy(double[] logits, int label) => -StableMath.LogSoftmax(logits, label);

            public static double Of(double[] z, int label)
            {
                double[] p = StableMath.Softmax(z);
                return SoftmaxCrossEntropy(z, label);
            }
        }
        """);

    [Fact]
    public Task ALogitGoesToTheBinaryLoss() => Fix(
        """
        public static class Loss
        {
            public static float Of(float z, float y) => {|CE2003:StableLoss.SigmoidCrossEntropy(StableMath.Sigmoid(z), y)|};
        }
        """,
        """
        public static class Loss
        {
            public static float Of(float z, float y) => StableLoss.SigmoidCrossEntropy(z, y);
        }
        """);

    [Fact]
    public Task WithoutTheLogitsTheLossTakesProbabilities() => Fix(
        """
        public class Model
        {
            public double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public double Loss(double[] x, int label) => {|CE2003:StableLoss.SoftmaxCrossEntropy(Predict(x), label)|};
        }
        """,
        """
        public class Model
        {
            public double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public double Loss(double[] x, int label) => StableLoss.CrossEntropy(Predict(x), label);
        }
        """);

    [Fact]
    public Task OneSoftmaxOfTwoStays() => Fix(
        """
        public static class Model
        {
            public static double[] Predict(double[] z) => {|CE2003:StableMath.Softmax(StableMath.Softmax(z))|};
        }
        """,
        """
        public static class Model
        {
            public static double[] Predict(double[] z) => StableMath.Softmax(z);
        }
        """);

    [Fact]
    public Task ThroughALocal() => Fix(
        """
        public static class Model
        {
            public static double[] Predict(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return {|CE2003:StableMath.Softmax(output)|};
            }
        }
        """,
        """
        public static class Model
        {
            public static double[] Predict(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return StableMath.Softmax(z);
            }
        }
        """);

    [Fact]
    public Task TheOneCallPassesTheLogits() => Fix(
        """
        public static class Model
        {
            public static double[] Twice(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return FromScores(output);
            }

            private static double[] FromScores(double[] scores) => {|CE2003:StableMath.Softmax(scores)|};
        }
        """,
        """
        public static class Model
        {
            public static double[] Twice(double[] z)
            {
                double[] output = StableMath.Softmax(z);
                return FromScores(z);
            }

            private static double[] FromScores(double[] scores) => StableMath.Softmax(scores);
        }
        """);

    [Fact]
    public Task TheOneCallPassesTheLogitsToAllThatWantThem()
    {
        const string Source = """
            using CeAnalyzers;

            public static class Model
            {
                public static double Loss(double[] z, int label) => FromScores(StableMath.Softmax(z), label);

                private static double FromScores(double[] scores, int label)
                {
                    double[] p = {|CE2003:StableMath.Softmax(scores)|};
                    return p[0] + {|CE2003:StableLoss.SoftmaxCrossEntropy(scores, label)|};
                }
            }
            """;
        return Fix(Source, Source.Replace("FromScores(StableMath.Softmax(z), label)", "FromScores(z, label)", StringComparison.Ordinal).Replace("{|CE2003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));
    }

    [Fact]
    public Task ProbabilitiesThatTheCalledMethodReadsElsewhereStay()
    {
        const string Source = """
            using CeAnalyzers;

            public static class Model
            {
                public static double Loss(double[] z, int label) => FromScores(StableMath.Softmax(z), label);

                private static double FromScores(double[] scores, int label)
                {
                    if (scores[label] > 0.9) return 0;
                    return -StableMath.Softmax(scores)[label];
                }
            }
            """;
        return Fix(Source.Replace("StableMath.Softmax(scores)", "{|CE2003:StableMath.Softmax(scores)|}", StringComparison.Ordinal), Source.Replace("StableMath.Softmax(scores)", "{|CE2003:StableMath.Softmax(scores)|}", StringComparison.Ordinal));
    }

    [Fact]
    public void TheFixedLossIsTheOneThatWasMeant()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], int, double>>(
            """
            public static class Loss
            {
                public static double Of(double[] z, int label)
                {
                    double[] p = CeAnalyzers.StableMath.Softmax(z);
                    return CeAnalyzers.StableLoss.SoftmaxCrossEntropy(p, label);
                }
            }
            """,
            "CE2003",
            "Loss",
            "Of");
        double[] certain = [50, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(Math.Log(Math.E + 9) - 1, before(certain, 0), 1e-12);
        Assert.Equal(9 * Math.Exp(-50), after(certain, 0), 1e-30);
        Assert.Equal(50, after(certain, 1), 1e-12);
        Assert.Equal(Math.Log(4), after([0, Math.Log(3)], 0), 1e-12);
    }

    private static Task Fix(string before, string after) => LossFix.Verify(before, after);
}
