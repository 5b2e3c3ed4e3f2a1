using System.Globalization;
using System.Text.RegularExpressions;

namespace MathAgent.Tests;

/// <summary>What a person sees, on one run that all these tests look at.</summary>
public sealed partial class TextReportTests(TextReportTests.Fixture fixture) : IClassFixture<TextReportTests.Fixture>
{
    private const string Question = "What is 3 + 4?";

    private AgentRun Run => fixture.Run;

    [Fact]
    public void Answered_question_ends_with_exit_code_0() => Assert.Equal(0, Run.ExitCode);

    [Fact]
    public void Output_states_question_answer_and_seed()
    {
        Assert.Equal(Question, Run.Field("Question:"));
        Assert.Matches(@"^\S+$", Run.Field("Answer:"));
        Assert.Matches(@"^[\d,]+ tokens drawn in [\d.]+ s, about [\d,]+ saved against all 4 samples; seed 7$", Run.Field("Cost:"));
    }

    [Fact]
    public void Votes_of_the_answer_and_its_rivals_are_the_answers_given()
    {
        var votes = Votes().Match(Run.Field("Votes:"));
        Assert.True(votes.Success, Run.Field("Votes:"));
        var given = Number(votes.Groups["of"]);
        var rivals = votes.Groups["rival"].Captures.Sum(capture => int.Parse(capture.ValueSpan, CultureInfo.InvariantCulture));

        Assert.InRange(Number(votes.Groups["won"]), 1, given);
        Assert.Equal(given, Number(votes.Groups["won"]) + rivals);
        Assert.StartsWith($"{given} voted", Run.Field("Samples:"), StringComparison.Ordinal);

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Output_says_why_it_stopped_and_what_was_checked()
    {
        Assert.EndsWith(".", Run.Field("Stopped:"), StringComparison.Ordinal);
        Assert.Matches(@"^\d chains: \d with a wrong step, \d with one that leads to the answer$", Run.Field("Checked:"));
    }

    [Fact]
    public void Probability_is_a_percentage_from_50_up()
    {
        var percent = Run.Field("Probability:").Split(' ')[0];
        Assert.InRange(double.Parse(percent, CultureInfo.InvariantCulture), 50, 99.99);
    }

    [Fact]
    public void Chain_that_won_is_shown_with_the_answer_and_without_tags()
    {
        Assert.Contains(Run.OutputLines, line => line.StartsWith("A chain that won (sample ", StringComparison.Ordinal) && line.EndsWith($", answer {Run.Field("Answer:")}):", StringComparison.Ordinal));
        Assert.Contains($@"\boxed{{{Run.Field("Answer:")}}}", Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("think>", Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_goes_to_the_error_stream_a_line_for_every_step()
    {
        Assert.NotEmpty(Run.ErrorLines);
        Assert.All(Run.ErrorLines, line => Assert.Matches(@"^\d of 4 samples, [\d,]+ tokens, [\d,]+ tokens/s: \S", line));
        Assert.DoesNotContain(Run.OutputLines, line => line.Contains("tokens/s", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<won>\d+) of (?<of>\d+)( \(others: (\S+ × (?<rival>\d+)(, )?)+\))?$")]
    private static partial Regex Votes();

    public sealed class Fixture : IAsyncLifetime
    {
        internal AgentRun Run { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Run = await AgentProcess.RunAsync([Question, "--samples", "4", "--seed", "7"]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
