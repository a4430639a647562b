using System.Reflection;

namespace CeAnalyzers.Runtime.Tests.Surface;

/// <summary>Arguments that every public method takes, by the names and types of its parameters: one row of four classes.</summary>
internal static class Arguments
{
    private static readonly double[] Numbers = [0.125, 0.25, 0.5, 0.125];

    public static IEnumerable<MethodInfo> Methods => new[] { typeof(StableMath), typeof(StableLoss), typeof(Information), typeof(ClassMetrics) }
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static));

    /// <summary>Whether reflection can call it.</summary>
    public static bool HasNoSpan(MethodInfo method) => method.GetParameters().All(p => !p.ParameterType.IsByRefLike);

    public static object?[] Of(MethodInfo method, Func<double, object> number) => [.. method.GetParameters().Select(p => Of(p, method, number))];

    private static object? Of(ParameterInfo parameter, MethodInfo method, Func<double, object> number)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(int[]))
            return new[] { 1 };
        if (type.IsArray)
        {
            Type element = number(0).GetType();
            double[] values = parameter.Name switch
            {
                "losses" when !IsOfElements(method) => [0],
                "logSumExps" => [0],
                "destination" when method.Name == "LogSumExp" => [0],
                "targets" when method.Name == "Hinge" => [1, -1, 1, 1],
                _ => Numbers,
            };
            var flat = Array.CreateInstance(element, values.Length);
            for (int j = 0; j < values.Length; j++)
                flat.SetValue(number(values[j]), j);
            if (type.GetArrayRank() == 2)
            {
                var rectangle = Array.CreateInstance(element, 1, values.Length);
                for (int j = 0; j < values.Length; j++)
                    rectangle.SetValue(flat.GetValue(j), 0, j);
                return rectangle;
            }
            if (!type.GetElementType()!.IsArray)
                return flat;
            var rows = Array.CreateInstance(flat.GetType(), 1);
            rows.SetValue(flat, 0);
            return rows;
        }
        return parameter switch
        {
            { Name: "label" or "index" or "k" } => 1,
            { Name: "classes" } => 4,
            { Name: "maxDegreeOfParallelism" } => 1,
            { Name: "reduction" } => Reduction.Mean,
            { Name: "target" } when method.Name == "Hinge" => number(1),
            { Name: "y" } when method.Name == "LogSubtractExp" => number(0.125),
            { IsOut: true } => null,
            { HasDefaultValue: true } => type.IsValueType ? parameter.DefaultValue ?? Activator.CreateInstance(type) : parameter.DefaultValue,
            _ => number(0.25),
        };
    }

    /// <summary>Whether each number has a loss of its own.</summary>
    private static bool IsOfElements(MethodInfo method) => method.Name is "SigmoidCrossEntropy" or "SigmoidFocal" or "BinaryCrossEntropy" or "Hinge" or "SquaredError";
}
