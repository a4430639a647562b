using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Verification;

/// <summary>Compiles sources and loads the result, with the libraries that it was compiled against.</summary>
internal static class Compiled
{
    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName);
        context.Resolving += (loading, name) => loading.LoadFromAssemblyPath(References.PathOf(name.Name!));
        return context.LoadFromStream(image);
    }

    /// <summary>A public static method as a delegate.</summary>
    public static T Method<T>(string source, string type, string method)
        where T : Delegate =>
        Load(Project.Compile(Libraries.Plain, source)).GetType(type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<T>();
}
