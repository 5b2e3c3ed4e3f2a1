using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;
using TinyModelTrainer.Problems;

namespace Quorum;

/// <summary>What the embedded model is for: one sample is often wrong, the majority of many seldom.</summary>
public sealed partial class AgreementTests : IDisposable
{
    private static readonly string[] s_expressions =
    [
        "37 * 24 - 5", "68 * 47 + 319", "(58 + 27) * 6 - 134", "812 - 23 * 9 + 65", "456 / 8 + 73 * 12", "94 * 36 - 28 * 7",
        "(213 - 58) / 5 + 86", "77 * 8 + 49 * 6", "905 - 318 + 67 * 4", "63 * 52 + 78 - 409", "7 * (45 - 18) + 266", "85 * 19 - 372 / 6",
    ];

    private readonly LlamaChatClient _client = new(TinyModel.GetPath(), new LlamaEngineOptions { MaxSequences = 16 });

    [Theory]
    [InlineData("What is 37 * 24 - 5?")]
    [InlineData("Calculate 37 × 24 - 5.\nPlease reason step by step, and put your final answer within \\boxed{}.")]
    public async Task The_majority_of_sixteen_samples_solves_the_showcase(string question) =>
        Assert.Equal("883", (await SampleAsync(question, samples: 16, seed: 1)).First().Key);

    [Fact]
    public async Task A_chain_reasons_before_it_answers()
    {
        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = 800 };
        var response = await _client.GetResponseAsync("What is 12 + 7?", options, TestContext.Current.CancellationToken);
        var reasoning = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text));
        Assert.EndsWith("= 19", reasoning, StringComparison.Ordinal);
        Assert.Equal("19", Boxed(response.Text));
    }

    [Fact]
    public async Task The_majority_is_right_more_often_than_one_sample()
    {
        const int samples = 8;
        var (right, agreed) = (0.0, 0);
        for (var i = 0; i < s_expressions.Length; i++)
        {
            var answer = $"{Arithmetic.Compute(s_expressions[i])}";
            var votes = await SampleAsync($"What is {s_expressions[i]}?", samples, seed: samples * i);
            right += votes.Where(vote => vote.Key == answer).Sum(vote => vote.Count()) / (double)samples;
            agreed += votes.First().Key == answer ? 1 : 0;
        }

        Assert.True(agreed > right, $"of {s_expressions.Length} problems the majority solves {agreed}, one sample {right:F1}");
    }

    public void Dispose() => _client.Dispose();

    private async Task<IEnumerable<IGrouping<string, string>>> SampleAsync(string question, int samples, int seed)
    {
        var replies = await Task.WhenAll(Enumerable.Range(seed, samples).Select(async sampleSeed =>
        {
            var options = new ChatOptions { Seed = sampleSeed, Temperature = 0.6f, TopP = 0.95f, MaxOutputTokens = 800 };
            return Boxed((await _client.GetResponseAsync(question, options, TestContext.Current.CancellationToken)).Text);
        }));
        return replies.GroupBy(answer => answer).OrderByDescending(votes => votes.Count());
    }

    // As it stands, or nothing where the reply has no box.
    private static string Boxed(string reply) => Box().Match(reply).Groups[1].Value;

    [GeneratedRegex(@"\\boxed\{([^}]*)\}")]
    private static partial Regex Box();
}
