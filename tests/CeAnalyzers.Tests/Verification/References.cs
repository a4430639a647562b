using System.Collections.Immutable;
using System.Reflection;
using CeAnalyzers.Tests.Verification.Stubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

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
    private static readonly Lazy<MetadataReference> NumSharp = new(() => Library("NumSharp"));
    private static readonly Lazy<MetadataReference[]> MlNet = new(() => [Library("Microsoft.ML.Core"), Library("Microsoft.ML.Data"), Library("Microsoft.ML.DataView"), Library("Microsoft.ML.StandardTrainers")]);
    private static readonly Lazy<MetadataReference> Stubs = new(() => Emit(TensorFlowStub.Source, KerasStub.Source, CntkStub.Source, UnityStub.Source));
    private static readonly Lazy<MetadataReference[]> Ilgpu = new(() => [Library("ILGPU"), Library("ILGPU.Algorithms")]);

    public static ImmutableArray<MetadataReference> Of(Libraries libraries)
    {
        var references = Framework.Value.ToBuilder();
        if (!libraries.HasFlag(Libraries.WithoutRuntime)) references.Add(Runtime.Value);
        if (libraries.HasFlag(Libraries.Tensors)) references.Add(Tensors.Value);
        if (libraries.HasFlag(Libraries.TorchSharp)) references.Add(TorchSharp.Value);
        if (libraries.HasFlag(Libraries.MathNet)) references.Add(MathNet.Value);
        if (libraries.HasFlag(Libraries.NumSharp)) references.Add(NumSharp.Value);
        if (libraries.HasFlag(Libraries.MlNet)) references.AddRange(MlNet.Value);
        if (libraries.HasFlag(Libraries.Ilgpu)) references.AddRange(Ilgpu.Value);
        if (libraries.HasFlag(Libraries.Stubs)) references.Add(Stubs.Value);
        return references.ToImmutable();
    }

    public static string PathOf(string name) => Path.Combine(Folder, name + ".dll");

    private static MetadataReference Library(string name) => MetadataReference.CreateFromFile(PathOf(name));

    /// <summary>Stubs are used as users meet libraries: as an assembly, of which no source is in sight.</summary>
    private static PortableExecutableReference Emit(params string[] sources)
    {
        using var image = new MemoryStream();
        EmitResult result = CSharpCompilation.Create("Stubs", sources.Select(source => CSharpSyntaxTree.ParseText(source, TestSetup.ParseOptions)), Framework.Value, TestSetup.CompilationOptions).Emit(image);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

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
