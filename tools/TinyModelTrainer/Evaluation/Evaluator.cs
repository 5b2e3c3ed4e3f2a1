using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Quorum;
using TinyModelTrainer.Problems;

namespace TinyModelTrainer.Evaluation;

/// <summary>Samples chat clients' answers to problems.</summary>
/// <param name="clients">Clients of one model, each on a processor of its own; they take <see cref="ChatOptions.Seed"/> and run samples side by side.</param>
/// <param name="judge">Judges programs.</param>
/// <param name="samples">Samples of each problem.</param>
/// <param name="temperature">Sampling temperature; top-p is 0.95 after it.</param>
internal sealed partial class Evaluator(IReadOnlyList<IChatClient> clients, ProgramJudge judge, int samples, float temperature)
{
    private const int LongestReply = 700;

    private readonly ChainVerifier _verifier = new([StepVerifiers.Arithmetic, StepVerifiers.Conclusion]);

    /// <summary>Samples every problem.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="seed">The seeds of the samples count up from here.</param>
    /// <param name="report">Is given the number of problems that are done, after each.</param>
    /// <returns>The scores, in the order of the problems.</returns>
    public async Task<ProblemScore[]> RunAsync(IReadOnlyList<Problem> problems, int seed, Action<int> report)
    {
        var scores = new ProblemScore[problems.Count];
        var (next, done) = (-1, 0);
        await Task.WhenAll(clients.Select(async client =>
        {
            // One problem at a time: for so small a network, attention over what other problems have cached would cost the most.
            while (Interlocked.Increment(ref next) is var index && index < scores.Length)
            {
                var firstSeed = seed + (long)index * samples;
                var answers = Enumerable.Range(0, samples).Select(sample => SampleAsync(client, problems[index], firstSeed + sample));
                scores[index] = new ProblemScore(problems[index], await Task.WhenAll(answers));
                report(Interlocked.Increment(ref done));
            }
        }));
        return scores;
    }

    private async Task<Sample> SampleAsync(IChatClient client, Problem problem, long seed)
    {
        var options = new ChatOptions
        {
            Temperature = temperature,
            TopP = 0.95f,
            Seed = seed,
            MaxOutputTokens = LongestReply,
            Tools = problem.Tools is { } offered ? [.. offered.Tools.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, JsonElement.Parse(tool.Schema)))] : null,
        };
        var response = await client.GetResponseAsync(problem.Question, options);
        var (vote, isRight) = problem.Specification is { } specification
            ? await judge.JudgeAsync(specification, response.Text)
            : Judge(problem, response);
        return new Sample(vote, isRight, !isRight && await IsCaughtAsync(problem, response));
    }

    private static (string? Vote, bool IsRight) Judge(Problem problem, ChatResponse response)
    {
        var vote = Vote(problem, response);
        var right = problem.Tools is null ? MathAnswer.Parse(problem.Answer).Key : Call(JsonElement.Parse(problem.Answer));
        return (vote, vote == right);
    }

    /// <summary>Equal answers give one text: a canonical number or expression, or a call.</summary>
    private static string? Vote(Problem problem, ChatResponse response)
    {
        if (problem.Tools is not null)
        {
            var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().FirstOrDefault();
            return call is null ? null : Call(JsonSerializer.SerializeToElement(new { name = call.Name, arguments = call.Arguments }));
        }

        return Box().Match(response.Text) is { Success: true } box ? MathAnswer.Parse(box.Groups[1].Value).Key : null;
    }

    private static string Call(JsonElement call) =>
        $"{call.GetProperty("name").GetString()}({string.Join(", ", call.GetProperty("arguments").EnumerateObject().Select(argument => $"{argument.Name}: {argument.Value}").Order(StringComparer.Ordinal))})";

    private async Task<bool> IsCaughtAsync(Problem problem, ChatResponse response)
    {
        var reasoning = string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(content => content.Text));
        var chain = new Chain
        {
            Index = 0,
            Seed = 0,
            Outcome = ChainOutcome.Answered,
            Reasoning = reasoning,
            Text = response.Text,
            Answer = Box().Match(response.Text) is { Success: true } box ? MathAnswer.Parse(box.Groups[1].Value) : null,
            TokensDrawn = 0,
            Elapsed = TimeSpan.Zero,
        };
        var verification = await _verifier.VerifyAsync(chain, problem.Question);
        return verification.Steps.Any(step => step.Outcome == StepOutcome.Wrong);
    }

    [GeneratedRegex(@"\\boxed\{([^}]*)\}")]
    private static partial Regex Box();
}
