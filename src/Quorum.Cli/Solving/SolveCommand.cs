using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.AI;
using Quorum.Cli.Hosts;
using Quorum.Evaluation;

namespace Quorum.Cli.Solving;

/// <summary><c>quorum solve</c>: one question, answered by a consensus that stops as soon as it is certain.</summary>
internal static class SolveCommand
{
    private const int DefaultSamples = 16;

    public static Command Create()
    {
        var host = new HostOptions();
        var question = new Argument<string>("QUESTION") { Description = "The question, in quotes." };
        var samples = Numbers.Option("--samples", $"How many chains vote at the most, 1 to 1024. [default: {DefaultSamples}]", 1, 1024);
        var maxTokens = Numbers.Option("--max-tokens", "The most tokens of a chain. [default: as many as the context holds]", 1);
        var seed = Numbers.Option<long>("--seed", "Makes the samples repeatable. [default: another one each time]", _ => true, "must be a whole number");
        var report = new Option<string?>("--report") { Description = "Write an HTML page with every chain and its wrong steps.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the whole result as JSON, which can be replayed." };
        var command = new Command("solve", "Answers a question by a consensus over sampled chains, whose steps are checked; exit code 10 if there is no decision.") { question, samples, maxTokens, seed, report, json };
        foreach (var option in host.All)
            command.Add(option);
        command.SetAction((result, cancellationToken) => CommandFailure.CatchAsync(async () =>
        {
            var asked = result.GetValue(question)!;
            if (string.IsNullOrWhiteSpace(asked))
                throw new ArgumentException("The question is empty.");

            // Before anything is drawn, since it may turn out that there can be none.
            using var page = result.GetValue(report) is { } path ? new FileReplacement(path) : null;
            using var model = await host.OpenAsync(result, cancellationToken);
            var options = new ConsensusOptions
            {
                SampleCount = result.GetValue(samples) ?? DefaultSamples,
                MaxConcurrency = model.Concurrency,
                Verifiers = { StepVerifiers.Arithmetic, StepVerifiers.Conclusion },
                StoppingRule = StoppingRules.Any(StoppingRules.AnytimeValid(), StoppingRules.MajorityLocked),
                Dispatch = SampleDispatch.AsNeeded,
            };
            var chat = new ChatOptions { Seed = result.GetValue(seed), MaxOutputTokens = result.GetValue(maxTokens) };
            var solved = await new ConsensusSolver(model.Client, options).SolveAsync($"{asked}\n{Instruction.Mathematics.English}", chat, cancellationToken) with { Question = asked };
            if (page is not null)
                WriteReport(page, solved, model.Model);
            if (result.GetValue(json))
                Console.Out.WriteLine(solved.ToJson());
            else
                Write(solved);
            return solved.Decision is null ? ExitCode.Undecided : ExitCode.Done;
        }));
        return command;
    }

    private static void Write(ConsensusResult result)
    {
        var culture = CultureInfo.InvariantCulture;
        Output.Line(result.Decision is { } decision
            ? string.Create(culture, $"Answer: {decision.Answer.Display} ({decision.Votes} of {result.Groups.Sum(group => group.Votes)} votes)")
            : $"No answer: {result.Abstention?.Reason ?? "no chain gave one that counts."}");
        if (result.Stop is { } stop)
            Output.Line($"Stopped: {stop.Explanation}");
        foreach (var rival in result.Groups.Skip(result.Decision is null ? 0 : 1))
            Output.Line(string.Create(culture, $"Other answer: {rival.Answer.Display} ({rival.Votes} votes)"));
        foreach (var chain in result.Chains)
        {
            if (chain.Verification?.FirstError is { } error)
                Output.Line($"Wrong step in chain {chain.Index}: {error.Step.Text.ReplaceLineEndings(" ")} (true is {error.Actual})");
        }

        Output.Line(string.Create(culture, $"Cost: {result.TokensSpent.OutputTokenCount:N0} tokens, {result.Elapsed.TotalSeconds:N1} s, seed {result.SeedBase}"));
        foreach (var note in result.Notes)
            Output.Line($"Note: {note}");
    }

    private static void WriteReport(FileReplacement page, ConsensusResult result, RunModel model)
    {
        ConsensusReport.WriteHtml(result, page.Content, new() { Settings = [new("Model", model.Name), new("Engine", model.Engine)] });
        page.Complete();
    }
}
