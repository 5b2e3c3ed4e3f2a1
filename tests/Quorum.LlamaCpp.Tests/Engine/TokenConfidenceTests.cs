using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class TokenConfidenceTests(RandomModelFixture fixture)
{
    public static TheoryData<int> VocabularySizes => [1, 2, 7, 8, 19, 20, 21, 27, 28, 29, 300, 4095, 4097, 10_000, 128_256];

    [Theory]
    [MemberData(nameof(VocabularySizes))]
    public void Values_are_those_of_the_naive_definitions(int size)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var logits = Enumerable.Range(0, size).Select(_ => (float)(3 * seed * (random.NextDouble() + random.NextDouble() - 1))).ToArray();
            AssertNaive(logits);
            AssertNaive([.. logits.Order()]);
            AssertNaive([.. logits.OrderDescending()]);
            AssertNaive([.. logits.Select(logit => MathF.Round(logit))]);
        }
    }

    [Fact]
    public void Uniform_model_is_as_uncertain_as_can_be()
    {
        var logits = new float[1000];

        var (confidence, selfCertainty) = Measure(logits);

        Assert.Equal(Math.Log(1000), confidence, 1e-4);
        Assert.Equal(0, selfCertainty, 1e-4);
    }

    [Fact]
    public void Token_without_any_probability_is_infinitely_far_from_uniform()
    {
        float[] logits = [float.NegativeInfinity, .. Enumerable.Repeat(1f, 40)];

        var (confidence, selfCertainty) = Measure(logits);

        Assert.Equal(Math.Log(40), confidence, 1e-4);
        Assert.Equal(float.PositiveInfinity, selfCertainty);
    }

    [Fact]
    public void Measuring_allocates_nothing()
    {
        var logits = Enumerable.Range(0, 50_000).Select(i => (i * 7919 % 50_000) / 5000f).ToArray();
        Measure(logits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            TokenConfidence.OfTopTokens(logits, 15);
            TokenConfidence.SelfCertainty(logits, 15);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public unsafe void Drawn_token_carries_the_confidence_of_the_logits_before_temperature_and_penalties()
    {
        var parameters = DecodeContext.Parameters(fixture.Model, cells: 512, batchSize: 64, maxSequences: 2, threads: 1);
        var context = new SafeContextHandle(fixture.Model.Handle, NativeMethods.llama_init_from_model(fixture.Model.Handle, parameters));
        using var loop = new DecodeLoop(fixture.Model.Vocabulary, context, maxBranches: 2, batchSize: 64, maxHeldCells: 0, drawThreads: 1);
        var sampling = new SamplingOptions { Temperature = 1.7f, TopP = 0.8f, PresencePenalty = 1, FrequencyPenalty = 1, Seed = 3 };
        var sequence = new Sequence(new GenerationRequest { Prompt = RandomModelFixture.Prompt(20, 1), MaxTokens = 12, MeasuresConfidence = true, Sampling = sampling }, 512);
        loop.Enqueue(sequence);

        for (var i = 0; i < 12; i++)
        {
            loop.Step();
            Assert.True(sequence.Output.TryRead(out var token));
            var expected = Naive(new ReadOnlySpan<float>((void*)sequence.Logits, fixture.Model.Vocabulary.Count).ToArray());
            Assert.Equal(expected.Confidence, token.Confidence!.Value, 1e-4);
            Assert.Equal(expected.SelfCertainty, token.SelfCertainty!.Value, 1e-4);
        }
    }

    [Fact]
    public async Task Confidence_is_measured_only_on_request_and_changes_no_draw()
    {
        using var engine = new LlamaEngine(fixture.Model);
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(20, 1), MaxTokens = 30, Sampling = new SamplingOptions { Temperature = 1, Seed = 7 } };

        var plain = await engine.RunAsync(request);
        var measured = await engine.RunAsync(request with { MeasuresConfidence = true });

        // The summaries differ in what they reused of the prompt.
        Assert.Equal(plain.Select(token => token with { Summary = null }), measured.Select(token => token with { Confidence = null, SelfCertainty = null, Summary = null }), SameDraw);
        Assert.All(plain, token => Assert.Equal((null, null), (token.Confidence, token.SelfCertainty)));
        Assert.All(measured, token => Assert.True(token.Confidence > 2.99 && token.SelfCertainty >= 0));
    }

    [Fact]
    public async Task Tiny_model_is_more_confident_where_one_token_is_almost_sure()
    {
        using var engine = new LlamaEngine(LlamaModel.Load(TinyModel.GetPath(), cancellationToken: TestContext.Current.CancellationToken), ownsModel: true);
        var vocabulary = engine.Model.Vocabulary;
        int[] prompt =
        [
            vocabulary.BeginningOfSequence!.Value, vocabulary.FindSpecial("<｜User｜>")!.Value, .. vocabulary.Tokenize("What is 37 * 24 - 5?"),
            vocabulary.FindSpecial("<｜Assistant｜>")!.Value, vocabulary.FindSpecial("<think>")!.Value, .. vocabulary.Tokenize("\n"),
        ];
        var runs = await engine.RunAllAsync(Enumerable.Range(0, 8).Select(seed => new GenerationRequest
        {
            Prompt = prompt,
            MaxTokens = 200,
            MeasuresConfidence = true,
            Sampling = new SamplingOptions { Temperature = 1, TopP = 1, Seed = seed },
        }));

        var tokens = runs.SelectMany(run => run).ToList();
        var (sure, unsure) = (tokens.Where(token => token.LogProbability > -0.001).ToList(), tokens.Where(token => token.LogProbability < -0.5).ToList());

        Assert.True(sure.Count > 20 && unsure.Count > 20, $"{sure.Count} sure, {unsure.Count} unsure");
        Assert.True(sure.Average(token => token.Confidence) > unsure.Average(token => token.Confidence) + 1);
        Assert.True(sure.Average(token => token.SelfCertainty) > unsure.Average(token => token.SelfCertainty));
    }

    private static bool SameDraw(GeneratedToken one, GeneratedToken other) => one.Id == other.Id && one.Text == other.Text && one.Summary == other.Summary;

    private static void AssertNaive(float[] logits)
    {
        var (confidence, selfCertainty) = Measure(logits);
        var expected = Naive(logits);
        Assert.Equal(expected.Confidence, confidence, 2e-4);
        Assert.Equal(expected.SelfCertainty, selfCertainty, 2e-4);
    }

    private static (float Confidence, float SelfCertainty) Measure(float[] logits)
    {
        var token = new TokenSampler(new SamplingOptions { Temperature = 0 }).Draw(logits, new SamplerScratch(logits.Length), out var logProbability);
        var logTotal = logits[token] - logProbability;
        return (TokenConfidence.OfTopTokens(logits, logTotal), TokenConfidence.SelfCertainty(logits, logTotal));
    }

    // From the probabilities, by a full sort in double precision.
    private static (double Confidence, double SelfCertainty) Naive(float[] logits)
    {
        var logTotal = Math.Log(logits.Sum(logit => Math.Exp(logit)));
        var logProbabilities = logits.Select(logit => logit - logTotal).ToArray();
        return (-logProbabilities.OrderDescending().Take(20).Average(), -logProbabilities.Average(logProbability => Math.Log(logits.Length) + logProbability));
    }
}
