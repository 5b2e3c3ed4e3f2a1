using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class TokenSamplerTests
{
    [Theory]
    [InlineData(1f, 1f, 0, 0f)]
    [InlineData(0.6f, 0.95f, 0, 0f)]
    [InlineData(1.5f, 0.5f, 0, 0f)]
    [InlineData(1f, 1f, 5, 0f)]
    [InlineData(1f, 0.8f, 5, 0f)]
    [InlineData(1f, 1f, 0, 0.2f)]
    [InlineData(1f, 0.9f, 12, 0.1f)]
    public void Draw_follows_the_distribution_that_the_options_describe(float temperature, float topP, int topK, float minP)
    {
        const int draws = 40_000;
        var logits = RandomLogits(50, seed: 3, deviation: 2);
        var expected = Reference(logits, temperature, topP, topK, minP);
        var sampler = new TokenSampler(new SamplingOptions { Temperature = temperature, TopP = topP, TopK = topK, MinP = minP, Seed = 5 });

        var counts = CountDraws(sampler, logits, draws);

        for (var token = 0; token < logits.Length; token++)
        {
            if (expected[token] == 0)
            {
                Assert.Equal(0, counts[token]);
                continue;
            }

            // Five standard deviations.
            var tolerance = 5 * Math.Sqrt(draws * expected[token] * (1 - expected[token]));
            Assert.InRange(counts[token], (draws * expected[token]) - tolerance - 1, (draws * expected[token]) + tolerance + 1);
        }
    }

    [Theory]
    [InlineData(0.95f, 0, 0f)]
    [InlineData(0.5f, 0, 0f)]
    [InlineData(0.999f, 0, 0.001f)]
    [InlineData(1f, 1000, 0f)]
    [InlineData(0.9f, 40, 0.01f)]
    [InlineData(1f, 0, 0.02f)]
    public void Cut_keeps_the_same_tokens_as_a_full_sort(float topP, int topK, float minP)
    {
        var options = new SamplingOptions { TopP = topP, TopK = topK, MinP = minP };
        for (var seed = 0; seed < 40; seed++)
        {
            var count = seed < 39 ? 1 + (seed * seed) : 128_256;
            var logits = RandomLogits(count, seed, deviation: 0.3f * (seed % 8));
            var max = logits.Max();
            var weights = logits.Select(logit => MathF.Exp(logit - max)).ToArray();
            var expected = Reference(logits, 1, topP, topK, minP).Index().Where(token => token.Item > 0).Select(token => token.Index).ToHashSet();

            var field = new TokenField(weights, new SamplerScratch(count));
            var lightest = TokenCut.Find(ref field, weights.Sum(), options);

            // The mass where top-p cuts is summed in another order, so one token in many thousands may be in or out.
            expected.SymmetricExceptWith(Enumerable.Range(0, count).Where(token => !lightest.IsHeavierThan(new Candidate(token, weights[token]))));
            Assert.InRange(expected.Count, 0, count / 20_000);
        }
    }

    [Fact]
    public void TopP_counts_all_that_topK_keeps()
    {
        // One likely token, one of a twentieth, and a long tail that is all within the forty.
        float[] logits = [0, MathF.Log(0.05f), .. Enumerable.Repeat(MathF.Log(0.0009f), 37)];

        var counts = CountDraws(new TokenSampler(new SamplingOptions { Temperature = 1, TopK = 40, TopP = 0.95f, Seed = 1 }), logits, 20_000);

        Assert.InRange(counts[1], 850, 1050);
    }

    [Fact]
    public void Temperature_zero_takes_the_most_probable_token()
    {
        var logits = RandomLogits(300, seed: 1, deviation: 1);
        var sampler = new TokenSampler(new SamplingOptions { Temperature = 0 });

        var token = sampler.Draw(logits, new SamplerScratch(300), out var logProbability);

        Assert.Equal(Array.IndexOf(logits, logits.Max()), token);
        Assert.Equal(Math.Log(Reference(logits, 1, 1, 0, 0)[token]), logProbability, 1e-4);
    }

    [Fact]
    public void Temperature_too_small_to_be_inverted_takes_the_most_probable_token()
    {
        var logits = RandomLogits(300, seed: 1, deviation: 1);

        var token = new TokenSampler(new SamplingOptions { Temperature = 1e-42f, Seed = 1 }).Draw(logits, new SamplerScratch(300), out _);

        Assert.Equal(Array.IndexOf(logits, logits.Max()), token);
    }

    [Fact]
    public void Equal_seeds_draw_equal_streams()
    {
        var logits = RandomLogits(300, seed: 1, deviation: 1);
        var scratch = new SamplerScratch(300);
        var first = new TokenSampler(new SamplingOptions { Temperature = 2, Seed = -7 });
        var second = new TokenSampler(new SamplingOptions { Temperature = 2, Seed = -7 });

        Assert.Equal(
            Enumerable.Range(0, 200).Select(_ => first.Draw(logits, scratch, out var _)),
            Enumerable.Range(0, 200).Select(_ => second.Draw(logits, scratch, out var _)));
    }

    [Fact]
    public void Neighbouring_seeds_draw_unrelated_first_tokens()
    {
        float[] logits = [0, 0, 0, 0, 0, 0, 0, 0];
        var scratch = new SamplerScratch(logits.Length);
        var counts = new int[logits.Length];

        for (var seed = 0; seed < 8000; seed++)
            counts[new TokenSampler(new SamplingOptions { Temperature = 1, TopP = 1, Seed = seed }).Draw(logits, scratch, out _)]++;

        Assert.All(counts, count => Assert.InRange(count, 1000 - 150, 1000 + 150));
    }

    [Fact]
    public void Penalties_keep_drawn_tokens_from_coming_back()
    {
        float[] logits = [3, 2.9f, 2.8f, 0];
        var scratch = new SamplerScratch(logits.Length);
        var sampler = new TokenSampler(new SamplingOptions { Temperature = 0, FrequencyPenalty = 0.05f, PresencePenalty = 0.2f });

        var drawn = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            drawn.Add(sampler.Draw(logits, scratch, out var _));
            sampler.Accept(drawn[^1]);
        }

        // Once each was drawn, 3 - 0.25 = 2.75 leads 2.65 and 2.55; drawn twice, 2.70 still does.
        Assert.Equal([0, 1, 2, 0, 0], drawn);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Logits_that_are_not_numbers_are_an_error(float bad)
    {
        var logits = RandomLogits(300, seed: 1, deviation: 1);
        logits[123] = bad;

        Assert.Throws<LlamaException>(() => new TokenSampler(new SamplingOptions()).Draw(logits, new SamplerScratch(300), out _));
    }

    [Fact]
    public void Token_of_negative_infinity_is_never_drawn()
    {
        float[] logits = [float.NegativeInfinity, 0, float.NegativeInfinity, 0];
        var counts = CountDraws(new TokenSampler(new SamplingOptions { Temperature = 5, TopP = 1, Seed = 1 }), logits, 1000);

        Assert.Equal((0, 0), (counts[0], counts[2]));
        Assert.True(counts[1] > 400 && counts[3] > 400);
    }

    // The textbook: temperature, then top-k, then top-p among what is left, then min-p; by a full sort in double precision.
    private static double[] Reference(float[] logits, double temperature, double topP, int topK, double minP)
    {
        var max = logits.Max();
        var weights = logits.Select(logit => Math.Exp((logit - (double)max) / temperature)).ToArray();
        var order = Enumerable.Range(0, logits.Length).OrderByDescending(token => weights[token]).ThenBy(token => token).ToList();
        if (topK > 0)
            order = [.. order.Take(topK)];
        var total = order.Sum(token => weights[token]);
        var mass = 0.0;
        var kept = new List<int>();
        foreach (var token in order)
        {
            if (mass >= topP * total && topP < 1)
                break;
            kept.Add(token);
            mass += weights[token];
        }

        kept.RemoveAll(token => weights[token] < minP);
        var sum = kept.Sum(token => weights[token]);
        var probabilities = new double[logits.Length];
        kept.ForEach(token => probabilities[token] = weights[token] / sum);
        return probabilities;
    }

    private static int[] CountDraws(TokenSampler sampler, float[] logits, int draws)
    {
        var scratch = new SamplerScratch(logits.Length);
        var counts = new int[logits.Length];
        for (var i = 0; i < draws; i++)
            counts[sampler.Draw(logits, scratch, out _)]++;
        return counts;
    }

    private static float[] RandomLogits(int count, int seed, float deviation)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => deviation * (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * MathF.Cos(MathF.Tau * random.NextSingle()))];
    }
}
