namespace CeAnalyzers.Corpus;

/// <summary>Verdicts counted: recall over the mistakes, precision over the labelled places that are flagged.</summary>
public readonly record struct Tally(int Found, int Missed, int FalseAlarms, int Silent)
{
    public int Bugs => Found + Missed;

    public int LookAlikes => FalseAlarms + Silent;

    public double? Recall => Ratio(Found, Bugs);

    public double? Precision => Ratio(Found, Found + FalseAlarms);

    public static Tally Of(IEnumerable<Judgement> judgements)
    {
        ILookup<Verdict, Judgement> verdicts = judgements.ToLookup(judgement => judgement.Verdict);
        return new Tally(Count(Verdict.Found), Count(Verdict.Missed), Count(Verdict.FalseAlarm), Count(Verdict.Silent));

        int Count(Verdict verdict) => verdicts[verdict].Count();
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
