using System.Globalization;

namespace Pitfalls;

/// <summary>Prints one row of measurements for each pitfall, as a Markdown table.</summary>
public static class Report
{
    public static void Header()
    {
        Console.WriteLine("| pitfall                          | mean loss | accuracy | gradient where wrong |");
        Console.WriteLine("|----------------------------------|----------:|---------:|---------------------:|");
    }

    public static void Row(string pitfall, double loss, double accuracy, double? gradient = null) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {pitfall,-32} | {loss,9:F4} | {accuracy * 100,6:F1} % | {gradient?.ToString("F4", CultureInfo.InvariantCulture),20} |"));
}
