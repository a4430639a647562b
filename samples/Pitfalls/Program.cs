using Pitfalls;
using Pitfalls.Data;
using Pitfalls.Losses;
using Pitfalls.Models;
using Pitfalls.Training;

Digit[] digits = Digit.Load(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz")).ToArray();
new Random(42).Shuffle(digits);
Digit[] train = digits[..1500];
Digit[] test = digits[1500..];

Console.WriteLine($"Trained on {train.Length} handwritten digits, measured on {test.Length} others. Gradients: on the digits that an untrained network gets wrong.");
Report.Header();

var linear = new LinearClassifier(Digit.PixelCount, Digit.Classes, new Random(1));
Trainer.Train(linear, train, PredictionMinusTarget, epochs: 3, learningRate: 0.5);
double linearAccuracy = Evaluation.Accuracy(linear.Predict, test);
Report.Row("Log of softmax, two files away", new NegativeLogLikelihood(linear).Mean(test), linearAccuracy);

var eights = new EightDetector();
eights.Train(train, epochs: 5, learningRate: 0.02);
Report.Row("Log of sigmoid: is it an eight?", test.Average(eights.Loss), test.Average(eights.Accuracy));

var neighbours = new NearestNeighbours(train, k: 5);
var predictions = test.Select(d => neighbours.Predict(d.Pixels));
var targets = test.Select(d => OneHot(d.Label));
Report.Row("Cross-entropy without clipping", predictions.Zip(targets, CrossEntropy.Of).Average(), Evaluation.Accuracy(neighbours.Predict, test));

Report.Row("Vectorized softmax", test.Average(d => ExpectedError.Of(linear.Scores(d.Pixels), d.Label)), linearAccuracy);

TrainThrough("Binary loss on softmax", (scores, label) => BinaryLossPerClass.Of(scores, OneHot(label)));
TrainThrough("Squared error on softmax", (scores, label) => SquaredError.Of(scores, OneHot(label)));
TrainThrough("Softmax applied twice", SoftmaxTwice.Of);
TrainThrough("Epsilon added in the log", ClippedLoss.Of);

void TrainThrough(string pitfall, Func<double[], int, double> loss)
{
    var network = new Network(Digit.PixelCount, hidden: 32, Digit.Classes, new Random(1));
    double gradient = Evaluation.GradientWhereWrong(network, test, loss);
    Trainer.TrainByLoss(network, train, loss, epochs: 3, learningRate: 0.001);
    Report.Row(pitfall, test.Average(d => loss(network.Scores(d.Pixels), d.Label)), Evaluation.Accuracy(network.Scores, test), gradient);
}

static double[] PredictionMinusTarget(double[] scores, int label)
{
    double[] gradient = Activations.Softmax(scores);
    gradient[label] -= 1;
    return gradient;
}

static double[] OneHot(int label) => Activations.OneHot(label, Digit.Classes);
