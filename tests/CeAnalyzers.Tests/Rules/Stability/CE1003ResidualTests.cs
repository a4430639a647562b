using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1003 where nothing is named for a cross-entropy, but the gradient by the logits, p - y, stands beside y * log p.</summary>
public class CE1003ResidualTests
{
    [Theory]
    [InlineData("cells[i].Delta = cells[i].Level - expected[i]; total -= expected[i] * {|CE1003:Math.Log(cells[i].Level)|};")]
    [InlineData("cells[i].Delta = expected[i] - cells[i].Level; total += -expected[i] * {|CE1003:Math.Log(cells[i].Level)|};")]
    // the label of another row
    [InlineData("cells[i].Delta = cells[i].Level - expected[0]; total -= expected[i] * Math.Log(cells[i].Level);")]
    // no minus, no label, no difference
    [InlineData("cells[i].Delta = cells[i].Level - expected[i]; total += expected[i] * Math.Log(cells[i].Level);")]
    [InlineData("cells[i].Delta = cells[i].Level - counts[i]; total -= counts[i] * Math.Log(cells[i].Level);")]
    [InlineData("cells[i].Delta = cells[i].Level; total -= expected[i] * Math.Log(cells[i].Level);")]
    // the likelihood of a count
    [InlineData("cells[i].Delta = cells[i].Level - expected[i]; total += cells[i].Level - expected[i] * Math.Log(cells[i].Level);")]
    // guarded
    [InlineData("cells[i].Delta = cells[i].Level - expected[i]; total -= expected[i] * Math.Log(cells[i].Level + 1e-9);")]
    [InlineData("cells[i].Delta = cells[i].Level - expected[i]; if (cells[i].Level > 0) total -= expected[i] * Math.Log(cells[i].Level);")]
    public Task BesideTheTerm(string statements) => Verify.Diagnostics($$"""
        class Cell
        {
            public double Level, Delta;
        }

        class Output
        {
            private readonly Cell[] cells = new Cell[3];

            public double Back(double[] expected, double[] counts)
            {
                double total = 0;
                for (int i = 0; i < cells.Length; i++)
                {
                    {{statements}}
                }

                return total;
            }
        }
        """);
}
