using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Tests.Verification;

/// <summary>The files of a test project: File0.cs, File1.cs, ... and the usings that the SDK gives to every project.</summary>
internal static partial class SourceFiles
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static IEnumerable<(string Name, string Text)> Of(params string[] sources) =>
        sources.Select((source, i) => ($"File{i}.cs", source)).Append(("GlobalUsings.cs", ImplicitUsings));

    /// <summary>A source with top-level statements makes a program, any other a library.</summary>
    public static OutputKind OutputKind(params string[] sources) =>
        sources.Any(source => CSharpSyntaxTree.ParseText(Markup().Replace(source, "")).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax))
            ? Microsoft.CodeAnalysis.OutputKind.ConsoleApplication
            : Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary;

    [GeneratedRegex(@"\{\|CE\d+:|\|\}")]
    private static partial Regex Markup();
}
