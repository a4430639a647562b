using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Numbers in fields of other objects, which the method that takes their log gives their values: states, layers, structs, cells of an array.</summary>
public class FieldTests
{
    private const string Types = """
        class State { public double[] z = new double[9], prob = new double[9]; public double[][] rows = new double[9][]; public double share, sum, max, loss; public State inner; }
        class Layer { public double[] Sum { get; set; } public double[] Output { get; set; } public double[] Error { get; set; } }
        struct Cell { public double z, p; }
        """;

    [Theory]
    [InlineData("double M(State s, double[][] exp, int label) { double loss = 0; for (int i = 0; i < exp.Length; i++) { double sum = 0; for (int j = 0; j < exp[i].Length; j++) { exp[i][j] = Math.Exp(s.rows[i][j]); sum += exp[i][j]; } for (int j = 0; j < exp[i].Length; j++) s.rows[i][j] = {|CE1005:exp[i][j] / sum|}; loss -= {|CE1001:Math.Log(s.rows[i][label])|}; } return loss; }")]
    [InlineData("double M(State s, int label) { double max = s.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { s.prob[i] = Math.Exp(s.z[i] - max); sum += s.prob[i]; } for (int i = 0; i < 9; i++) s.prob[i] /= sum; return -{|CE1001:Math.Log(s.prob[label])|}; }")]
    [InlineData("void M(State s, int label) { s.max = s.z.Max(); s.sum = 0; for (int i = 0; i < 9; i++) { s.prob[i] = Math.Exp(s.z[i] - s.max); s.sum += s.prob[i]; } for (int i = 0; i < 9; i++) s.prob[i] /= s.sum; s.loss -= {|CE1001:Math.Log(s.prob[label])|}; }")]
    [InlineData("void M(State ctx, double[] x, double[] o) { ctx.sum = 0; for (int i = 0; i < 9; i++) ctx.sum += Math.Exp(x[i]); for (int i = 0; i < 9; i++) o[i] = {|CE1005:Math.Exp(x[i]) / ctx.sum|}; }")]
    [InlineData("double sum; void M(double[] x, double[] o) { this.sum = 0; for (int i = 0; i < 9; i++) this.sum += Math.Exp(x[i]); for (int i = 0; i < 9; i++) o[i] = {|CE1005:Math.Exp(x[i]) / this.sum|}; }")]
    [InlineData("void M(State ctx, double[] x, double[] o) { ctx.share = 0; for (int i = 0; i < 9; i++) ctx.share += Math.Exp(x[i]); for (int i = 0; i < 9; i++) o[i] = {|CE1005:Math.Exp(x[i]) / ctx.share|}; }")]
    [InlineData("double M(Layer layer, double[] y) { double err = 0; for (int i = 0; i < y.Length; i++) layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); for (int i = 0; i < y.Length; i++) err += -{|CE1002:Math.Log(layer.Output[i])|}; return err; }")]
    [InlineData("double M(Layer layer, double[] y) { double err = 0; for (int i = 0; i < y.Length; i++) { layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); err -= y[i] * {|CE1002:Math.Log(layer.Output[i])|} + (1 - y[i]) * {|CE1002:Math.Log(1 - layer.Output[i])|}; } return err; }")]
    [InlineData("double M(Layer[] layers, double[] y) { double err = 0; int last = layers.Length - 1; for (int i = 0; i < y.Length; i++) layers[last].Output[i] = 1.0 / (1.0 + Math.Exp(-layers[last].Sum[i])); for (int i = 0; i < y.Length; i++) err += -y[i] * {|CE1002:Math.Log(layers[last].Output[i])|}; return err; }")]
    [InlineData("double M(Cell[] cells, int label) { for (int i = 0; i < cells.Length; i++) cells[i].p = 1 / (1 + Math.Exp(-cells[i].z)); return -{|CE1002:Math.Log(cells[label].p)|}; }")]
    [InlineData("double M(Cell[] cells) { double loss = 0; for (int i = 0; i < cells.Length; i++) { cells[i].p = 1 / (1 + Math.Exp(-cells[i].z)); loss -= {|CE1002:Math.Log(cells[i].p)|}; } return loss; }")]
    [InlineData("double M(Cell[] cells, int k) { ref var s = ref cells[k]; s.p = 1 / (1 + Math.Exp(-s.z)); return -{|CE1002:Math.Log(s.p)|}; }")]
    [InlineData("double M(List<State> states) { double loss = 0; foreach (State s in states) s.share = 1 / (1 + Math.Exp(-s.z[0])); foreach (State s in states) loss -= {|CE1002:Math.Log(s.share)|}; return loss; }")]
    [InlineData("static void Softmax(State s) { double max = s.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { s.prob[i] = Math.Exp(s.z[i] - max); sum += s.prob[i]; } for (int i = 0; i < 9; i++) s.prob[i] /= sum; } double M(State state, int label) { Softmax(state); return -{|CE1001:Math.Log(state.prob[label])|}; }")]
    [InlineData("static void Fill(State s) { double max = s.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { s.prob[i] = Math.Exp(s.z[i] - max); sum += s.prob[i]; } for (int i = 0; i < 9; i++) s.prob[i] /= sum; } double M(State state, int label) { double loss = 0; Fill(state); loss -= {|CE1001:Math.Log(state.prob[label])|}; return loss; }")]
    [InlineData("State own = new State(); double M(int label) { double sum = 0; for (int i = 0; i < 9; i++) { own.prob[i] = {|CE1005:Math.Exp(own.z[i])|}; sum += own.prob[i]; } for (int i = 0; i < 9; i++) own.prob[i] /= sum; return -{|CE1001:Math.Log(own.prob[label])|}; }")]
    public Task Flagged(string members) => Of(members);

