using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class HeldPrefixesTests(RandomModelFixture fixture)
{
    [Fact]
    public void Next_turn_of_a_conversation_evaluates_only_what_is_new()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512);
        var turns = RandomModelFixture.Prompt(300, 1);
        loop.Enqueue([Request(turns[..100])]);
        loop.RunToEnd();
        var evaluated = loop.Counters.TokensEvaluated;

        var next = loop.Enqueue([Request(turns)])[0];
        loop.RunToEnd();

        Assert.Equal(100, next.ReusedTokens);
        Assert.Equal(200 + 9, loop.Counters.TokensEvaluated - evaluated);
    }

    [Fact]
    public void Samples_of_one_prompt_and_the_turns_of_a_conversation_leave_one_prefix()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512);
        var turns = RandomModelFixture.Prompt(300, 1);
        foreach (var length in (int[])[100, 200, 300])
        {
            loop.Enqueue(Enumerable.Range(0, 8).Select(seed => Request(turns[..length]) with { Sampling = new() { Temperature = 2, Seed = seed } }));
            loop.RunToEnd();
        }

        Assert.Equal((1, 300), (loop.Counters.HeldPrefixes, loop.Counters.CellsHeld));
    }

    [Fact]
    public void Outputs_drawn_side_by_side_are_not_held_because_their_cells_are_scattered()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512);
        loop.Enqueue(Enumerable.Range(1, 4).Select(seed => Request(RandomModelFixture.Prompt(100, seed))));
        loop.RunToEnd();
        Assert.Equal(4 * 100, loop.Counters.CellsHeld);

        loop.Enqueue([Request(RandomModelFixture.Prompt(100, 5))]);
        loop.RunToEnd();
        Assert.Equal((4 * 100) + 109, loop.Counters.CellsHeld);
    }

    [Fact]
    public void Least_recently_used_goes_first()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512, maxHeldCells: 3 * 109);
        int[][] prompts = [.. Enumerable.Range(1, 4).Select(seed => RandomModelFixture.Prompt(100, seed))];
        foreach (var prompt in (int[])[0, 1, 2, 0, 3])
        {
            loop.Enqueue([Request(prompts[prompt])]);
            loop.RunToEnd();
        }

        Assert.Equal((3, 3 * 109), (loop.Counters.HeldPrefixes, loop.Counters.CellsHeld));
        var again = loop.Enqueue(prompts.Select(Request));
        loop.RunToEnd();
        Assert.Equal([99, 0, 99, 99], again.Select(sequence => sequence.ReusedTokens));
    }

    [Fact]
    public void Sequence_that_needs_the_cells_gets_them_without_a_pause()
    {
        using var loop = Loops.Create(fixture.Model, maxSequences: 4, batchSize: 512, cells: 512, maxHeldCells: 512);
        loop.Enqueue(Enumerable.Range(1, 4).Select(seed => Request(RandomModelFixture.Prompt(100, seed))));
        loop.RunToEnd();
        Assert.Equal(4 * 100, loop.Counters.CellsHeld);

        var large = loop.Enqueue([Request(RandomModelFixture.Prompt(500, 9))])[0];
        loop.RunToEnd();

        Assert.Equal(510, large.Tokens.Count);
        Assert.Equal((0, 1), (loop.Counters.Pauses, loop.Counters.HeldPrefixes));
    }

    private static GenerationRequest Request(int[] prompt) => new() { Prompt = prompt, MaxTokens = 10, Sampling = Greedy };
}
