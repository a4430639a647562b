namespace CeAnalyzers.Package.Tests;

/// <summary>What a user has written. The comments mark the lines that are to be flagged.</summary>
internal static class Sources
{
    /// <summary>A softmax as it should be.</summary>
    public const string Network = """
        namespace App;

        public static class Network
        {
            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }
        }
        """;

    /// <summary>A log of a softmax, in a class of the given name.</summary>
    public static string LogOfSoftmax(string name, string above = "", string mark = "") => $$"""
        namespace App;

        public static class {{name}}
        {
            {{above}}
            public static double Of(double[] logits, int label)
            {
                double[] p = Network.Softmax(logits);
                return -Math.Log(p[label]);{{mark}}
            }
        }
        """;

    /// <summary>A squared error on softmax outputs: its fix is another loss, so it changes what is trained.</summary>
    public const string SquaredError = """
        namespace App;

        public static class Squared
        {
            public static double Of(double[] logits, double[] target)
            {
                double[] p = Network.Softmax(logits);
                double sum = 0;
                for (int i = 0; i < p.Length; i++)
                    sum += (p[i] - target[i]) * (p[i] - target[i]); // CE2002
                return sum;
            }
        }
        """;

    public const string Program = """
        using App;

        double[] logits = [1000, 0, -1000];
        Console.WriteLine(Loss.Of(logits, 1));
        Console.WriteLine(Squared.Of(logits, [0, 1, 0]));
        """;

    /// <summary>Sums, exponentials and logarithms without a classifier.</summary>
    public const string Statistics = """
        namespace App;

        public sealed record Reading(string Sensor, double Value, DateTime At);

        public static class Statistics
        {
            public static double GeometricMean(IReadOnlyList<double> values) =>
                Math.Exp(values.Sum(Math.Log) / values.Count);

            public static double Exponential(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

            public static double Decibels(double power, double reference) => 10 * Math.Log10(power / reference);

            public static double Decayed(Reading reading, DateTime now, TimeSpan halfLife) =>
                reading.Value * Math.Exp(-Math.Log(2) * ((now - reading.At) / halfLife));

            public static double Variance(double[] values)
            {
                double mean = values.Average();
                double sum = 0;
                for (int i = 0; i < values.Length; i++)
                    sum += (values[i] - mean) * (values[i] - mean);
                return sum / (values.Length - 1);
            }

            public static IEnumerable<IGrouping<string, double>> BySensor(IEnumerable<Reading> readings) =>
                from reading in readings
                group reading.Value by reading.Sensor;
        }
        """;

    /// <summary>Code that is being written. Its errors are all inside of methods: with others, no analyzer would run.</summary>
    public const string Unfinished = """
        namespace App;

        public static class Unfinished
        {
            public static double A(double[] logits, int label)
            {
                double[] p = Network.Softmax(logitz);
                return -Math.Log(p[labels]);
            }

            public static double B(double[] logits) => Math.Log(Network.Softmax(logits, 1)["x"]) + Math.Log(Sigmoid());

            public static object C(object x) => torch.log(torch.softmax(x, dim: 1)).mean();

            public static double D(double[] p, double[] y)
            {
                double sum = 0;
                foreach (var (v, t) in p.Zip(y.Where(target)))
                    sum -= t * Math.Log(v, v, v);
                for (int i = 0; i < y.Count; i++)
                    sum += Math.Log(p[i].Value) * (p[i] - y[i]) * (p[i] - y[j]);
                return sum.Mean;
            }
        }
        """;
}
