using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>The number that an expression for an epsilon stands for, and whether a type has room for it.</summary>
internal static class Epsilon
{
    private const int MaxDefinitions = 3;
    private const double SmallestNormalSingle = 1.17549435e-38;
    private const double SmallestNormalDouble = 2.2250738585072014e-308;

    /// <summary>Constants, also through variables, parameters' defaults and conversions such as FromDouble(1e-10); null for what is not known.</summary>
    public static double? Number(IOperation operation, FlowAnalysis flow) => Number(operation, flow, MaxDefinitions);

    /// <summary>1 - e, or 1 + e, is 1 in this type.</summary>
    public static bool IsLostBesideOne(double epsilon, Precision precision) =>
        epsilon > 0 && (precision == Precision.Double ? 1 - epsilon == 1 : (float)(1f - (float)epsilon) == 1f);

    /// <summary>float.Epsilon, double.Epsilon and other numbers below the normal ones of their type.</summary>
    public static bool IsDenormal(double epsilon, Precision precision) =>
        epsilon > 0 && epsilon < (precision == Precision.Double ? SmallestNormalDouble : SmallestNormalSingle);

    /// <summary>The precision that a value of this type has; null for other types.</summary>
    public static Precision? Of(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double } => Precision.Double,
        { SpecialType: SpecialType.System_Single } => Precision.Single,
        ITypeParameterSymbol => Precision.Generic,
        _ => null,
    };

    private static double? Number(IOperation operation, FlowAnalysis flow, int depth)
    {
        if (flow.ValueOf(operation) is { IsConstant: true } constant) return constant.Number;
        return Variables.Unwrap(operation) switch
        {
            IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } number } parameter } when flow.BodyOf(operation).WritesOf(parameter).Count == 0 =>
                Constants.Value(number) is { IsConstant: true } value ? value.Number : null,
            ILocalReferenceOperation local when depth > 0 => Held.ValueOf(local, flow) is { } written ? Number(written, flow, depth - 1) : null,
            IInvocationOperation { Arguments: [{ Value: { } only }] } conversion when IsConversion(conversion.TargetMethod.Name) && depth > 0 => Number(only, flow, depth - 1),
            { } other when depth > 0 && UnboundCall.Of(other) is { Arguments: [{ Value: var only }] } conversion && UnboundCall.NameOf(conversion.Syntax) is { } name && IsConversion(name) => Number(only, flow, depth - 1),
            _ => null,
        };
    }

    private static bool IsConversion(string method) =>
        method.StartsWith("From", StringComparison.Ordinal) || method.StartsWith("Create", StringComparison.Ordinal) || method.StartsWith("Convert", StringComparison.Ordinal) || method.StartsWith("To", StringComparison.Ordinal);
}
