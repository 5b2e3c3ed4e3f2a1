using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Evaluation;

/// <summary>How the samples of one problem came out.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Answers">The boxed answer of each sample; null where there is none.</param>
internal sealed record ProblemScore(Problem Problem, IReadOnlyList<string?> Answers)
{
    /// <summary>The share of samples with the right answer.</summary>
    public double PassRate => Answers.Count(answer => answer == Problem.Answer) / (double)Answers.Count;

    /// <summary>How many samples gave each answer, the most frequent first; of equals, the one that was sampled first.</summary>
    public IEnumerable<(string Answer, int Count)> Votes =>
        Answers.OfType<string>().GroupBy(answer => answer).Select(group => (group.Key, group.Count())).OrderByDescending(vote => vote.Item2);

    /// <summary>The most frequent answer; null when no sample has any.</summary>
    public string? Majority => Votes.Select(vote => vote.Answer).FirstOrDefault();

    /// <summary>Whether the majority is right.</summary>
    public bool IsMajorityRight => Majority == Problem.Answer;
}
