using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>
/// Finds the sinks of one type. It names the words and operators that begin one; text decides first, so that almost all code is passed over
/// without a look at its syntax, and is bound only where a sink is likely. The finders are discovered by reflection.
/// </summary>
internal abstract class SinkFinder
{
    /// <summary>Words that begin a sink.</summary>
    public virtual IEnumerable<string> Words => [];

    /// <summary>Parts, in lower case, of words that begin a sink.</summary>
    public virtual IEnumerable<string> WordParts => [];

    /// <summary>Words that begin a sink in one compilation only.</summary>
    public virtual IEnumerable<string> OwnWords(FlowAnalysis flow) => [];

    /// <summary>Characters, operators or brackets, that begin a sink; '*' and '/' begin '*=' and '/=' too.</summary>
    public virtual string Operators => "";

    /// <summary>Parts, in lower case, of words one of which a file must hold before its operators are looked at; none for every file.</summary>
    public virtual IEnumerable<string> NeededParts => [];

    /// <summary>Where no parts are needed: whether a word makes the finder look at the operators of its file.</summary>
    public virtual bool ListensFor(string text, int start, int end) => true;

    /// <summary>Whether the text around an operator allows a sink.</summary>
    public virtual bool Allows(string text, int position) => true;

    /// <summary>The sinks that the word or operator begins; mostly none.</summary>
    public abstract IEnumerable<Sink> Find(SyntaxToken token, FlowAnalysis flow);
}
