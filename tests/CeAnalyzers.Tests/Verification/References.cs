using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Verification;

/// <summary>The assemblies that test sources are compiled against: files beside the tests, none of them loaded to run.</summary>
internal static class References
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "references");
    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(ReadFramework);
    private static readonly Lazy<MetadataReference> Runtime = new(() => MetadataReference.CreateFromFile(typeof(StableMath).Assembly.Location));
    private static readonly Lazy<MetadataReference> Tensors = new(() => Library("System.Numerics.Tensors"));
    private static readonly Lazy<MetadataReference> TorchSharp = new(() => Library("TorchSharp"));
    private static readonly Lazy<MetadataReference> MathNet = new(() => Library("MathNet.Numerics"));

    public static ImmutableArray<MetadataReference> Of(Libraries libraries)
    {
        var references = Framework.Value.ToBuilder();
        if (!libraries.HasFlag(Libraries.WithoutRuntime)) references.Add(Runtime.Value);
        if (libraries.HasFlag(Libraries.Tensors)) references.Add(Tensors.Value);
        if (libraries.HasFlag(Libraries.TorchSharp)) references.Add(TorchSharp.Value);
        if (libraries.HasFlag(Libraries.MathNet)) references.Add(MathNet.Value);
        return references.ToImmutable();
    }

    public static string PathOf(string name) => Path.Combine(Folder, name + ".dll");

    private static MetadataReference Library(string name) => MetadataReference.CreateFromFile(PathOf(name));

    /// <summary>Basic.Reference.Assemblies carries the framework's reference assemblies as resources; none of its code is run.</summary>
    private static ImmutableArray<MetadataReference> ReadFramework()
    {
        Assembly carrier = Assembly.LoadFile(PathOf("Basic.Reference.Assemblies.Net100"));
        return [.. carrier.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => Read(carrier, name))];
    }

    private static PortableExecutableReference Read(Assembly carrier, string name)
    {
        using Stream stream = carrier.GetManifestResourceStream(name)!;
        return MetadataReference.CreateFromStream(stream, filePath: name);
    }
}
