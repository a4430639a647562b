namespace CeAnalyzers.Apis;

/// <summary>
/// The rows that an unbound call is judged by: names that mean the same in every numerical library, whatever their case and underscores;
/// losses as their library spells them; layers and losses that Keras builds.
/// </summary>
internal static class NamedApis
{
    private static readonly string[] Unmistakable =
    [
        "softmax", "sigmoid", "logsoftmax", "logsigmoid", "log", "log2", "log10", "log1p", "exp", "expm1", "tanh", "sin", "cos", "square", "pow", "power", "negative", "neg", "negate", "abs",
        "add", "plus", "sub", "subtract", "minus", "mul", "multiply", "elementtimes", "div", "divide", "elementdivide", "reducesum", "reducemean", "reducemax", "reducelogsumexp", "sum", "mean",
        "max", "min", "maximum", "minimum", "clip", "clipbyvalue", "clamp", "reshape", "squeeze", "expanddims", "cast", "identity", "stopgradient", "onehot", "scalar", "sequencefirst", "sequencelast",
    ];

    private static readonly string[] Losses =
    [
        "softmax_cross_entropy_with_logits", "softmax_cross_entropy_with_logits_v2", "sparse_softmax_cross_entropy_with_logits", "sigmoid_cross_entropy_with_logits",
        "binary_cross_entropy_with_logits", "CrossEntropyWithSoftmax",
    ];

    private static readonly Dictionary<string, Api> Functions = Rows().ToDictionary(rows => rows.Key, rows => rows.First());

    /// <summary>The functions of all libraries by each name that is evidence.</summary>
    public static IEnumerable<IGrouping<string, Api>> Rows() =>
        from row in KnownApis.All
        where row.Builds is null && row.Loss is null
        group row by Normalise(row.Member) into rows
        where Unmistakable.Contains(rows.Key)
        select rows;

    /// <summary>The row of a dotted name.</summary>
    public static Api? Find(string path)
    {
        string[] names = path.Split('.');
        string member = names[names.Length - 1];
        string? owner = names.Length > 1 ? names[names.Length - 2].Trim() : null;
        return owner switch
        {
            "layers" => KnownApis.FindModule("Tensorflow.Keras.Layers.ILayersApi", member),
            "losses" => KnownApis.FindModule("Tensorflow.Keras.Losses.ILossesApi", member),
            "keras" when member is "Sequential" or "Model" => KnownApis.FindModule("Tensorflow.Keras.IKerasApi", member),
            _ when Losses.Contains(member) => KnownApis.Named(member).First(row => row.Loss is not null),
            _ => Functions.TryGetValue(OfElements(Normalise(member)), out Api? row) ? row : null,
        };
    }

    /// <summary>elementlog and elementwiseexp are the log and the exponential of each element, logoneplus is log1p; that names the function as clearly.</summary>
    private static string OfElements(string name) => name switch
    {
        "elementlog" or "elementwiselog" => "log",
        "elementexp" or "elementwiseexp" => "exp",
        "logoneplus" or "log1plus" => "log1p",
        _ => name,
    };

    private static string Normalise(string member) => member.Replace("_", "").ToLowerInvariant();
}
