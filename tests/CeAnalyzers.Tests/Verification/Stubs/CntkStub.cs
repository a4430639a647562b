namespace CeAnalyzers.Tests.Verification.Stubs;

/// <summary>The public signatures of CNTK's CNTKLib that rows speak of.</summary>
internal static class CntkStub
{
    public const string Source = """
        #nullable disable
        namespace CNTK
        {
            using System.Collections.Generic;

            public enum ParameterCloningMethod { Share, Clone, Freeze }

            public class DeviceDescriptor { }

            public class Axis { public Axis(int axis) { } }

            public class Function
            {
                public Variable Output => null;
                public Function Clone(ParameterCloningMethod parameterCloneMethod, IDictionary<Variable, Variable> replacements = null) => null;
                public static implicit operator Variable(Function function) => null;
            }

            public class Variable
            {
                public Variable(Function function) { }
                public static Function operator +(Variable x, Variable y) => null;
                public static Function operator -(Variable x, Variable y) => null;
            }

            public class Constant : Variable
            {
                private Constant() : base(null) { }
                public static Constant Scalar(float value, DeviceDescriptor device = null) => null;
                public static Constant Scalar(double value, DeviceDescriptor device = null) => null;
            }

            public static class CNTKLib
            {
                public static Function Softmax(Variable operand) => null;
                public static Function Softmax(Variable operand, Axis axis) => null;
                public static Function LogSoftmax(Variable operand) => null;
                public static Function Sigmoid(Variable operand) => null;
                public static Function OneHotOp(Variable operand, uint numClasses, bool outputSparse, Axis axis) => null;
                public static Function Log(Variable operand) => null;
                public static Function Exp(Variable operand) => null;
                public static Function Tanh(Variable operand) => null;
                public static Function Sin(Variable operand) => null;
                public static Function Cos(Variable operand) => null;
                public static Function Abs(Variable operand) => null;
                public static Function Square(Variable operand) => null;
                public static Function Pow(Variable left, Variable right) => null;
                public static Function Negate(Variable operand) => null;
                public static Function Plus(Variable left, Variable right) => null;
                public static Function Minus(Variable left, Variable right) => null;
                public static Function ElementTimes(Variable left, Variable right) => null;
                public static Function ElementDivide(Variable left, Variable right) => null;
                public static Function ElementMax(Variable left, Variable right, string name) => null;
                public static Function ElementMin(Variable left, Variable right, string name) => null;
                public static Function ReduceMax(Variable operand, Axis axis) => null;
                public static Function ReduceMin(Variable operand, Axis axis) => null;
                public static Function ReduceSum(Variable operand, Axis axis) => null;
                public static Function ReduceMean(Variable operand, Axis axis) => null;
                public static Function ReduceLogSum(Variable operand, Axis axis) => null;
                public static Function Reciprocal(Variable operand) => null;
                public static Function Clip(Variable operand, Variable min, Variable max) => null;
                public static Function Reshape(Variable operand, IEnumerable<int> replacementShape) => null;
                public static Function SequenceFirst(Variable operand) => null;
                public static Function SequenceLast(Variable operand) => null;
                public static Function StopGradient(Variable operand) => null;
                public static Function Dropout(Variable operand, double dropoutRate) => null;
                public static Function CrossEntropyWithSoftmax(Variable prediction, Variable labels) => null;
                public static Function BinaryCrossEntropy(Variable prediction, Variable targets) => null;
                public static Function WeightedBinaryCrossEntropy(Variable prediction, Variable targets, Variable weights) => null;
                public static Function SquaredError(Variable prediction, Variable targets) => null;
            }
        }
        """;
}
