// Draws the pictures of docs/runtime.md from the library's own losses: dotnet run samples/LossCurves.cs
#:project ../src/CeAnalyzers.Runtime/CeAnalyzers.Runtime.csproj
#:package ScottPlot@5.1.59
#:package SkiaSharp@3.119.4
#:package SkiaSharp.HarfBuzz@3.119.4
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@3.119.4
#:package HarfBuzzSharp.NativeAssets.Linux@8.3.1.5

using CeAnalyzers;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

string samples = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string pictures = Directory.CreateDirectory(Path.Combine(samples, "..", "docs", "pictures")).FullName;

Curve[] losses =
[
    new("cross-entropy", "#1b6ca8", z => (StableLoss.SigmoidCrossEntropy(z, 1, out double slope), slope)),
    new("label smoothing 0.1", "#7b52ab", z => (StableLoss.SigmoidCrossEntropy(z, 1, out double slope, new SigmoidOptions { LabelSmoothing = 0.1 }), slope)),
    new("focal, gamma 2", "#2a8f4f", z => (StableLoss.SigmoidFocal(z, 1, out double slope), slope)),
    new("hinge", "#b8860b", z => (StableLoss.Hinge(z, 1, out double slope), slope)),
    new("squared error of the sigmoid", "#c0392b", SquaredErrorOfSigmoid),
];
Draw("losses", losses, "logit of the right answer", 6);

string[] colours = ["#1b6ca8", "#3f9142", "#b8860b", "#d35400", "#8e2b2b"];
Curve[] focal = [.. new[] { 0, 0.5, 1, 2, 5 }.Select((gamma, i) => new Curve($"gamma {gamma}", colours[i],
    z => (StableLoss.SigmoidFocal(z, 1, out double slope, new FocalOptions { Gamma = gamma }), slope)))];
Draw("focal", focal, "logit of the right answer", 6);

/// <summary>The chain rule by hand: the error's slope times the sigmoid's, p (1 - p), which is what makes it vanish.</summary>
static (double, double) SquaredErrorOfSigmoid(double z)
{
    double p = StableMath.Sigmoid(z), loss = StableLoss.SquaredError(p, 1, out double slope);
    return (loss, slope * p * (1 - p));
}

void Draw(string name, Curve[] curves, string axis, double range)
{
    double[] logits = [.. Enumerable.Range(0, 481).Select(i => -range + i * range / 240)];
    var multiplot = new Multiplot { Layout = new Columns() };
    multiplot.AddPlots(2);
    Plot loss = multiplot.GetPlot(0), gradient = multiplot.GetPlot(1);
    foreach (Curve curve in curves)
    {
        Add(loss, logits, [.. logits.Select(z => curve.At(z).Loss)], curve);
        Add(gradient, logits, [.. logits.Select(z => curve.At(z).Gradient)], curve);
    }
    Style(loss, "loss", axis, Alignment.UpperRight);
    Style(gradient, "gradient", axis, Alignment.LowerRight);
    gradient.HideLegend();
    string path = Path.Combine(pictures, $"{name}.png");
    multiplot.SavePng(path, 960, 360);
    Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
}

static void Add(Plot plot, double[] xs, double[] ys, Curve curve)
{
    var line = plot.Add.ScatterLine(xs, ys, Color.FromHex(curve.Colour));
    line.LineWidth = 2;
    line.LegendText = curve.Name;
}

static void Style(Plot plot, string title, string axis, Alignment legend)
{
    plot.Font.Set("DejaVu Sans");
    plot.Title(title, 14);
    plot.XLabel(axis, 12);
    plot.Axes.Title.Label.Bold = plot.Axes.Bottom.Label.Bold = false;
    foreach (IAxis side in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        side.MinorTickStyle.Length = 0;
    plot.Axes.Margins(0, 0.05);
    plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
    plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
    plot.ShowLegend(legend);
    plot.Legend.OutlineWidth = 0;
    plot.Legend.ShadowColor = Colors.Transparent;
}

/// <summary>A loss and its gradient by the logit of a sample whose answer is 1.</summary>
internal sealed record Curve(string Name, string Colour, Func<double, (double Loss, double Gradient)> At);
