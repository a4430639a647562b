using System.Numerics;
using System.Reflection;
using CeAnalyzers.Runtime.Tests.Surface;

namespace CeAnalyzers.Runtime.Tests.GenericMath;

/// <summary>Every generic method, called with Half, gives double's results, rounded.</summary>
public class HalfSurfaceTests
{
    private static IEnumerable<MethodInfo> Methods => Arguments.Methods.Where(m => m.IsGenericMethod && Arguments.HasNoSpan(m));

    public static TheoryData<string> Names => [.. Methods.Select(m => $"{m.DeclaringType!.Name}.{m.Name}").Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Half_is_double_rounded(string name)
    {
        foreach (MethodInfo method in Methods.Where(m => $"{m.DeclaringType!.Name}.{m.Name}" == name))
        {
            object?[] halves = Arguments.Of(method, x => (Half)x), doubles = Arguments.Of(method, x => x);
            object? half = Call<Half>(method, halves), wide = Call<double>(method, doubles);
            Assert.Equal(half is double ? wide : Rounded(wide), half);
            for (int j = 0; j < halves.Length; j++)
                Assert.Equal(halves[j] is double ? doubles[j] : Rounded(doubles[j]), halves[j]);
        }
    }

    private static object? Call<T>(MethodInfo method, object?[] arguments) where T : IBinaryFloatingPointIeee754<T> => method.MakeGenericMethod(typeof(T)).Invoke(null, arguments);

    private static object? Rounded(object? value) => value switch
    {
        double number => (Half)number,
        double[] row => row.Select(number => (Half)number).ToArray(),
        double[][] rows => rows.Select(row => row.Select(number => (Half)number).ToArray()).ToArray(),
        double[,] matrix => new[,] { { (Half)matrix[0, 0], (Half)matrix[0, 1], (Half)matrix[0, 2], (Half)matrix[0, 3] } },
        _ => value,
    };
}
