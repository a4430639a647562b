using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules;

/// <summary>
/// A rule: a descriptor and a judgement of sinks. The analyzer finds every rule in this assembly by itself; at each place the rule with
/// the highest <see cref="Precedence"/> that has something to say speaks, and only that one.
/// </summary>
internal abstract class Rule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The more specific the rule, the higher.</summary>
    public virtual int Precedence => 0;

    /// <summary>The diagnostic that the rule has for this sink; null for none.</summary>
    public abstract Diagnostic? Judge(Sink sink);
}

/// <summary>A rule that listens to one type of sink.</summary>
internal abstract class Rule<TSink> : Rule
    where TSink : Sink
{
    public sealed override Diagnostic? Judge(Sink sink) => sink is TSink mine ? Judge(mine) : null;

    protected abstract Diagnostic? Judge(TSink sink);
}