    /// <summary>Neither the method nor its type speaks of a loss; the field does, of what it holds.</summary>
    [Theory]
    [InlineData("Compute(x); return (float)", "{|CE1001:Math.Log(posterior[state])|}")]
    [InlineData("Compute(x); return posterior[state] > 0 ? (float)", "Math.Log(posterior[state]) : -99")]
    public Task APosterior(string statements, string log) => Verify.Diagnostics($$"""
        class Acoustics
        {
            readonly float[] posterior = new float[9];

            void Compute(float[] x)
            {
                for (int i = 0; i < 9; i++) posterior[i] = x[i] * i;
                Shares(posterior);
            }

            static void Shares(float[] v)
            {
                float max = v.Max();
                double sum = 0;
                for (int i = 0; i < v.Length; i++) { v[i] = (float)Math.Exp(v[i] - max); sum += v[i]; }
                for (int i = 0; i < v.Length; i++) v[i] = (float)(v[i] / sum);
            }

            public float Of(float[] x, int state)
            {
                {{statements}}{{log}};
            }
        }
        """);

    [Theory]
    [InlineData("unsafe struct Raw { public float* z; public float* probs; public float share; } unsafe float M(Raw* p, int n, int label) { float sum = 0; for (int i = 0; i < n; i++) { p->probs[i] = {|CE1005:MathF.Exp(p->z[i])|}; sum += p->probs[i]; } for (int i = 0; i < n; i++) p->probs[i] /= sum; return -{|CE1001:MathF.Log(p->probs[label])|}; }")]
    [InlineData("unsafe struct Raw { public fixed float probs[9]; public float z; } unsafe float M(ref Raw p, float[] z, int label) { float sum = 0; for (int i = 0; i < 9; i++) { p.probs[i] = {|CE1005:MathF.Exp(z[i])|}; sum += p.probs[i]; } for (int i = 0; i < 9; i++) p.probs[i] /= sum; return -{|CE1001:MathF.Log(p.probs[label])|}; }")]
    [InlineData("unsafe struct Raw { public float z; public float p; } unsafe float M(Raw* s, int n) { float loss = 0; for (int i = 0; i < n; i++) s[i].p = 1 / (1 + MathF.Exp(-s[i].z)); for (int i = 0; i < n; i++) loss -= {|CE1002:MathF.Log(s[i].p)|}; return loss; }")]
    public Task BehindPointers(string members) => Of(members);

