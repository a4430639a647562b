// Draws the pictures of docs/benchmarks.md from its tables: dotnet run samples/BenchmarkChart.cs
#:package ScottPlot@5.1.59
#:package SkiaSharp@3.119.4
#:package SkiaSharp.HarfBuzz@3.119.4
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@3.119.4
#:package HarfBuzzSharp.NativeAssets.Linux@8.3.1.5

using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

string docs = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "..", "docs");
Row[] first = [.. File.ReadLines(Path.Combine(docs, "benchmarks.md")).SkipWhile(line => !line.StartsWith("| loss", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(Row.Of)];
foreach (string type in new[] { "float", "double" })
    Draw(type, [.. first.Where(row => row.Name.Contains(type, StringComparison.Ordinal))]);

void Draw(string type, Row[] rows)
{
    var plot = new Plot();
    plot.Font.Set("DejaVu Sans");
    Add(plot, rows, "libtorch", "#1b6ca8", row => row.Torch, 0.19);
    Add(plot, rows, "TensorPrimitives", "#b8860b", row => row.Tensors, -0.19);
    var same = plot.Add.VerticalLine(0, 1, Color.FromHex("#777777"), LinePattern.Dashed);
    same.LegendText = "as fast as ours";
    plot.Axes.Left.SetTicks([.. rows.Select((_, i) => Place(rows, i))], [.. rows.Select(row => row.Name.Replace($", {type}", "", StringComparison.Ordinal))]);
    double[] marks = [0.3, 0.5, 1, 2, 3, 5, 10, 20];
    plot.Axes.Bottom.SetTicks([.. marks.Select(Math.Log2)], [.. marks.Select(mark => mark.ToString(CultureInfo.InvariantCulture))]);
    foreach (IAxis side in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        side.MajorTickStyle.Length = 0;
    plot.XLabel("times as long as ours (the median, and the smallest and largest)", 12);
    plot.Axes.Bottom.Label.Bold = false;
    plot.Axes.SetLimits(Math.Log2(0.3), Math.Log2(30), -0.7, rows.Length - 0.3);
    plot.Grid.MajorLineColor = Color.FromHex("#e6e6e6");
    plot.ShowLegend(Alignment.LowerRight);
    string path = Path.Combine(docs, "pictures", $"speed-{type}.png");
    plot.SavePng(path, 960, 60 + 34 * rows.Length);
    Console.WriteLine($"{Path.GetFullPath(path)}: {new FileInfo(path).Length / 1024} KB");
}

static void Add(Plot plot, Row[] rows, string name, string colour, Func<Row, Ratio> ratio, double offset)
{
    Bar[] all = [.. rows.Select((row, i) => new Bar
    {
        Position = Place(rows, i) + offset,
        Value = Math.Log2(ratio(row).Median),
        Size = 0.34,
        FillColor = Color.FromHex(colour),
        LineWidth = 0,
        Orientation = Orientation.Horizontal,
    })];
    var bars = plot.Add.Bars(all);
    bars.LegendText = name;
    for (int i = 0; i < rows.Length; i++)
    {
        double y = Place(rows, i) + offset;
        plot.Add.Line(Math.Log2(ratio(rows[i]).Least), y, Math.Log2(ratio(rows[i]).Most), y).Color = Color.FromHex("#333333");
    }
}

/// <summary>The first row at the top.</summary>
static double Place(Row[] rows, int index) => rows.Length - 1 - index;

/// <summary>"2.98 (2.84 to 3.15)".</summary>
internal readonly record struct Ratio(double Median, double Least, double Most)
{
    public static Ratio Of(string cell)
    {
        Match match = Regex.Match(cell, @"^([\d.]+) \(([\d.]+) to ([\d.]+)\)");
        return match.Success
            ? new(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]))
            : throw new FormatException($"'{cell}' is no median with the smallest and largest, such as 2.98 (2.84 to 3.15)");
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
}

internal sealed record Row(string Name, Ratio Torch, Ratio Tensors)
{
    public static Row Of(string line)
    {
        string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
        return new($"{cells[0]}, {cells[1]}{(cells[2] == "yes" ? ", gradient" : "")}", Ratio.Of(cells[4]), Ratio.Of(cells[5]));
    }
}
