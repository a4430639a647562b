using CeAnalyzers.Knowledge;
using CeAnalyzers.Options;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Rules.Configuration;

/// <summary>An option in .editorconfig, or a line of CeAnalyzers.Kinds.txt, that says nothing that can be used. Judges no sinks: it looks at what the user wrote besides the code.</summary>
internal sealed class CE0001InvalidConfiguration : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE0001",
        "Invalid configuration",
        "{0}: {1}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "What is invalid is left out: the option has its default, and the line declares nothing. Rules may then report what they were told not to, or miss what they were told.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Diagnostic? Judge(Sink sink) => null;

    /// <summary>Reports as files are analysed, so that an editor shows it too: an option at the first file that it is for, a line where it stands.</summary>
    public static void Register(CompilationStartAnalysisContext start, UserKnowledge knowledge)
    {
        Compilation compilation = start.Compilation;
        var options = new Lazy<ILookup<SyntaxTree, InvalidOption>>(() => knowledge.Options.Invalid(compilation).ToLookup(invalid => invalid.Tree));
        start.RegisterSyntaxTreeAction(context =>
        {
            foreach (InvalidOption invalid in options.Value[context.Tree]) context.ReportDiagnostic(Of(invalid, context.CancellationToken));
        });
        start.RegisterAdditionalFileAction(context =>
        {
            foreach (InvalidLine line in KindsFiles.Is(context.AdditionalFile) ? knowledge.Files.Invalid : [])
                if (line.File == context.AdditionalFile) context.ReportDiagnostic(Of(line));
        });
    }

    private static Diagnostic Of(InvalidOption invalid, CancellationToken cancellation) => Diagnostic.Create(
        Rule,
        invalid.Tree.GetRoot(cancellation).GetFirstToken(includeZeroWidth: true).GetLocation(),
        $"'{invalid.Option.Key} = {invalid.Text}' in the .editorconfig of {Path.GetFileName(invalid.Tree.FilePath)}",
        $"expected {invalid.Option.Allowed}");

    private static Diagnostic Of(InvalidLine line) => Diagnostic.Create(Rule, line.Location, $"{KindsFiles.Name}, line {line.Line.LineNumber + 1}", line.Error);
}
