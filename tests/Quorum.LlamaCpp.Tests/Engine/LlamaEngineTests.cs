using static Quorum.LlamaCpp.Tests.Engine.Generations;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class LlamaEngineTests(RandomModelFixture fixture)
{
    [Fact]
    public async Task Same_seed_draws_same_tokens_and_another_seed_others()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(20, 1), MaxTokens = 40, Sampling = new SamplingOptions { Temperature = 1, Seed = 7 } };

        var first = await engine.RunAsync(request);
        var second = await engine.RunAsync(request);
        var other = await engine.RunAsync(request with { Sampling = request.Sampling with { Seed = 8 } });

        Assert.Equal(first.Ids(), second.Ids());
        Assert.NotEqual(first.Ids(), other.Ids());
    }

    [Fact]
    public async Task Without_a_seed_every_generation_differs()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(5, 1), MaxTokens = 40, Sampling = new SamplingOptions { Temperature = 1 } };

        var runs = await engine.RunAllAsync(Enumerable.Repeat(request, 8));

        Assert.Equal(8, runs.Select(run => string.Join(',', run.Ids())).Distinct().Count());
    }

    [Fact]
    public async Task Sequences_evaluated_together_draw_what_each_draws_alone()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { BatchSize = 32, MaxSequences = 16 });
        var prefix = RandomModelFixture.Prompt(50, 1);
        GenerationRequest[] requests =
        [
            .. Enumerable.Range(0, 24).Select(i => new GenerationRequest
            {
                Prompt = i % 3 == 0 ? RandomModelFixture.Prompt(10 + (7 * i), i) : [.. prefix, .. RandomModelFixture.Prompt(i, i)],
                MaxTokens = 5 + (3 * i),
                Sampling = Greedy,
            }),
        ];

        var together = await engine.RunAllAsync(requests);

        for (var i = 0; i < requests.Length; i++)
            AssertSame(await engine.RunAsync(requests[i]), together[i]);
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task Prompt_in_chunks_gives_the_same_as_in_one_batch()
    {
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(300, 3), MaxTokens = 20, Sampling = Greedy };
        using var chunked = new LlamaEngine(fixture.Model, new LlamaEngineOptions { BatchSize = 16, MaxSequences = 4 });
        using var whole = new LlamaEngine(fixture.Model, new LlamaEngineOptions { BatchSize = 512 });

        AssertSame(await whole.RunAsync(request), await chunked.RunAsync(request));
        Assert.True(chunked.Counters.DecodeSteps >= 300 / 16);
    }

    [Fact]
    public async Task Generation_ends_at_the_most_tokens_allowed()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(9, 4), MaxTokens = 13, Sampling = Greedy };

        var tokens = await engine.RunAsync(request);

        Assert.Equal(13, tokens.Count);
        Assert.All(tokens.SkipLast(1), token => Assert.Null(token.Summary));
        Assert.Equal(new GenerationSummary(GenerationEnd.Length, 9, 0, 13), tokens[^1].Summary);
    }

    [Fact]
    public async Task Generation_without_a_limit_ends_when_the_context_is_full()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 256, MaxSequences = 1 });
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(200, 4), Sampling = new SamplingOptions { Temperature = 0.1f, Seed = 1 } };

        var tokens = await engine.RunAsync(request);

        Assert.Equal(GenerationEnd.Length, tokens[^1].Summary!.End);
        Assert.Equal(56, tokens.Count);
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task End_token_ends_the_generation_and_has_no_text()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 32_768, MaxSequences = 8 });

        // At a high temperature a random model draws its end token before long.
        var runs = await engine.RunAllAsync(Enumerable.Range(0, 8).Select(seed => new GenerationRequest
        {
            Prompt = RandomModelFixture.Prompt(5, 1),
            Sampling = new SamplingOptions { Temperature = 4, TopP = 1, Seed = seed },
        }));

        var ended = runs.Where(run => run[^1].Summary!.End == GenerationEnd.EndToken).ToList();
        Assert.NotEmpty(ended);
        Assert.All(ended, run => Assert.True(engine.Model.Vocabulary.IsEndOfGeneration(run[^1].Id)));
        Assert.All(ended, run => Assert.DoesNotContain("<｜end▁of▁sentence｜>", run.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_string_across_token_borders_ends_the_text_before_it()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(9, 4), MaxTokens = 60, Sampling = Greedy };
        var free = await engine.RunAsync(request);
        var text = free.Text();
        var stop = text.Substring(text.Length / 2, 3);

        var stopped = await engine.RunAsync(request with { StopStrings = ["never in there", stop] });

        Assert.Equal(GenerationEnd.StopString, stopped[^1].Summary!.End);
        Assert.Equal(text[..text.IndexOf(stop, StringComparison.Ordinal)], stopped.Text());
        Assert.True(stopped.Count < free.Count);
    }

    [Fact]
    public async Task Requests_beyond_the_slots_wait_and_all_finish()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 3 });

        var runs = await engine.RunAllAsync(Enumerable.Range(0, 40).Select(i => new GenerationRequest { Prompt = RandomModelFixture.Prompt(8, i), MaxTokens = 6, Sampling = Greedy }));

        Assert.All(runs, run => Assert.NotNull(run[^1].Summary));
        Assert.Equal(3, engine.Counters.PeakSequences);
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task Exhausted_cells_pause_sequences_and_lose_none()
    {
        GenerationRequest[] requests =
        [
            .. Enumerable.Range(0, 12).Select(i => new GenerationRequest { Prompt = RandomModelFixture.Prompt(20, i), MaxTokens = 150, Sampling = Greedy }),
        ];
        using var large = new LlamaEngine(fixture.Model);
        using var small = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 256, MaxSequences = 12 });

        var expected = await large.RunAllAsync(requests);
        var actual = await small.RunAllAsync(requests);

        for (var i = 0; i < requests.Length; i++)
            AssertSame(expected[i], actual[i]);
        Assert.True(small.Counters.Pauses > 0);
        Assert.Equal(0, large.Counters.Pauses);
        await small.AssertEmptyAsync();
    }

    [Fact]
    public void Prompt_that_cannot_fit_is_refused_before_anything_is_evaluated()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 256 });

        var exception = Assert.Throws<PromptTooLongException>(() => engine.GenerateAsync(new GenerationRequest { Prompt = RandomModelFixture.Prompt(256, 1) }, TestContext.Current.CancellationToken));

        Assert.Equal((256, 256), (exception.PromptTokens, exception.ContextSize));
        Assert.Contains("256", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, engine.Counters.TokensEvaluated);
    }

    [Fact]
    public void Requests_that_make_no_sense_are_refused()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var token = TestContext.Current.CancellationToken;

        Assert.Throws<ArgumentException>(() => engine.GenerateAsync(new GenerationRequest { Prompt = [] }, token));
        Assert.Throws<ArgumentException>(() => engine.GenerateAsync(new GenerationRequest { Prompt = [-1] }, token));
        Assert.Throws<ArgumentException>(() => engine.GenerateAsync(new GenerationRequest { Prompt = [engine.Model.Vocabulary.Count] }, token));
        Assert.Throws<ArgumentException>(() => engine.GenerateAsync(new GenerationRequest { Prompt = [1], StopStrings = [""] }, token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GenerationRequest { Prompt = [1], MaxTokens = 0 });
    }

    [Fact]
    public async Task Request_is_what_it_was_when_it_was_made()
    {
        using var engine = new LlamaEngine(fixture.Model);
        List<int> prompt = [1, 2, 3];
        List<string> stops = ["never in there"];
        var generation = engine.GenerateAsync(new GenerationRequest { Prompt = prompt, StopStrings = stops, MaxTokens = 3, Sampling = Greedy }, TestContext.Current.CancellationToken);
        prompt.Add(-1);
        stops.Add("");

        var tokens = await generation.ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, tokens[^1].Summary!.PromptTokens);
    }

    [Fact]
    public async Task Sixty_four_requests_with_random_cancellation_leave_nothing_behind()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 24, ContextSize = 2048, BatchSize = 64 });
        var prompt = RandomModelFixture.Prompt(40, 1);
        for (var round = 0; round < 5; round++)
        {
            var random = new Random(round);
            var plans = Enumerable.Range(0, 64).Select(_ => (Seed: random.Next(), After: random.Next(-1, 30))).ToList();

            var drawn = await Task.WhenAll(plans.Select(plan => Task.Run(() => DrawAsync(plan.Seed, plan.After))));

            Assert.All(plans.Zip(drawn), run => Assert.True(run.Second.Ended || run.Second.Count == run.First.After));
            Assert.Contains(drawn, run => run.Ended);
            Assert.Contains(drawn, run => !run.Ended);
            await engine.AssertEmptyAsync();
        }

        // Draws so many tokens and then cancels; goes on to the end where that is negative.
        async Task<(int Count, bool Ended)> DrawAsync(int seed, int after)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var request = new GenerationRequest
            {
                Prompt = seed % 2 == 0 ? prompt : RandomModelFixture.Prompt(30, seed),
                MaxTokens = 60,
                Sampling = new SamplingOptions { Temperature = 0.3f, TopK = 1, Seed = seed },
            };
            var count = 0;
            var ended = false;
            if (after == 0)
                await cancellation.CancelAsync();
            try
            {
                await foreach (var token in engine.GenerateAsync(request, cancellation.Token))
                {
                    ended = token.Summary is not null;
                    if (++count == after)
                        await cancellation.CancelAsync();
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
            }

            return (count, ended);
        }
    }

    [Fact]
    public async Task Enumeration_left_early_gives_its_sequence_back()
    {
        using var engine = new LlamaEngine(fixture.Model);

        await foreach (var token in engine.GenerateAsync(new GenerationRequest { Prompt = [1, 2, 3] }, TestContext.Current.CancellationToken))
            break;

        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task Cancelled_request_in_the_queue_leaves_it()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 1 });
        using var cancellation = new CancellationTokenSource();
        await using var first = engine.GenerateAsync(new GenerationRequest { Prompt = [1, 2, 3] }, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await first.MoveNextAsync();

        var second = engine.GenerateAsync(new GenerationRequest { Prompt = [1, 2, 3] }, cancellation.Token).ToListAsync(TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
        await first.DisposeAsync();
        await engine.AssertEmptyAsync();
    }

    [Fact]
    public async Task Dispose_ends_generations_under_way_and_later_ones()
    {
        var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 2 });
        var request = new GenerationRequest { Prompt = [1, 2, 3], Sampling = new SamplingOptions { TopK = 1 } };
        await using var started = engine.GenerateAsync(request, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await started.MoveNextAsync());
        var running = Enumerable.Range(0, 6).Select(_ => engine.RunAsync(request)).ToList();

        engine.Dispose();
        engine.Dispose();

        foreach (var task in running)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => task);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            // What was drawn before is still there to be read.
            while (await started.MoveNextAsync())
            {
            }
        });
        Assert.Throws<ObjectDisposedException>(() => engine.GenerateAsync(request, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Log_probabilities_are_those_of_the_model_itself()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(9, 4), MaxTokens = 30, Sampling = Greedy };

        var greedy = await engine.RunAsync(request);
        var forced = await engine.RunAsync(request with { Sampling = new SamplingOptions { Temperature = 0.01f, Seed = 1 } });

        // The same tokens have the same log-probability, whatever the temperature that drew them.
        AssertSame(greedy, forced);
        Assert.All(greedy, token => Assert.InRange(token.LogProbability, MathF.Log(1f / engine.Model.Vocabulary.Count), 0));
    }

    [Fact]
    public async Task Two_engines_share_a_model()
    {
        using var first = new LlamaEngine(fixture.Model);
        using var second = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(30, 4), MaxTokens = 30, Sampling = Greedy };

        var runs = await Task.WhenAll(first.RunAsync(request), second.RunAsync(request));

        AssertSame(runs[0], runs[1]);
    }
}
