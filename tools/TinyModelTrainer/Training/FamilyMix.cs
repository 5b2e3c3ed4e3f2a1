using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Training;

/// <summary>How often each family is trained on: families that the model is worse at get more.</summary>
/// <remarks>The accuracies are running means of what samples of the unfinished model show, and part of a checkpoint.</remarks>
internal sealed class FamilyMix
{
    // What a mastered family still gets, against 1 for one that never comes out right.
    private const double Least = 0.15;
    private const double Renewal = 0.5;

    /// <summary>The running accuracy of each family, from 0 to 1.</summary>
    public double[] Accuracies { get; } = new double[Families.All.Length];

    /// <summary>The share of each family's problems.</summary>
    public double[] Shares
    {
        get
        {
            var weights = Accuracies.Select(accuracy => Least + (1 - Least) * (1 - accuracy)).ToArray();
            var sum = weights.Sum();
            return [.. weights.Select(weight => weight / sum)];
        }
    }

    /// <summary>Takes new accuracies into the running ones.</summary>
    public void Update(IReadOnlyList<double> accuracies)
    {
        for (var i = 0; i < Accuracies.Length; i++)
            Accuracies[i] += Renewal * (accuracies[i] - Accuracies[i]);
    }

    /// <summary>Draws a family.</summary>
    public int Draw(Random random)
    {
        var shares = Shares;
        var draw = random.NextDouble();
        var family = 0;
        while (family < shares.Length - 1 && draw >= shares[family])
            draw -= shares[family++];
        return family;
    }
}
