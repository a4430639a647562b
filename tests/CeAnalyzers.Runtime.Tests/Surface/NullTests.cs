using System.Reflection;

namespace CeAnalyzers.Runtime.Tests.Surface;

/// <summary>Every array that has to be there, in every public method, is named when it is null.</summary>
public class NullTests
{
    public static TheoryData<string> Cases => [.. Methods.SelectMany(m => Required(m).Select(p => $"{m.Name}: {p.Name}")).Distinct()];

    private static IEnumerable<MethodInfo> Methods => Arguments.Methods.Where(m => !m.IsGenericMethod && Arguments.HasNoSpan(m));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Null_is_named(string name)
    {
        foreach (MethodInfo method in Methods)
        {
            foreach (ParameterInfo parameter in Required(method).Where(p => $"{method.Name}: {p.Name}" == name))
            {
                Type[] types = [.. method.GetParameters().Select(p => p.ParameterType)];
                object?[] arguments = Arguments.Of(method, types.Any(t => t.ToString().Contains("Single")) ? x => (float)x : x => x);
                Assert.Null(Record.Exception(() => method.Invoke(null, [.. arguments])));
                arguments[parameter.Position] = null;
                var exception = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments));
                Assert.Equal(parameter.Name, Assert.IsType<ArgumentNullException>(exception.InnerException).ParamName);
            }
        }
    }

    private static IEnumerable<ParameterInfo> Required(MethodInfo method) => method.GetParameters().Where(p => p.ParameterType.IsArray && !p.HasDefaultValue);
}
