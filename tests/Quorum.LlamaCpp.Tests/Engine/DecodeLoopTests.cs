using Quorum.LlamaCpp.Engine;
using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Steps the loop by hand, so that what each step does is exact.</summary>
public sealed class DecodeLoopTests(RandomModelFixture fixture)
{
    [Fact]
    public void Shared_prompt_is_evaluated_once_for_64_sequences()
    {
        using var loop = CreateLoop(maxSequences: 64, batchSize: 512);
        var sequences = Enqueue(loop, 64, RandomModelFixture.Prompt(512, 1), maxTokens: 3);

        loop.Step();

        Assert.Equal(512, loop.Counters.TokensEvaluated);
        Assert.Equal(63 * 512, loop.Counters.TokensReused);
        Assert.Equal(64, loop.Counters.TokensDrawn);
        Assert.Equal(512, loop.Counters.CellsUsed);
        Assert.Single(sequences.Select(sequence => sequence.Tokens[^1]).Distinct());

        loop.Step();

        // All have drawn the same token, so they are still one branch.
        Assert.Equal(512 + 1, loop.Counters.TokensEvaluated);
        Assert.Equal(512 + 1, loop.Counters.CellsUsed);
        Assert.Equal((64, 1), (loop.Counters.LiveSequences, loop.Counters.LiveBranches));
    }

