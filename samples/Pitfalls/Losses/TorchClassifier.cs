using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Pitfalls.Losses;

/// <summary>The same mistakes in TorchSharp. Compiled, not run: its native library is not part of this sample.</summary>
public class TorchClassifier : nn.Module<Tensor, Tensor>
{
    private readonly Linear hidden = nn.Linear(64, 32);
    private readonly Linear output = nn.Linear(32, 10);
    private readonly CrossEntropyLoss crossEntropy = nn.CrossEntropyLoss();

    public TorchClassifier() : base(nameof(TorchClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor pixels)
    {
        Tensor scores = output.forward(nn.functional.relu(hidden.forward(pixels)));
        return nn.functional.softmax(scores, dim: 1);
    }

    /// <summary>CrossEntropyLoss applies a softmax itself.</summary>
    public Tensor Loss(Tensor pixels, Tensor labels)
    {
        Tensor probabilities = forward(pixels);
        return crossEntropy.forward(probabilities, labels);
    }

    public static Tensor LogLikelihood(Tensor scores) => torch.log(nn.functional.softmax(scores, dim: 1));
}
