using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1005 over the outputs of neurons, of which one kind keeps exponentials: another class adds them up and divides by the sum.</summary>
public class CE1005ObjectTests
{
    private const string Chosen = "switch (kind) { case Kind.Hidden: output = Math.Max(sum, 0); break; case Kind.Top: output = Math.Exp(sum); break; }";

    [Theory]
    [InlineData("for (int i = 0; i < neurons.Length; i++) total += neurons[i].Output; for (int i = 0; i < neurons.Length; i++) result[i] = {|CE1005:neurons[i].Output / total|};")]
    [InlineData("foreach (var n in neurons) total += n.Output; int k = 0; foreach (var n in neurons) result[k++] = {|CE1005:n.Output / total|};")]
    [InlineData("double sum = neurons.Sum(n => n.Output); for (int i = 0; i < neurons.Length; i++) result[i] = {|CE1005:neurons[i].Output / sum|};")]
    // of other objects, of another member, a mean
    [InlineData("foreach (var n in others) total += n.Output; for (int i = 0; i < neurons.Length; i++) result[i] = neurons[i].Output / total;")]
    [InlineData("foreach (var n in neurons) total += n.Bias; for (int i = 0; i < neurons.Length; i++) result[i] = neurons[i].Output / total;")]
    [InlineData("for (int i = 0; i < neurons.Length; i++) result[i] = neurons[i].Output / total;")]
    public Task ByTheQuotient(string statements) => Verify.Diagnostics(Program(Chosen, statements));

    private const string Divided = "for (int i = 0; i < neurons.Length; i++) total += neurons[i].Output; for (int i = 0; i < neurons.Length; i++) result[i] = neurons[i].Output / total;";

    [Theory]
    [InlineData("if (kind == Kind.Top) output = Math.Exp(sum); else output = Math.Tanh(sum);", true)]
    [InlineData("output = Activate(sum);", true)]
    [InlineData("output = kind switch { Kind.Top => Math.Exp(sum), _ => Math.Max(sum, 0) };", true)]
    // kept small, the largest subtracted, a kernel of a distance, no exponential
    [InlineData("output = sum > 80 ? 1e30 : Math.Exp(sum);", false)]
    [InlineData("if (sum < 80) output = Math.Exp(sum); else output = 1e30;", false)]
    [InlineData("output = Math.Exp(sum - largest);", false)]
    [InlineData("output = Math.Exp(-sum * sum / 2);", false)]
    [InlineData("output = Math.Exp(-width * sum);", false)]
    [InlineData("output = 1 / (1 + Math.Exp(-sum));", false)]
    public Task ByWhatIsKept(string keep, bool isFlagged) =>
        Verify.Diagnostics(Program(keep, isFlagged ? Divided.Replace("neurons[i].Output / total", "{|CE1005:neurons[i].Output / total|}", StringComparison.Ordinal) : Divided));

    /// <summary>The exponentials are made one by one, where no other logit is known.</summary>
    [Fact]
    public Task HasNoFix()
    {
        string[] sources = Program(Chosen, Divided.Replace("neurons[i].Output / total", "{|CE1005:neurons[i].Output / total|}", StringComparison.Ordinal));
        return Verify.Fix(sources, sources);
    }

    private static string[] Program(string keep, string statements) =>
    [
        $$"""
        enum Kind { Hidden, Top }

        class Neuron(Kind kind, double width)
        {
            private double output, largest;

            public double Output => output;

            public double Bias { get; set; } = width;

            public void Run(double[] weights, double[] inputs)
            {
                double sum = Bias;
                for (int i = 0; i < inputs.Length; i++) sum += weights[i] * inputs[i];
                largest = Math.Max(sum, largest);
                {{keep}}
            }

            private double Activate(double sum)
            {
                double made = 0;
                switch (kind) { case Kind.Hidden: made = Math.Tanh(sum); break; case Kind.Top: made = Math.Exp(sum); break; }
                return made;
            }
        }
        """,
        $$"""
        class Layer(Neuron[] neurons, Neuron[] others)
        {
            void Recognise(double[] result)
            {
                double total = 0;
                {{statements}}
            }
        }
        """,
    ];
}
