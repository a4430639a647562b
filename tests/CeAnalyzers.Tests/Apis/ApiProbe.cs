using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Flow;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>What the flow knows of expressions over one library, and what the rules say of them.</summary>
internal sealed class ApiProbe(Libraries libraries, string usings, string parameters, string result = "object")
{
    /// <summary>What is known of the argument of the only probe in the statements.</summary>
    public Value Of(string statements) => Assert.Single(Probe.Of(libraries, Source($"using static Probes; {usings}", $"{statements} return default!;")));

    /// <summary>The rules over statements in markup that end in a return.</summary>
    public Task Verify(string statements) => Verification.Verify.Diagnostics(Source(usings, statements), libraries);

    private string Source(string header, string statements) =>
        $$"""
        {{header}}

        class Model
        {
            {{result}} Run({{parameters}})
            {
                {{statements}}
            }
        }
        """;
}
