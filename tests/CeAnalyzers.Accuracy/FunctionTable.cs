using System.Numerics;
using CeAnalyzers.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace CeAnalyzers.Accuracy;

/// <summary>The worst errors of the scalar functions. They are computed in double precision whatever the type, and have no vectors.</summary>
internal static class FunctionTable
{
    private const int Samples = 6000;

    /// <summary>Whether one of ours is over its bound.</summary>
    public static bool Print()
    {
        Console.WriteLine("""

            | function | type | StableMath, ULP | libtorch | TensorPrimitives | textbook |
            |---|---|---|---|---|---|
            """);
        bool isOver = false;
        foreach (Function<float> function in Functions.All<float>())
            isOver |= Print(function, "float", 0.51);
        foreach (Function<double> function in Functions.All<double>())
            isOver |= Print(function, "double", 3);
        return isOver;
    }

    private static bool Print<T>(Function<T> function, string type, double bound) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(3);
        T[] x = new T[Samples], y = new T[Samples];
        for (int j = 0; j < Samples; j++)
        {
            (double first, double second) = function.Draw(random);
            (x[j], y[j]) = (T.CreateTruncating(first), T.CreateTruncating(second));
            // Rounding may have made arguments what the function is not finite of.
            if (!T.IsFinite(function.Ours(x[j], y[j])))
                j--;
        }
        using DisposeScope scope = NewDisposeScope();
        T[] torch = function.Torch(Peers.AsTensor(x), Peers.AsTensor(y)).data<T>().ToArray(), tensors = function.Tensors(x, y);
        double[] worst = new double[4];
        for (int j = 0; j < Samples; j++)
        {
            BigReal exact = function.Exact(double.CreateTruncating(x[j]), double.CreateTruncating(y[j]));
            double larger = function.IsDifference ? Math.Max(Math.Abs(double.CreateTruncating(x[j])), Math.Abs(double.CreateTruncating(y[j]))) : 0;
            T[] all = [function.Ours(x[j], y[j]), torch[j], tensors[j], function.Textbook(x[j], y[j])];
            for (int by = 0; by < all.Length; by++)
                worst[by] = Math.Max(worst[by], Error(all[by], exact, larger));
        }
        Console.WriteLine($"| `{function.Name}` | {type} | {worst[0]:G3} | {worst[1]:G3} | {worst[2]:G3} | {worst[3]:G3} |");
        return worst[0] > bound;
    }

    /// <summary>In units of the exact value, or of a larger number that it is made of.</summary>
    private static double Error<T>(T actual, BigReal exact, double larger) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isSingle = typeof(T) == typeof(float);
        double ulps = isSingle ? Ulp.Error(float.CreateTruncating(actual), exact) : Ulp.Error(double.CreateTruncating(actual), exact);
        if (larger == 0 || exact.Abs > larger || !double.IsFinite(ulps))
            return ulps;
        return (double)(double.CreateTruncating(actual) - exact).Abs / (isSingle ? MathF.BitIncrement((float)larger) - (float)larger : Math.BitIncrement(larger) - larger);
    }
}
