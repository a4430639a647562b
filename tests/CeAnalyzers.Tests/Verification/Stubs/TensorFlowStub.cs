namespace CeAnalyzers.Tests.Verification.Stubs;

/// <summary>The public signatures of TensorFlow.NET that rows speak of; the package is not to be had where the tests run.</summary>
internal static class TensorFlowStub
{
    public const string Source = """
        #nullable disable
        namespace Tensorflow
        {
            using System;

            public class Axis
            {
                public static implicit operator Axis(int axis) => null;
            }

            public class Shape
            {
                public Shape(params long[] dims) { }
                public static implicit operator Shape(long[] dims) => null;
            }

            public enum TF_DataType { TF_FLOAT, TF_INT64 }

            public class Tensor
            {
                public static Tensor operator +(Tensor x, Tensor y) => null;
                public static Tensor operator +(Tensor x, double y) => null;
                public static Tensor operator -(Tensor x, Tensor y) => null;
                public static Tensor operator -(double x, Tensor y) => null;
                public static Tensor operator -(Tensor x) => null;
                public static Tensor operator *(Tensor x, Tensor y) => null;
                public static Tensor operator /(Tensor x, Tensor y) => null;
            }

            public static class Binding
            {
                public static tensorflow tf { get; } = new();
                public static Keras.KerasInterface keras { get; } = new();
            }

            public class tensorflow
            {
                public TF_DataType float32 => TF_DataType.TF_FLOAT;
                public nn_internal nn { get; } = new();
                public MathApi math { get; } = new();
                public Tensor log(Tensor x, string name = null) => null;
                public Tensor log1p(Tensor x, string name = null) => null;
                public Tensor exp(Tensor x, string name = null) => null;
                public Tensor tanh(Tensor x, string name = null) => null;
                public Tensor sin(Tensor x, string name = null) => null;
                public Tensor cos(Tensor x, string name = null) => null;
                public Tensor abs(Tensor x, string name = null) => null;
                public Tensor square(Tensor x, string name = null) => null;
                public Tensor sigmoid<T>(T x, string name = null) => null;
                public Tensor pow<T1, T2>(T1 x, T2 y, string name = "pow") => null;
                public Tensor add(Tensor a, Tensor b, string name = null) => null;
                public Tensor sub<Tx, Ty>(Tx a, Ty b, string name = null) => null;
                public Tensor subtract(Tensor x, Tensor y, string name = null) => null;
                public Tensor multiply(Tensor x, Tensor y, string name = null) => null;
                public Tensor div(Tensor x, Tensor y, string name = null) => null;
                public Tensor divide(Tensor a, Tensor b) => null;
                public static Tensor truediv(Tensor x, Tensor y, string name = null) => null;
                public Tensor negative(Tensor x, string name = null) => null;
                public Tensor maximum<T1, T2>(T1 x, T2 y, string name = null) => null;
                public Tensor minimum<T1, T2>(T1 x, T2 y, string name = null) => null;
                public Tensor max<Tx, Ty>(Tx input, Ty axis, bool keep_dims = false, string name = null) => null;
                public Tensor min<Tx, Ty>(Tx input, Ty axis, bool keep_dims = false, string name = null) => null;
                public Tensor matmul(Tensor a, Tensor b) => null;
                public Tensor sum(Tensor input, int axis, bool keep_dims = false, string name = null) => null;
                public Tensor reduce_sum(Tensor input, Axis axis = null, Axis reduction_indices = null, bool keepdims = false, string name = null) => null;
                public Tensor reduce_mean(Tensor input_tensor, Axis axis = null, bool keepdims = false, string name = null, int? reduction_indices = null) => null;
                public Tensor reduce_max(Tensor input_tensor, Axis axis = null, bool keepdims = false, string name = null) => null;
                public Tensor reduce_min(Tensor input_tensor, Axis axis = null, bool keepdims = false, string name = null) => null;
                public Tensor reduce_logsumexp(Tensor input_tensor, Axis axis = null, bool keepdims = false, string name = null) => null;
                public Tensor clip_by_value<T1, T2>(Tensor t, T1 clip_value_min, T2 clip_value_max, string name = "ClipByValue") => null;
                public Tensor squared_difference(Tensor x, Tensor y, string name = null) => null;
                public Tensor reshape(Tensor tensor, Shape shape, string name = null) => null;
                public Tensor squeeze(Tensor input, int axis, string name = null, int squeeze_dims = -1) => null;
                public Tensor expand_dims(Tensor input, int axis = -1, string name = null) => null;
                public Tensor transpose<T1>(T1 a, Axis perm = null, string name = "transpose", bool conjugate = false) => null;
                public Tensor identity(Tensor input, string name = null) => null;
                public Tensor gather(Tensor @params, Tensor indices, string name = null, int axis = 0) => null;
                public Tensor stop_gradient(Tensor x, string name = null) => null;
                public Tensor boolean_mask<T1, T2>(T1 tensor, T2 mask, string name = "boolean_mask", int axis = 0) => null;
                public Tensor cast(Tensor x, TF_DataType dtype, string name = null) => null;
                public Tensor one_hot(Tensor indices, int depth, Tensor on_value = null, Tensor off_value = null, TF_DataType dtype = TF_DataType.TF_FLOAT, int axis = -1, string name = null) => null;

                public class nn_internal
                {
                    public Tensor softmax(Tensor logits, int axis = -1, string name = null) => null;
                    public Tensor sigmoid<T>(T x, string name = null) => null;
                    public Tensor tanh(Tensor x, string name = null) => null;
                    public Tensor dropout(Tensor x, Tensor keep_prob = null, Tensor noise_shape = null, int? seed = null, string name = null) => null;
                    public Tensor softmax_cross_entropy_with_logits(Tensor labels, Tensor logits, int dim = -1, string name = null) => null;
                    public Tensor softmax_cross_entropy_with_logits_v2(Tensor labels, Tensor logits, int axis = -1, string name = null) => null;
                    public Tensor sparse_softmax_cross_entropy_with_logits(Tensor labels = null, Tensor logits = null, string name = null) => null;
                    public Tensor sigmoid_cross_entropy_with_logits(Tensor labels, Tensor logits, string name = null) => null;
                }

                public class MathApi
                {
                    public Tensor log(Tensor x, string name = null) => null;
                    public Tensor tanh(Tensor x, string name = null) => null;
                    public Tensor square(Tensor x, string name = null) => null;
                    public Tensor multiply(Tensor x, Tensor y, string name = null) => null;
                    public Tensor sum(Tensor x, Axis axis = null, string name = null) => null;
                }
            }
        }

        namespace Tensorflow.NumPy
        {
            public class NDArray : Tensor { }

            public static class np
            {
                public static NDArray log(NDArray x) => null;
                public static NDArray exp(NDArray x) => null;
                public static NDArray square(NDArray x) => null;
                public static NDArray power(NDArray x, NDArray y) => null;
                public static NDArray add(NDArray x, NDArray y) => null;
                public static NDArray multiply(NDArray x1, NDArray x2) => null;
                public static NDArray maximum(NDArray x1, NDArray x2, int? axis = null) => null;
                public static NDArray minimum(NDArray x1, NDArray x2) => null;
                public static NDArray sum(NDArray x1, Axis axis = null) => null;
                public static NDArray mean(NDArray x) => null;
            }
        }
        """;
}
