namespace CeAnalyzers;

/// <summary>The members of generic math that the library's text uses, for a framework that has none.</summary>
internal static class SingleMath
{
    extension(float)
    {
        public static float CreateTruncating(double value) => (float)value;

        /// <summary>The next smaller number, for 1 and what is a little above.</summary>
        public static float BitDecrement(float value) => (float)(value * (1 - 1.0 / (1 << 24)));
    }
}

/// <inheritdoc cref="SingleMath"/>
internal static class DoubleMath
{
    extension(double)
    {
        public static double CreateTruncating(double value) => value;

        /// <summary>The next smaller number, for positive ones.</summary>
        public static double BitDecrement(double value) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) - 1);
    }
}
