namespace CeAnalyzers;

/// <summary>Factors of losses through a sigmoid: a common one, times one for each label, repeated for each sample, or one for each logit; or none but the common one.</summary>
internal readonly struct LabelWeights(ReadOnlyMemory<double> weights, double common)
{
    public bool AreCommon => weights.IsEmpty;

    public double Common => common;

    public double this[int index] => weights.IsEmpty ? common : common * weights.Span[index % weights.Length];

    /// <summary>Those of neighbouring logits, the first of which has an index among all.</summary>
    public void CopyTo(Span<double> factors, int index)
    {
        if (weights.IsEmpty)
        {
            factors.Fill(common);
            return;
        }
        ReadOnlySpan<double> own = weights.Span;
        int position = index % own.Length;
        for (int j = 0; j < factors.Length; j++)
        {
            factors[j] = common * own[position];
            position = position + 1 == own.Length ? 0 : position + 1;
        }
    }
}
