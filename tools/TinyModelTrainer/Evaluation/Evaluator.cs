using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Evaluation;

/// <summary>Samples a chat client's answers to problems.</summary>
/// <param name="client">The client; it takes <see cref="ChatOptions.Seed"/> and runs samples side by side.</param>
/// <param name="samples">Samples of each problem.</param>
/// <param name="temperature">Sampling temperature; top-p is 0.95 after it.</param>
internal sealed partial class Evaluator(IChatClient client, int samples, float temperature)
{
    private const int LongestReply = 800;

    /// <summary>Samples every problem.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="seed">The seeds of the samples count up from here.</param>
    public async Task<ProblemScore[]> RunAsync(IReadOnlyList<Problem> problems, int seed)
    {
        // One problem at a time: for so small a network, attention over what other problems have cached would cost the most.
        var scores = new ProblemScore[problems.Count];
        for (var index = 0; index < scores.Length; index++)
        {
            var firstSeed = seed + (long)index * samples;
            var answers = Enumerable.Range(0, samples).Select(sample => AnswerAsync(problems[index].Question, firstSeed + sample));
            scores[index] = new ProblemScore(problems[index], await Task.WhenAll(answers));
        }

        return scores;
    }

    private async Task<string?> AnswerAsync(string question, long seed)
    {
        var options = new ChatOptions { Temperature = temperature, TopP = 0.95f, Seed = seed, MaxOutputTokens = LongestReply };
        var response = await client.GetResponseAsync(question, options);
        var box = Box().Match(response.Text);
        return box.Success ? box.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\\boxed\{([^}]*)\}")]
    private static partial Regex Box();
}
