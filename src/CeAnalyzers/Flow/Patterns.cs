using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The variables that patterns give what they match: p is double q, p switch { var q => q }, row is [var first, ..].</summary>
internal static class Patterns
{
    public static ILocalSymbol? Variable(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    } as ILocalSymbol;

    /// <summary>
    /// What the pattern is matched with: a value, or the container whose element it is. Null for parts of objects and tuples, and for an element of which
    /// another pattern says more: that may keep it off 0.
    /// </summary>
    public static IOperation? Matched(IPatternOperation pattern)
    {
        bool isElement = false;
        bool hasOther = false;
        for (IOperation? part = pattern.Parent; !(isElement && hasOther); part = part.Parent)
        {
            switch (part)
            {
                case IIsPatternOperation match: return match.Value;
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice }: return choice.Value;
                case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } }: return choice.Value;
                case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And }: hasOther = true; break;
                case INegatedPatternOperation: break; // where it does not match, the variable has no value
                case IListPatternOperation or ISlicePatternOperation: isElement = true; break;
                default: return null;
            }
        }

        return null;
    }
}
