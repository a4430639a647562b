namespace CeAnalyzers.Tests.Verification.Stubs;

/// <summary>The public signatures of TensorFlow.NET's Keras and of Keras.NET that rows speak of.</summary>
internal static class KerasStub
{
    public const string Source = """
        #nullable disable
        namespace Tensorflow.Keras
        {
            using System.Collections.Generic;
            using Tensorflow.Keras.Layers;
            using Tensorflow.Keras.Losses;

            public class Activation { }

            public interface IActivationsApi { Activation Softmax { get; } Activation Sigmoid { get; } Activation Relu { get; } }

            public class Activations : IActivationsApi { public Activation Softmax => null; public Activation Sigmoid => null; public Activation Relu => null; }

            public interface IModel : ILayer
            {
                void compile(string optimizer, ILossFunc loss);
                void compile(string optimizer, string loss, string[] metrics);
            }

            public class Sequential : IModel
            {
                public void add(ILayer layer) { }
                public void compile(string optimizer, ILossFunc loss) { }
                public void compile(string optimizer, string loss, string[] metrics) { }
                public Tensor Apply(Tensor inputs, Tensor states = null, bool? training = false) => null;
            }

            public interface IKerasApi
            {
                Sequential Sequential(List<ILayer> layers = null, string name = null);
                Sequential Sequential(params ILayer[] layers);
                IModel Model(Tensor inputs, Tensor outputs, string name = null);
            }

            public class KerasInterface : IKerasApi
            {
                public ILayersApi layers { get; } = null;
                public ILossesApi losses { get; } = null;
                public IActivationsApi activations { get; } = null;
                public BackendImpl backend { get; } = null;
                public Sequential Sequential(List<ILayer> layers = null, string name = null) => null;
                public Sequential Sequential(params ILayer[] layers) => null;
                public IModel Model(Tensor inputs, Tensor outputs, string name = null) => null;
            }

            public class BackendImpl
            {
                public Tensor categorical_crossentropy(Tensor target, Tensor output, bool from_logits = false, int axis = -1) => null;
                public Tensor sparse_categorical_crossentropy(Tensor target, Tensor output, bool from_logits = false, int axis = -1, int? ignore_class = null) => null;
                public Tensor binary_crossentropy(Tensor target, Tensor output, bool from_logits = false) => null;
            }
        }

        namespace Tensorflow.Keras.Layers
        {
            public interface ILayer { Tensor Apply(Tensor inputs, Tensor states = null, bool? training = false); }

            public class Layer : ILayer { public Tensor Apply(Tensor inputs, Tensor states = null, bool? training = false) => null; }

            public class Dense : Layer { }
            public class Conv2D : Layer { }
            public class Flatten : Layer { }
            public class Dropout : Layer { }
            public class Softmax : Layer { }

            public interface ILayersApi
            {
                ILayer Dense(int units);
                ILayer Dense(int units, string activation = null, Shape input_shape = null);
                ILayer Dense(int units, Activation activation = null, bool use_bias = true, Shape input_shape = null);
                ILayer Conv2D(int filters, Shape kernel_size = null, Shape strides = null, string padding = "valid", string activation = null);
                ILayer Flatten(string data_format = null);
                ILayer Dropout(float rate, Shape noise_shape = null, int? seed = null);
                ILayer Softmax(int axis = -1);
            }

            public class LayersApi : ILayersApi
            {
                public ILayer Dense(int units) => null;
                public ILayer Dense(int units, string activation = null, Shape input_shape = null) => null;
                public ILayer Dense(int units, Activation activation = null, bool use_bias = true, Shape input_shape = null) => null;
                public ILayer Conv2D(int filters, Shape kernel_size = null, Shape strides = null, string padding = "valid", string activation = null) => null;
                public ILayer Flatten(string data_format = null) => null;
                public ILayer Dropout(float rate, Shape noise_shape = null, int? seed = null) => null;
                public ILayer Softmax(int axis = -1) => null;
            }
        }

        namespace Tensorflow.Keras.Losses
        {
            public interface ILossFunc { Tensor Call(Tensor y_true, Tensor y_pred, Tensor sample_weight = null); }

            public abstract class Loss : ILossFunc { public Tensor Call(Tensor y_true, Tensor y_pred, Tensor sample_weight = null) => null; }

            public class BinaryCrossentropy : Loss { }
            public class CategoricalCrossentropy : Loss { }
            public class SparseCategoricalCrossentropy : Loss { }
            public class MeanSquaredError : Loss { }

            public interface ILossesApi
            {
                ILossFunc BinaryCrossentropy(bool from_logits = false, float label_smoothing = 0f, int axis = -1, string reduction = "auto", string name = "binary_crossentropy");
                ILossFunc SparseCategoricalCrossentropy(string reduction = null, string name = null, bool from_logits = false);
                ILossFunc CategoricalCrossentropy(string reduction = null, string name = null, bool from_logits = false);
                ILossFunc MeanSquaredError(string reduction = null, string name = null);
            }

            public class LossesApi : ILossesApi
            {
                public ILossFunc BinaryCrossentropy(bool from_logits = false, float label_smoothing = 0f, int axis = -1, string reduction = "auto", string name = "binary_crossentropy") => null;
                public ILossFunc SparseCategoricalCrossentropy(string reduction = null, string name = null, bool from_logits = false) => null;
                public ILossFunc CategoricalCrossentropy(string reduction = null, string name = null, bool from_logits = false) => null;
                public ILossFunc MeanSquaredError(string reduction = null, string name = null) => null;
            }
        }

        namespace Numpy
        {
            public class NDarray { }
        }

        namespace Keras
        {
            using Numpy;

            public class Activations
            {
                public static NDarray Softmax(NDarray x, int axis = -1) => null;
                public static NDarray Sigmoid(NDarray x) => null;
            }

            public class Losses
            {
                public static NDarray MeanSquaredError(NDarray y_true, NDarray y_pred) => null;
                public static NDarray CategoricalCrossentropy(NDarray y_true, NDarray y_pred) => null;
                public static NDarray SparseCategoricalCrossentropy(NDarray y_true, NDarray y_pred) => null;
                public static NDarray BinaryCrossentropy(NDarray y_true, NDarray y_pred) => null;
            }
        }
        """;
}
