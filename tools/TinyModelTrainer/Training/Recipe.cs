using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Training;

/// <summary>Everything that a training run depends on; the same recipe gives the same data and the same schedule.</summary>
/// <param name="Seed">Seeds the weights and the problems.</param>
/// <param name="Tokens">Length of the run, in tokens of prompts and completions.</param>
internal sealed record Recipe(int Seed, long Tokens)
{
    private const double MuonRate = 0.02;
    private const double AdamRate = 0.003;
    private const int WarmUpSteps = 50;
    private const double OpeningPart = 0.14;
    private const double MiddlePart = 0.43;
    private const double MainRate = 0.4;

    /// <summary>Most tokens of one batch, padding included.</summary>
    public int BatchTokens { get; init; } = 1536;

    /// <summary>The problems to learn from after <paramref name="tokens"/> tokens.</summary>
    public ProblemMix MixAt(long tokens) => ((double)tokens / Tokens) switch
    {
        < OpeningPart => ProblemMix.Opening,
        < MiddlePart => ProblemMix.Middle,
        _ => ProblemMix.Final,
    };

    /// <summary>
    /// The learning rates: while problems are short, high and constant after a warm-up; then, from two fifths of that, falling to zero.
    /// </summary>
    public (double Muon, double Adam) RatesAt(int step, long tokens)
    {
        var progress = Math.Min(1, (double)tokens / Tokens);
        var factor = progress < OpeningPart
            ? Math.Min(1, (step + 1.0) / WarmUpSteps)
            : MainRate * (1 - progress) / (1 - OpeningPart);
        return (MuonRate * factor, AdamRate * factor);
    }
}
