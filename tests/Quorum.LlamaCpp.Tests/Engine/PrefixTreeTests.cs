using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Samples of one question by the embedded model: what they have in common is evaluated once, and each draws what it would draw alone.</summary>
public sealed class PrefixTreeTests : IDisposable
{
    private const int Samples = 64;

    // The largest difference between two logits that rounding makes: which tokens are in a batch and where their cells lie decides the order of sums.
    private const float Rounding = 0.1f;

    private static readonly SamplingOptions s_sampling = new() { Temperature = 0.6f, TopP = 0.95f };

    private readonly LlamaModel _model = LlamaModel.Load(TinyModel.GetPath());

    [Theory]
    [InlineData("What is 17 + 25?")]
    [InlineData("What is 12 * 8 + 5?")]
    [InlineData("What is 345 + 678 - 90?")]
    public void Consensus_of_64_samples_evaluates_at_most_half_as_many_tokens_as_it_draws(string question)
    {
        using var loop = Loops.Create(_model, maxSequences: 8, batchSize: 64, cells: 8192);

        var sequences = loop.Enqueue(Requests(question));
        loop.RunToEnd();

        var counters = loop.Counters;
        TestContext.Current.TestOutputHelper?.WriteLine($"{counters.TokensDrawn} drawn, {counters.TokensEvaluated} evaluated, {counters.TokensReused} reused, {counters.DecodeSteps} steps");
        Assert.Equal(0, counters.Pauses);
        Assert.True(counters.TokensEvaluated * 2 <= counters.TokensDrawn, $"{counters.TokensEvaluated} evaluated, {counters.TokensDrawn} drawn");
        Assert.Equal(sequences.Sum(sequence => sequence.Tokens.Count - 1), counters.TokensEvaluated + counters.TokensReused);

        // A prefix tree has one node for every beginning that any of the samples has; their last tokens need no evaluation.
        var nodes = sequences.SelectMany(sequence => Enumerable.Range(1, sequence.Tokens.Count - 1).Select(length => string.Join(' ', sequence.Tokens.Take(length)))).Distinct().Count();
        Assert.Equal(nodes, counters.TokensEvaluated);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void Every_sample_draws_what_its_own_stream_draws_from_its_own_logits(int maxSequences)
    {
        using var loop = Loops.Create(_model, maxSequences, batchSize: 64, cells: 8192);
        var sequences = loop.Enqueue(Requests("What is 17 + 25?"));
        var recorded = sequences.ToDictionary(sequence => sequence, _ => new List<float[]>());
        while (loop.HasWork)
        {
            var lengths = sequences.ConvertAll(sequence => sequence.Tokens.Count);
            loop.Step();
            foreach (var (sequence, length) in sequences.Zip(lengths))
            {
                if (sequence.Tokens.Count > length)
                    recorded[sequence].Add(Logits(sequence));
            }
        }

        using var alone = new ForcedReplay(_model);
        var largest = 0f;
        foreach (var (sequence, seed) in sequences.Select((sequence, seed) => (sequence, seed)))
        {
            var stream = new SplitMix64((ulong)seed);
            var step = 0;
            foreach (var logits in alone.Logits(sequence.Tokens, sequence.PromptLength))
            {
                var together = recorded[sequence][step];
                var difference = logits.Zip(together, (one, other) => Math.Abs(one - other)).Max();
                largest = Math.Max(largest, difference);
                Assert.True(
                    DrawInterval.Contains(logits, s_sampling, sequence.Tokens[sequence.PromptLength + step], stream.NextDouble(), difference + 1e-5f),
                    $"Sample {seed} drew token {sequence.Tokens[sequence.PromptLength + step]} at step {step}, which is not what its stream draws.");
                step++;
            }

            Assert.Equal(sequence.Tokens.Count - sequence.PromptLength, step);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference of a logit: {largest}");
        Assert.InRange(largest, 0, Rounding);
    }

    public void Dispose() => _model.Dispose();

    private static unsafe float[] Logits(Sequence sequence, int count) => new ReadOnlySpan<float>((void*)sequence.Logits, count).ToArray();

    private float[] Logits(Sequence sequence) => Logits(sequence, _model.Vocabulary.Count);

    private IEnumerable<GenerationRequest> Requests(string question)
    {
        var vocabulary = _model.Vocabulary;
        int[] prompt =
        [
            vocabulary.BeginningOfSequence!.Value, vocabulary.FindSpecial("<｜User｜>")!.Value, .. vocabulary.Tokenize(question),
            vocabulary.FindSpecial("<｜Assistant｜>")!.Value, vocabulary.FindSpecial("<think>")!.Value, .. vocabulary.Tokenize("\n"),
        ];
        return Enumerable.Range(0, Samples).Select(seed => new GenerationRequest { Prompt = prompt, Sampling = s_sampling with { Seed = seed } });
    }
}
