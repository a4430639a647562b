using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Private members whose names the rest of the program uses hundreds of times: nothing outside of their type can mean them.</summary>
public class CommonNameTests
{
    /// <summary>Another class that uses the names x and Loss over and over.</summary>
    private static string Crowd { get; } = "static class Crowd\n{\n"
        + string.Concat(Enumerable.Range(0, 100).Select(i => $"    public static double F{i}(double x, double y) {{ x = x + y; return Loss(x) + Loss(y); }}\n"))
        + "    public static double Loss(double y) => y;\n}\n";

    [Theory]
    [InlineData("class Model { private readonly double[] x; public Model(double[] z) { x = StableMath.Softmax(z); } public double Nll(int y) => -{|CE1001:Math.Log(x[y])|}; }")]
    [InlineData("class Model { private double[] x = []; public void Forward(double[] z) { x = StableMath.Softmax(z); } public double Nll(int y) => -{|CE1001:Math.Log(x[y])|}; }")]
    [InlineData("class Model { private double[] x { get; set; } = []; public void Forward(double[] z) { x = StableMath.Softmax(z); } public double Nll(int y) => -{|CE1001:Math.Log(x[y])|}; }")]
    [InlineData("class Model { public double Nll(double[] z, int y) => Loss(StableMath.Softmax(z), y); private static double Loss(double[] a, int y) => -{|CE1001:Math.Log(a[y])|}; }")]
    [InlineData("partial class Model { private double[] x = []; public double Nll(int y) => -{|CE1001:Math.Log(x[y])|}; } partial class Model { public void Forward(double[] z) { x = StableMath.Softmax(z); } }")]
    public Task Flagged(string model) => Verify.Diagnostics(["using CeAnalyzers;\n" + model, Crowd]);

    /// <summary>Given something else as well: only the name is left to tell.</summary>
    [Theory]
    [InlineData("class Model { private double[] x = []; public void Forward(double[] z) { x = StableMath.Softmax(z); } public void Load(double[] z) { x = z; } public double Nll(int y) => -{|CE1003:Math.Log(x[y])|}; }")]
    [InlineData("class Model { private double[] x = []; class Part { public void Set(Model model, double[] z) { model.x = z; } } public void Forward(double[] z) { x = StableMath.Softmax(z); } public double Nll(int y) => -{|CE1003:Math.Log(x[y])|}; }")]
    public Task Unknown(string model) => Verify.Diagnostics(["using CeAnalyzers;\n" + model, Crowd]);
}
