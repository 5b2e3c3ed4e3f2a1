namespace TinyModelTrainer.Training;

/// <summary>Everything that a training run depends on; the same recipe gives the same data and the same schedule.</summary>
/// <param name="Seed">Seeds the weights and the problems.</param>
/// <param name="Tokens">Length of the run, in tokens of prompts and completions.</param>
internal sealed record Recipe(int Seed, long Tokens)
{
    private const double MuonRate = 0.02;
    private const double AdamRate = 0.003;
    private const int WarmUpSteps = 100;

    // Shares of the run: the rate stays high for the first part, then falls to zero. That fall is where most is learned.
    private const double ConstantPart = 0.3;
    private const double DrillPart = 0.3;
    private const double FirstDrills = 0.85;
    private const double LastDrills = 0.12;

    /// <summary>Most tokens of one batch, padding included.</summary>
    public int BatchTokens { get; init; } = 2048;

    /// <summary>The share of short chains after so many tokens: most of them at first, which teaches the sub-skills.</summary>
    public double DrillsAt(long tokens) =>
        FirstDrills + (LastDrills - FirstDrills) * Math.Min(1, Progress(tokens) / DrillPart);

    /// <summary>The learning rates of the matrices and of the rest.</summary>
    public (double Muon, double Adam) RatesAt(int step, long tokens)
    {
        var factor = Math.Min(1, (step + 1.0) / WarmUpSteps) * Math.Min(1, (1 - Progress(tokens)) / (1 - ConstantPart));
        return (MuonRate * factor, AdamRate * factor);
    }

    private double Progress(long tokens) => Math.Min(1, (double)tokens / Tokens);
}
