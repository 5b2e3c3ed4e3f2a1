using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Evaluation;

/// <summary>How the samples of one problem came out.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Samples">The samples in the order of their seeds.</param>
internal sealed record ProblemScore(Problem Problem, IReadOnlyList<Sample> Samples)
{
    /// <summary>The share of samples with the right answer.</summary>
    public double PassRate => Samples.Average(sample => sample.IsRight ? 1.0 : 0.0);

    /// <summary>Whether the most frequent answer of the first samples is right; of equally frequent ones, that which came first.</summary>
    public bool IsConsensusRight(int samples) => Samples.Take(samples)
        .Where(sample => sample.Vote is not null)
        .GroupBy(sample => sample.Vote)
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.First().IsRight ?? false;
}
