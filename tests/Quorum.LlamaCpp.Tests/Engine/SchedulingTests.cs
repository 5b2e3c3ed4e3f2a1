using Quorum.LlamaCpp.Engine;
using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Who is evaluated, who waits and who is paused, step by step.</summary>
public sealed class SchedulingTests(RandomModelFixture fixture)
{
    [Fact]
    public void Youngest_is_paused_when_cells_run_out_and_draws_the_same_as_if_it_had_not_been()
    {
        GenerationRequest[] requests = [Request(prompt: 1, length: 100, maxTokens: 100), Request(prompt: 2, length: 100, maxTokens: 100)];
        using var small = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 256, cells: 256);
        using var large = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 256);
        var sequences = small.Enqueue(requests);
        var used = 0;
        while (small.Counters.Pauses == 0)
        {
            used = small.Counters.CellsUsed;
            small.Step();
        }

        var paused = sequences[1].Tokens.Count;
        Assert.Equal((1, 1), (small.Counters.LiveSequences, small.Counters.WaitingRequests));
        Assert.Equal(paused + 1, sequences[0].Tokens.Count);
        Assert.InRange(used, 255, 256);
        small.RunToEnd();

        // What was evaluated of the second has been evaluated twice, and nothing else.
        Assert.Equal(1, small.Counters.Pauses);
        Assert.Equal((2 * 199) + paused - 1, small.Counters.TokensEvaluated);
        var expected = large.Enqueue(requests);
        large.RunToEnd();
        AssertSame(ReadAll(expected[0]), ReadAll(sequences[0]));
        AssertSame(ReadAll(expected[1]), ReadAll(sequences[1]));
    }

    [Fact]
    public void Request_waits_where_outputs_as_long_as_recent_ones_would_not_fit()
    {
        GenerationRequest[] requests = [.. Enumerable.Range(1, 3).Select(prompt => Request(prompt, length: 90, maxTokens: 100))];
        using var hasty = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512, cells: 512);
        using var wise = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512, cells: 512);
        wise.Enqueue(Enumerable.Range(10, 40).Select(prompt => Request(prompt, length: 5, maxTokens: 100)));
        wise.RunToEnd();
        hasty.Enqueue(requests);
        wise.Enqueue(requests);

        hasty.Step();
        wise.Step();

        Assert.Equal((3, 0), (hasty.Counters.LiveSequences, hasty.Counters.WaitingRequests));
        Assert.Equal((2, 1), (wise.Counters.LiveSequences, wise.Counters.WaitingRequests));
        hasty.RunToEnd();
        wise.RunToEnd();
        Assert.True(hasty.Counters.Pauses > 0);
        Assert.Equal(0, wise.Counters.Pauses);
    }

    [Fact]
    public void One_question_is_answered_while_many_samples_of_another_go_on()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 64);
        var samples = loop.Enqueue(Enumerable.Range(0, 40).Select(seed => Request(prompt: 1, length: 20, maxTokens: 100) with { Sampling = new() { Temperature = 4, TopP = 1, Seed = seed } }));
        for (var step = 0; step < 4; step++)
            loop.Step();
        Assert.True(loop.Counters.LiveBranches > 4);

        var question = loop.Enqueue([Request(prompt: 2, length: 20, maxTokens: 5)])[0];
        for (var step = 0; step < 5; step++)
            loop.Step();

        Assert.True(question.IsEnded);
        Assert.DoesNotContain(samples, sample => sample.Tokens.Count == 120);
        loop.RunToEnd();
        Assert.All(samples, sample => Assert.True(sample.IsEnded));
    }

    [Fact]
    public void Urgent_request_pauses_one_that_is_not_where_cells_are_short()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 256, cells: 256);
        var low = loop.Enqueue([Request(prompt: 1, length: 180, maxTokens: 50) with { Priority = GenerationPriority.Low }])[0];
        loop.Step();

        var high = loop.Enqueue([Request(prompt: 2, length: 100, maxTokens: 20) with { Priority = GenerationPriority.High }])[0];
        loop.Step();

        Assert.Equal((181, 101), (low.Tokens.Count, high.Tokens.Count));
        Assert.Equal((1, 1, 1), (loop.Counters.Pauses, loop.Counters.LiveSequences, loop.Counters.WaitingRequests));
        while (!high.IsEnded)
            loop.Step();
        Assert.Equal(181, low.Tokens.Count);
        loop.RunToEnd();
        Assert.Equal((230, 120), (low.Tokens.Count, high.Tokens.Count));
        Assert.Equal(1, loop.Counters.Pauses);
    }

    [Fact]
    public void Equally_urgent_request_waits_where_cells_are_short()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 256, cells: 256);
        var first = loop.Enqueue([Request(prompt: 1, length: 180, maxTokens: 50)])[0];
        loop.Step();

        var second = loop.Enqueue([Request(prompt: 2, length: 100, maxTokens: 20)])[0];
        while (!first.IsEnded)
            loop.Step();

        Assert.Equal((100, 0), (second.Tokens.Count, loop.Counters.Pauses));
        loop.RunToEnd();
        Assert.Equal(120, second.Tokens.Count);
    }

    private static GenerationRequest Request(int prompt, int length, int maxTokens) =>
        new() { Prompt = RandomModelFixture.Prompt(length, prompt), MaxTokens = maxTokens, Sampling = Greedy };

    private static List<GeneratedToken> ReadAll(Sequence sequence)
    {
        var tokens = new List<GeneratedToken>();
        while (sequence.Output.TryRead(out var token))
            tokens.Add(token);
        return tokens;
    }
}
