using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>What fields of other objects hold where the method that reads them gives them a value.</summary>
public class PartProbes
{
    private const string Classes = """
        class State { public double[] P = new double[3]; public double[][] Rows; public double Share; public double Sum; public State Inner; public double[] Auto { get; set; } }
        struct Cell { public double P; public double[] Row; }
        static void Fill(State into, double[] v) { double sum = 0; for (int i = 0; i < v.Length; i++) sum += Math.Exp(v[i]); for (int i = 0; i < v.Length; i++) into.P[i] = Math.Exp(v[i]) / sum; }
        static void Count(State into, double[] v) { for (int i = 0; i < v.Length; i++) into.P[i] = v[i]; }
        static void Look(State at) { Console.WriteLine(at.P[0]); }
        static void Set(ref Cell cell, double[] v) { cell.P = Softmax(v)[0]; }
        static State Make() => new State();
        static int Next() => 0;
        """;

    [Theory]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < z.Length; i++) s.P[i] = Softmax(z)[i]; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < 2; i++) for (int j = 0; j < z.Length; j++) s.Rows[i][j] = Softmax(z)[j]; Probe(s.Rows[0][c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.Auto = new double[3]; for (int i = 0; i < z.Length; i++) s.Auto[i] = Softmax(z)[i]; Probe(s.Auto[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { double sum = 0; for (int i = 0; i < z.Length; i++) { s.P[i] = Math.Exp(z[i]); sum += s.P[i]; } for (int i = 0; i < z.Length; i++) s.P[i] /= sum; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.Sum = 0; for (int i = 0; i < z.Length; i++) { s.P[i] = Math.Exp(z[i]); s.Sum += s.P[i]; } for (int i = 0; i < z.Length; i++) s.P[i] /= s.Sum; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.Sum = 0; for (int i = 0; i < z.Length; i++) { s.P[i] = Math.Exp(z[i]); s.Sum = s.Sum + s.P[i]; } for (int i = 0; i < z.Length; i++) s.P[i] = s.P[i] / s.Sum; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.Inner.Share = Softmax(z)[c]; Probe(s.Inner.Share); }")]
    [InlineData("void M(State s, double[] z, int c) { s.P = z; s = new State(); s.P = Softmax(z); Probe(s.P); }")]
    [InlineData("void M(double[] z, int c) { var s = new State { P = Softmax(z) }; if (c > 7) s.P = Softmax(z); Probe(s.P); }")]
    [InlineData("void M(double[] z, int c) { State s = Make(); s.P = Softmax(z); Look(s); Probe(s.P); }")]
    [InlineData("void M(Cell[] cells, double[] z, int c) { for (int i = 0; i < cells.Length; i++) cells[i].P = Softmax(z)[i]; Probe(cells[c].P); }")]
    [InlineData("void M(List<State> states, double[] z, int c) { for (int i = 0; i < states.Count; i++) states[i].P = Softmax(z); Probe(states[c].P); }")]
    [InlineData("void M(State[] states, double[] z, int c) { foreach (var s in states) s.P = Softmax(z); foreach (var t in states) Probe(t.P); }")]
    [InlineData("void M(State[] states, double[] z, int c) { foreach (var s in states) { s.P = Softmax(z); Probe(s.P); } }")]
    [InlineData("void M(Cell[] cells, double[] z, int c) { ref var s = ref cells[c]; s.P = Softmax(z)[c]; Probe(s.P); }")]
    [InlineData("void M(Cell[] cells, double[] z, int c) { ref var s = ref cells[c]; s.P = Softmax(z)[c]; Probe(cells[c].P); }")]
    [InlineData("void M(State[] layers, double[] z, int c) { for (int i = 0; i < 3; i++) layers[0].P[i] = z[i]; for (int i = 0; i < 3; i++) layers[layers.Length - 1].P[i] = Softmax(z)[i]; Probe(layers[layers.Length - 1].P[c]); }")]
    [InlineData("void M(State[] layers, double[] z, int c) { var last = layers[^1]; for (int i = 0; i < 3; i++) last.P[i] = Softmax(z)[i]; Probe(layers[^1].P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { var p = s.P; for (int i = 0; i < 3; i++) p[i] = Softmax(z)[i]; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; var p = s.P; Probe(p[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { var t = s; for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; Probe(t.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { Fill(s, z); Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { Fill(s.Inner, z); Probe(s.Inner.P[c]); }")]
    [InlineData("void M(State[] s, double[] z, int c) { Fill(s[c], z); Probe(s[c].P[c]); }")]
    [InlineData("void M(State[] s, double[] z, int c) { for (int i = 0; i < 3; i++) Fill(s[i], z); Probe(s[c].P[c]); }")]
    [InlineData("void M(double[] z, int c) { var s = new State(); var t = new State(); Fill(s, z); Count(t, z); Probe(s.P[c]); }")]
    [InlineData("void M(Cell cell, double[] z, int c) { Set(ref cell, z); Probe(cell.P); }")]
    [InlineData("void M(State s, double[] z, int c) { s.P = Softmax(z); Action a = () => Probe(s.P); a(); }")]
    [InlineData("unsafe struct Raw { public float* P; public fixed float Q[4]; public float Share; } unsafe void M(Raw* s, float[] z, int c) { for (int i = 0; i < 4; i++) s->P[i] = Softmax(z)[i]; Probe(s->P[c]); }")]
    [InlineData("unsafe struct Raw { public float* P; public fixed float Q[4]; public float Share; } unsafe void M(Raw* s, float[] z, int c) { for (int i = 0; i < 4; i++) s->Q[i] = Softmax(z)[i]; Probe(s->Q[c]); }")]
    [InlineData("unsafe struct Raw { public float* P; public fixed float Q[4]; public float Share; } unsafe void M(Raw* s, float[] z, int c) { for (int i = 0; i < 4; i++) s[i].Share = Softmax(z)[i]; Probe((s + c)->Share); }")]
    [InlineData("unsafe struct Raw { public float* P; public fixed float Q[4]; public float Share; } unsafe void M(Raw* s, float[] z, int c) { Raw* t = s + 1; t->Share = Softmax(z)[c]; Probe((*t).Share); }")]
    public void ASoftmax(string method) => Assert.Equal(ValueKind.SoftmaxProbability, Of(method).Kind);

    [Theory]
    [InlineData("void M(State s, State t, double[] z, int c) { for (int i = 0; i < z.Length; i++) s.P[i] = Softmax(z)[i]; Probe(t.P[c]); }")] // another object's
    [InlineData("void M(State s, State t, double[] z, int c) { for (int i = 0; i < z.Length; i++) { s.P[i] = Softmax(z)[i]; t.P[i] = z[i]; } Probe(s.P[c]); }")] // perhaps the same object
    [InlineData("void M(State s, double[] z, int c) { var t = s; for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; for (int i = 0; i < 3; i++) t.P[i] = z[i]; Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.P = Softmax(z); s.P = z; Probe(s.P); }")] // overwritten
    [InlineData("void M(State s, double[] z, int c) { s.P = Softmax(z); var p = s.P; for (int i = 0; i < 3; i++) p[i] = z[i]; Probe(s.P); }")]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; s = Make(); Probe(s.P); }")] // another object
    [InlineData("void M(State s, State t, double[] z, int c) { for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; s = t; Probe(s.P); }")]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < 3; i++) s.Inner.P[i] = Softmax(z)[i]; s.Inner = Make(); Probe(s.Inner.P); }")]
    [InlineData("void M(State s, double[] z, int c) { if (c > 0) for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; Probe(s.P); }")] // perhaps
    [InlineData("void M(State s, double[] z, int c) { s.P[0] = Softmax(z)[0]; Probe(s.P); }")]
    [InlineData("void M(State[] s, double[] z, int c) { for (int i = 0; i < 3; i++) s[0].P[i] = Softmax(z)[i]; Probe(s[1].P); }")]
    [InlineData("void M(State[] s, double[] z, int c) { for (int i = 0; i < 3; i++) s[c].P[i] = Softmax(z)[i]; c++; Probe(s[c].P); }")]
    [InlineData("void M(State[] s, double[] z, int c) { for (int i = 0; i < 3; i++) s[Next()].P[i] = Softmax(z)[i]; Probe(s[Next()].P); }")]
    [InlineData("void M(Dictionary<string, State> s, double[] z, int c) { for (int i = 0; i < 3; i++) s[\"a\"].P[i] = Softmax(z)[i]; Probe(s[\"b\"].P); }")]
    [InlineData("void M(Cell[] cells, double[] z, int c) { var s = cells[c]; s.P = z[0]; cells[c].P = Softmax(z)[c]; Probe(s.P); }")] // a copy
    [InlineData("void M(State[] states, double[] z, int c) { foreach (var s in states) { Probe(s.P); s.P = Softmax(z); s.P = z; } }")]
    [InlineData("void M(State s, double[] z, int c) { Fill(s, z); Count(s, z); Probe(s.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { for (int i = 0; i < 3; i++) s.P[i] = Softmax(z)[i]; Count(s, z); Probe(s.P[c]); }")]
    [InlineData("void M(State s, State t, double[] z, int c) { Fill(s, z); Probe(t.P[c]); }")]
    [InlineData("void M(State s, double[] z, int c) { s.P = Softmax(z); new Maker(out s, z); Probe(s.P); } class Maker { public Maker(out State s, double[] z) { s = new State { P = z }; } }")] // by a constructor
    [InlineData("void M(State s, double[] z, int c) { State a = null, b = null; a = b; b = a; Probe(a.P); Fill(s, z); }")]
    public void Nothing(string method) => Assert.Equal(ValueKind.Unknown, Of(method).Kind);

    private static Value Of(string method) => Assert.Single(Probe.Of($$"""
        using CeAnalyzers;
        using static CeAnalyzers.StableMath;
        using static Probes;

        class Model
        {
            {{Classes}}
            {{method}}
        }
        """));
}
