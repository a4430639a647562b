using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Reach;

/// <summary>
/// A container is described by its elements, wherever they stand; whether a helper keeps them in their places is looked up here: one
/// that drops, sorts or turns them round gives probabilities of other entries. So does one that subtracts another number from each than the maximum.
/// </summary>
internal static class Rearrangement
{
    private const int MaxDepth = 5;

    private static readonly HashSet<string> Names =
    [
        "Skip", "SkipLast", "SkipWhile", "Take", "TakeLast", "TakeWhile", "Where", "Reverse", "OrderBy", "OrderByDescending", "Order", "OrderDescending", "Distinct",
        "Concat", "Append", "Prepend", "Union", "Slice", "GetRange", "Sort", "Copy", "BlockCopy", "ConstrainedCopy", "Chunk", "Shuffle",
    ];

    public static bool MayHappenIn(IMethodSymbol method, FlowAnalysis flow, int depth = 0)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty) return false;
        if (depth > MaxDepth) return true;
        IReadOnlyList<IMethodSymbol> targets = Dispatch.Targets(method, null, flow);
        return targets.Count == 0 || targets.Any(t => Calls.BodyOf(t, flow) is not { } body || body.Descendants().Any(o => Rearranges(o, flow, depth)));
    }

    private static bool Rearranges(IOperation operation, FlowAnalysis flow, int depth) => operation switch
    {
        IRangeOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand.ConstantValue.HasValue: false } difference => IsReal(difference.Type) && EntryShift.Varies(difference.RightOperand, flow, isCalled: depth > 0),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => IsReal(difference.Type) && EntryShift.Varies(difference.Value, flow, isCalled: depth > 0),
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? Names.Contains(call.TargetMethod.Name) : MayHappenIn(call.TargetMethod, flow, depth + 1),
        _ => false,
    };

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
