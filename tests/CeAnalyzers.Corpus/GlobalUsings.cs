using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CeAnalyzers.Corpus;

/// <summary>The usings that a checkout's projects add to every file, as the source text of one more file.</summary>
public static class GlobalUsings
{
    private static readonly string[] Implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    public static string Of(Checkout checkout)
    {
        XElement[] projects = [.. checkout.Files("*.csproj").Concat(checkout.Files("*.props")).Select(Load).OfType<XElement>()];
        SortedSet<string> usings = new(StringComparer.Ordinal);
        if (projects.Length == 0 || projects.Any(HasImplicitUsings))
            usings.UnionWith(Implicit);
        usings.UnionWith(projects.SelectMany(Included));

        StringBuilder source = new();
        foreach (string name in usings)
            source.Append("global using global::").Append(name).AppendLine(";");
        return source.ToString();
    }

    private static XElement? Load(string file)
    {
        try
        {
            return XElement.Load(file);
        }
        catch (XmlException)
        {
            return null; // A template or a broken file; the others still count.
        }
    }

    private static bool HasImplicitUsings(XElement project) =>
        project.Descendants().Any(element => element.Name.LocalName == "ImplicitUsings" && element.Value.Trim() is "enable" or "true");

    private static IEnumerable<string> Included(XElement project) =>
        from element in project.Descendants()
        where element.Name.LocalName == "Using" && element.Attribute("Alias") is null && element.Attribute("Static") is null
        let name = element.Attribute("Include")?.Value
        where !string.IsNullOrEmpty(name) && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_')
        select name;
}
