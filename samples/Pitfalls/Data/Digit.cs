using System.Globalization;
using System.IO.Compression;

namespace Pitfalls.Data;

/// <summary>A handwritten digit: 64 pixel counts from 0 to 16, and the digit it shows.</summary>
public record Digit(double[] Pixels, int Label)
{
    public const int PixelCount = 64;
    public const int Classes = 10;

    public static List<Digit> Load(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var digits = new List<Digit>();
        while (reader.ReadLine() is { } line)
        {
            double[] row = line.Split(',').Select(s => double.Parse(s, CultureInfo.InvariantCulture)).ToArray();
            digits.Add(new Digit(row[..PixelCount], (int)row[PixelCount]));
        }

        return digits;
    }
}
