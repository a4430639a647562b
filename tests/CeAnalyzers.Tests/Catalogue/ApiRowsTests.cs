using CeAnalyzers.Apis;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Catalogue;

/// <summary>Every row of what is known of a library names a member that the library has, so that a renamed one is noticed.</summary>
public class ApiRowsTests
{
    private static readonly Compilation Compilation = Project.Compile(Libraries.Tensors | Libraries.TorchSharp | Libraries.MathNet | Libraries.NumSharp | Libraries.MlNet | Libraries.Ilgpu | Libraries.Stubs);

    [Fact]
    public void EveryTypeExists() =>
        Assert.All(KnownApis.All.Select(row => row.Type).Distinct(), type => Assert.NotNull(Compilation.GetTypeByMetadataName(type)));

    [Fact]
    public void EveryMemberExists() => Assert.Empty(KnownApis.All.Where(row => !Has(row)).Select(row => $"{row.Type}.{row.Member}"));

    [Fact]
    public void NoMemberHasTwoRows() =>
        Assert.Empty(KnownApis.All.GroupBy(row => (row.Type, row.Member)).Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    [Fact]
    public void NamesThatAreEvidenceMeanTheSameEverywhere() => Assert.All(
        NamedApis.Rows(),
        rows => Assert.Single(rows.Select(row => (row.Operator, row.IsReversed, row.Formula, row.Makes, row.Passes, row.Clips, row.Applies)).Distinct()));

    [Fact]
    public void EveryReplacementExists()
    {
        INamedTypeSymbol stable = Compilation.GetTypeByMetadataName("CeAnalyzers.StableMath")!;
        Assert.All(KnownApis.All.Select(row => row.Instability?.Replacement).OfType<string>(), member => Assert.NotEmpty(stable.GetMembers(member)));
    }

    /// <summary>The type has a method of that name, of its own or inherited.</summary>
    private static bool Has(Api row)
    {
        for (ITypeSymbol? type = Compilation.GetTypeByMetadataName(row.Type); type is not null; type = type.BaseType)
            if (type.GetMembers(row.Member).Any(member => member is IMethodSymbol)) return true;
        return false;
    }
}