    [Theory]
    [InlineData("double M(State a, State b, int label) { double max = a.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { a.prob[i] = Math.Exp(a.z[i] - max); sum += a.prob[i]; } for (int i = 0; i < 9; i++) a.prob[i] /= sum; return Math.Log(b.prob[label]); }")] // another object's
    [InlineData("double M(State a, State b, int label) { double max = a.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { a.prob[i] = Math.Exp(a.z[i] - max); sum += a.prob[i]; b.prob[i] += 1; } for (int i = 0; i < 9; i++) a.prob[i] /= sum; return Math.Log(b.prob[label]); }")] // counts
    [InlineData("double M(Layer layer, int[] n) { for (int i = 0; i < 9; i++) layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); for (int i = 0; i < 9; i++) layer.Output[i] = n[i] + 1; double err = 0; for (int i = 0; i < 9; i++) err += Math.Log(layer.Output[i]); return err; }")] // overwritten
    [InlineData("double M(Layer layer, Layer other) { for (int i = 0; i < 9; i++) layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); layer = other; double err = 0; for (int i = 0; i < 9; i++) err += Math.Log(layer.Output[i]); return err; }")] // another object
    [InlineData("double M(Layer layer, int[] n) { var same = layer; for (int i = 0; i < 9; i++) layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); for (int i = 0; i < 9; i++) same.Output[i] = n[i] + 1; double err = 0; for (int i = 0; i < 9; i++) err += Math.Log(layer.Output[i]); return err; }")] // the same object by another name
    [InlineData("double M(Cell[] cells, int k, int[] n) { ref var s = ref cells[k]; s.p = 1 / (1 + Math.Exp(-s.z)); cells[k].p = n[k]; return Math.Log(s.p); }")]
    [InlineData("static void Count(Layer l, int[] n) { for (int i = 0; i < 9; i++) l.Output[i] = n[i] + 1; } double M(Layer layer, int[] n) { for (int i = 0; i < 9; i++) layer.Output[i] = 1.0 / (1.0 + Math.Exp(-layer.Sum[i])); Count(layer, n); double err = 0; for (int i = 0; i < 9; i++) err += Math.Log(layer.Output[i]); return err; }")] // a call overwrites it
    [InlineData("double M(State s, int label) { double max = s.z.Max(), sum = 0; for (int i = 0; i < 9; i++) { s.prob[i] = Math.Exp(s.z[i] - max); sum += s.prob[i]; } for (int i = 0; i < 9; i++) s.prob[i] /= sum; return s.prob[label] > 0 ? Math.Log(s.prob[label]) : -100; }")] // a guard
    public Task Silent(string members) => Of(members);

    /// <summary>Clipped in the field: no infinity, but a loss that is cut off.</summary>
    [Theory]
    [InlineData("double M(State state) { state.share = 1 / (1 + Math.Exp(-state.z[0])); state.share = Math.Max(state.share, 1e-12); return -{|CE1010:Math.Log(state.share)|}; }")]
    [InlineData("double M(State state) { state.share = 1 / (1 + Math.Exp(-state.z[0])); if (state.share < 1e-12) state.share = 1e-12; return -{|CE1010:Math.Log(state.share)|}; }")]
    public Task Clipped(string members) => Of(members);

    /// <summary>In the pass backwards the log is looked at, whatever the field is called.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) { e[i] = Math.Exp(z[i] - max); sum += e[i]; } for (int i = 0; i < z.Length; i++) e[i] /= sum;", "{|CE1001:Math.Log(es[y])|}")]
    [InlineData("for (int i = 0; i < z.Length; i++) { e[i] = Math.Floor(z[i] - max) + 1; sum += e[i]; } for (int i = 0; i < z.Length; i++) e[i] /= sum;", "Math.Log(es[y])")] // no exponentials
    public Task Backwards(string loops, string log) => Of($$"""
        double[] es = [];
        void Forward(double[] z) { double max = z.Max(), sum = 0; var e = new double[z.Length]; {{loops}} es = e; }
        double Backward(int y) => -{{log}};
        """);

    private static Task Of(string members) => Verify.Diagnostics($$"""
        {{Types}}
        class Program
        {
            {{members}}
        }
        """);
}
