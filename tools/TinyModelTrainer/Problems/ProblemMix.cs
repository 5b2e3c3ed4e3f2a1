using System.Collections.Immutable;

namespace TinyModelTrainer.Problems;

/// <summary>How often a problem has one, two, three ... operators.</summary>
/// <param name="Weights">The relative frequency of one operator, two operators and so on.</param>
public sealed record ProblemMix(ImmutableArray<int> Weights)
{
    /// <summary>The start of the training: mostly single operations.</summary>
    public static ProblemMix Opening { get; } = new([75, 25]);

    /// <summary>The middle of the training: longer problems than the model is made for, which teach it to keep track.</summary>
    public static ProblemMix Middle { get; } = new([30, 35, 25, 10]);

    /// <summary>The end of the training: what the model is made for.</summary>
    public static ProblemMix Final { get; } = new([35, 45, 20]);

    /// <summary>What the model is measured on: hard enough that one sample is often wrong.</summary>
    public static ProblemMix Measured { get; } = new([20, 40, 40]);

    /// <summary>Draws a number of operators, at least one.</summary>
    public int DrawOperators(Random random)
    {
        var draw = random.Next(Weights.Sum());
        var operators = 1;
        foreach (var weight in Weights)
        {
            if (draw < weight)
                break;
            draw -= weight;
            operators++;
        }

        return operators;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" : ", Weights);
}
