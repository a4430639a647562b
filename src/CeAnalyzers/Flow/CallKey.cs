using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>A question about a method with the arguments that it is asked for.</summary>
internal sealed class CallKey(IMethodSymbol method, string question, Value[] arguments, Value? receiver) : IEquatable<CallKey>
{
    private readonly IMethodSymbol method = method;
    private readonly string question = question;
    private readonly Value[] arguments = arguments;
    private readonly Value? receiver = receiver;

    public bool Equals(CallKey? other) =>
        other is not null && question == other.question && SymbolEqualityComparer.Default.Equals(method, other.method)
        && Equals(receiver, other.receiver) && arguments.SequenceEqual(other.arguments);

    public override bool Equals(object? obj) => Equals(obj as CallKey);

    public override int GetHashCode() =>
        arguments.Aggregate((SymbolEqualityComparer.Default.GetHashCode(method) * 31) + question.GetHashCode(), (hash, a) => (hash * 31) + a.GetHashCode());
}
