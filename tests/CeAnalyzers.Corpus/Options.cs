using System.Collections.Immutable;
using System.Globalization;

namespace CeAnalyzers.Corpus;

/// <summary>A command line that cannot be understood; the message says why.</summary>
public sealed class OptionsException(string message) : Exception(message);

/// <summary>The command line.</summary>
public sealed record Options(
    ImmutableArray<string> Folders, string? Manifest, string? Only, string? Rule, string? Out, int Parallel, bool WithCompile, bool SingleThread)
{
    public const string Usage = """
        Runs the analyzers over checkouts of real code and scores them against labels.

        usage: CeAnalyzers.Corpus [options] FOLDER...

        FOLDER             holds checkouts named OWNER+NAME, or is itself a checkout
        --manifest FILE    labels, as tab-separated values; without it every finding is unlabelled
        --only REPO        only checkouts whose OWNER/NAME contains REPO
        --rule ID          only labels and findings of this rule
        --out DIR          writes summary.md and lists of everything as .tsv
        --parallel N       checkouts at a time (default 1; each uses all processors)
        --compile          also compiles, to count errors and to compare times (slow)
        --single-thread    one thread for everything, to measure time
        """;

    public static Options Parse(IReadOnlyList<string> arguments)
    {
        Options options = new([], null, null, null, null, 1, false, false);
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            options = argument switch
            {
                "--manifest" => options with { Manifest = Value() },
                "--only" => options with { Only = Value() },
                "--rule" => options with { Rule = Value() },
                "--out" => options with { Out = Value() },
                "--parallel" => options with { Parallel = Count() },
                "--compile" => options with { WithCompile = true },
                "--single-thread" => options with { SingleThread = true },
                _ when argument.StartsWith('-') => throw new OptionsException($"unknown option '{argument}'"),
                _ => options with { Folders = options.Folders.Add(argument) },
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new OptionsException($"{argument} needs a value");

            int Count() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
                ? count
                : throw new OptionsException($"{argument} needs a number from 1, not '{arguments[i]}'");
        }

        return options.Folders.Length > 0 ? options : throw new OptionsException("no folder given");
    }
}
