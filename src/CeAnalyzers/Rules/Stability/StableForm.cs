using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Rules.Stability;

/// <summary>What messages recommend in place of a formula: StableMath for the numbers of C#; TorchSharp's own call for its tensors; for those of others, which StableMath cannot take, the stable formula.</summary>
internal static class StableForm
{
    private const string ZeroThere = ", which is 0 there";

    public static string Of(string member, IOperation operation) => Call(member, operation) ?? Formula(member);

    /// <summary>The call alone; null where there is none for these numbers.</summary>
    public static string? Call(string member, IOperation operation)
    {
        ITypeSymbol? type = TypeOf(operation);
        return TorchTensor.Is(type) ? Torch(member) : IsTensor(type) ? null : $"use StableMath.{member}" + (member == "XLogY" ? ZeroThere : "");
    }

    /// <summary>Whether exponentials overflow as early as those of floats.</summary>
    public static bool IsSingle(IOperation operation) => IsSingle(TypeOf(operation));

    private static bool IsSingle(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => true,
        IArrayTypeSymbol array => IsSingle(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element], DeclaringSyntaxReferences.IsEmpty: true } => IsSingle(element),
        _ when TorchTensor.Is(type) => true, // unless it is told otherwise
        INamedTypeSymbol own when Numbers.IsNumberLike(own) => own.GetMembers().OfType<IFieldSymbol>().Select(field => ElementOf(field.Type)?.SpecialType).ToList() is var held && held.Contains(SpecialType.System_Single) && !held.Contains(SpecialType.System_Double),
        _ => false,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => ElementOf(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element] } => ElementOf(element),
        _ => type,
    };

    /// <summary>Of a call that gives its result to an argument, that one's.</summary>
    private static ITypeSymbol? TypeOf(IOperation operation) => Variables.Unwrap(operation) switch
    {
        IInvocationOperation { Type.SpecialType: SpecialType.System_Void, Arguments: [.., { Value.Type: { } written }] } => written,
        var other => other?.Type,
    };

    /// <summary>A class of numbers of the user's own or of a library, with arithmetic of its own.</summary>
    private static bool IsTensor(ITypeSymbol? type) => Numbers.IsNumberLike(type) || type is INamedTypeSymbol { Name: "NDArray" };

    private static string? Torch(string member) => member switch
    {
        "LogSumExp" => "use torch.logsumexp",
        "LogAddExp" => "use torch.logaddexp",
        "Softplus" => "use torch.nn.functional.softplus",
        "Softmax" => "use torch.nn.functional.softmax",
        "XLogY" => "use torch.xlogy" + ZeroThere,
        _ => null,
    };

    private static string Formula(string member) => member switch
    {
        "Softplus" => "take max(x, 0) + log(1 + exp(-|x|))",
        "Log1MinusExp" => "take log(-expm1(x)), and log1p(-exp(x)) below -0.7",
        "LogSubtractExp" => "subtract the larger exponent first, and add it to the log",
        "XLogY" => "take 0 there",
        _ => "subtract the maximum first, and add it to the log",
    };
}
