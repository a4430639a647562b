namespace CeAnalyzers.Rules;

/// <summary>The categories, one a folder of rules.</summary>
internal static class Categories
{
    public const string Configuration = "Configuration";
    public const string Stability = "Stability";
    public const string Losses = "Losses";
    public const string Training = "Training";
    public const string Gradients = "Gradients";
}