    [Fact]
    public void Sequence_that_comes_later_evaluates_only_its_last_token()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 512);
        var prompt = RandomModelFixture.Prompt(300, 1);
        Enqueue(loop, 1, prompt, maxTokens: 50);
        loop.Step();
        loop.Step();
        var evaluated = loop.Counters.TokensEvaluated;

        var late = Enqueue(loop, 1, prompt, maxTokens: 50)[0];
        loop.Step();

        Assert.Equal(evaluated + 2, loop.Counters.TokensEvaluated);
        Assert.Equal(299, late.ReusedTokens);
    }

    [Fact]
    public void Sequences_wait_for_a_prefix_that_is_evaluated_in_chunks()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        var prefix = RandomModelFixture.Prompt(200, 1);
        var sequences = Enumerable.Range(0, 4).Select(i => Enqueue(loop, 1, [.. prefix, .. RandomModelFixture.Prompt(10, 100 + i)], maxTokens: 5)[0]).ToList();

        for (var step = 0; step < 6; step++)
            loop.Step();

        Assert.All(sequences, sequence => Assert.True(sequence.Tokens.Count > 210));
        Assert.Equal(3 * 200, loop.Counters.TokensReused);
        Assert.Equal([0, 200, 200, 200], sequences.Select(sequence => sequence.ReusedTokens));
    }

    [Fact]
    public void Sequences_find_another_source_when_theirs_is_cancelled()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        var sequences = Enqueue(loop, 4, RandomModelFixture.Prompt(200, 1), maxTokens: 5);
        sequences.AddRange(Enqueue(loop, 1, [.. RandomModelFixture.Prompt(200, 1), 7], maxTokens: 5));
        loop.Step();
        Assert.Equal(64, loop.Counters.CellsUsed);

        sequences.Take(4).ToList().ForEach(sequence => sequence.Cancel());
        for (var step = 0; step < 3; step++)
            loop.Step();

        // What the cancelled ones had evaluated is not lost: who waited for it takes it over.
        Assert.Equal(202, sequences[4].Tokens.Count);
        Assert.Equal(201, loop.Counters.TokensEvaluated);
    }

    [Fact]
    public void Cancelled_sequence_is_gone_within_one_step()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        var sequences = Enqueue(loop, 2, RandomModelFixture.Prompt(20, 1), maxTokens: 50);
        loop.Step();

        sequences[0].Cancel();
        loop.Step();
        Assert.Equal(1, loop.Counters.LiveSequences);
        sequences[1].Cancel();
        loop.Step();

        Assert.Equal((0, 0), (loop.Counters.LiveSequences, loop.Counters.CellsUsed));
        Assert.Equal((1, 21), (loop.Counters.HeldPrefixes, loop.Counters.CellsHeld));
    }

    [Fact]
    public void Drawing_goes_on_while_a_long_prompt_is_evaluated()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        var drawing = Enqueue(loop, 1, RandomModelFixture.Prompt(20, 1), maxTokens: 50)[0];
        loop.Step();
        var late = Enqueue(loop, 1, RandomModelFixture.Prompt(600, 2), maxTokens: 50)[0];
        var before = drawing.Tokens.Count;

        for (var step = 0; step < 5; step++)
            loop.Step();

        Assert.Equal(before + 5, drawing.Tokens.Count);
        Assert.Equal(600, late.Tokens.Count);
        Assert.Equal(20 + 5 + (5 * 63), loop.Counters.CellsUsed);
    }

    [Fact]
    public void FailAll_ends_every_sequence_and_frees_everything()
    {
        using var loop = CreateLoop(maxSequences: 2, batchSize: 64);
        var sequences = Enqueue(loop, 5, RandomModelFixture.Prompt(20, 1), maxTokens: 50);
        loop.Step();

        loop.FailAll(() => new LlamaException("broken"));

        foreach (var sequence in sequences)
        {
            while (sequence.Output.TryRead(out _))
            {
            }

            Assert.IsType<LlamaException>(sequence.Output.Completion.Exception?.InnerException);
        }

        Assert.False(loop.HasWork);
        Assert.Equal(0, loop.Counters.CellsUsed);
        Assert.All(loop.ReadPositions(), position => Assert.Equal(-1, position));
    }

    [Fact]
    public void Prefix_tree_is_evaluated_once_at_every_level()
    {
        using var loop = CreateLoop(maxSequences: 16, batchSize: 64);
        var instruction = RandomModelFixture.Prompt(100, 1);
        int[] first = [.. instruction, .. RandomModelFixture.Prompt(200, 2)];
        int[] second = [.. instruction, .. RandomModelFixture.Prompt(200, 3)];
        var sequences = Enumerable.Range(0, 16).SelectMany(i => Enqueue(loop, 1, i % 2 == 0 ? first : second, maxTokens: 1)).ToList();

        while (loop.HasWork)
            loop.Step();

        Assert.All(sequences, sequence => Assert.Equal(301, sequence.Tokens.Count));
        Assert.Equal(100 + 200 + 200, loop.Counters.TokensEvaluated);
    }

    [Fact]
    public void Sequence_that_fails_while_drawing_takes_no_other_with_it()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        var good = Enqueue(loop, 2, RandomModelFixture.Prompt(20, 1), maxTokens: 5);
        var bad = new Sequence(new GenerationRequest { Prompt = RandomModelFixture.Prompt(20, 2), StopStrings = new BrokenList() }, 4096);
        loop.Enqueue(bad);

        while (loop.HasWork)
            loop.Step();

        Assert.IsType<NotSupportedException>(bad.Output.Completion.Exception?.InnerException);
        Assert.All(good, sequence => Assert.Equal(25, sequence.Tokens.Count));
        Assert.Equal(0, loop.Counters.CellsUsed);
    }

    [Fact]
    public void Failure_after_a_sequence_has_ended_frees_every_slot_once()
    {
        using var loop = CreateLoop(maxSequences: 4, batchSize: 64);
        Enqueue(loop, 1, RandomModelFixture.Prompt(20, 1), maxTokens: 1);
        Enqueue(loop, 1, RandomModelFixture.Prompt(20, 2), maxTokens: 50);
        loop.Step();

        loop.FailAll(() => new LlamaException("broken"));

        Assert.All(loop.ReadPositions(), position => Assert.Equal(-1, position));
        var next = Enqueue(loop, 4, RandomModelFixture.Prompt(20, 3), maxTokens: 3);
        while (loop.HasWork)
            loop.Step();
        Assert.All(next, sequence => Assert.Equal(23, sequence.Tokens.Count));
    }

    private static List<Sequence> Enqueue(DecodeLoop loop, int count, int[] prompt, int maxTokens)
    {
        var request = new GenerationRequest { Prompt = prompt, MaxTokens = maxTokens, Sampling = Greedy };
        var sequences = Enumerable.Range(0, count).Select(_ => new Sequence(request, 4096)).ToList();
        sequences.ForEach(loop.Enqueue);
        return sequences;
    }

    /// <summary>Stands for whatever may go wrong with one request alone.</summary>
    private sealed class BrokenList : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index] => throw new NotSupportedException();

        public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private DecodeLoop CreateLoop(int maxSequences, int batchSize) => Loops.Create(fixture.Model, maxSequences, batchSize);
}
