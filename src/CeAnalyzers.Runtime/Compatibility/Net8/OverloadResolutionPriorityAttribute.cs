namespace System.Runtime.CompilerServices;

/// <summary>Lets arrays win over spans, where an array and a collection expression would leave the compiler undecided. Read by C# 13 and later.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority { get; } = priority;
}
