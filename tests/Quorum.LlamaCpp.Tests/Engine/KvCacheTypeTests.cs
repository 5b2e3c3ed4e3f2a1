using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class KvCacheTypeTests(RandomModelFixture fixture) : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"quorum-wide-heads-{Guid.NewGuid():N}.gguf");

    [Fact]
    public async Task Quantised_cache_gives_about_the_same_probabilities()
    {
        using var model = LoadWideHeads();
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(200, seed: 1), MaxTokens = 30, Sampling = Generations.Greedy };
        using var exact = new LlamaEngine(model, new LlamaEngineOptions { ContextSize = 512 });
        using var quantised = new LlamaEngine(model, new LlamaEngineOptions { ContextSize = 512, CacheType = KvCacheType.Q8_0 });

        var expected = await exact.RunAsync(request);
        var actual = await quantised.RunAsync(request);

        var alike = expected.Zip(actual).TakeWhile(pair => pair.First.Id == pair.Second.Id).ToList();
        Assert.NotEmpty(alike);
        Assert.All(alike, pair => Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, 0.15f));
        Assert.NotEqual(expected.Select(token => token.LogProbability), actual.Select(token => token.LogProbability));
    }

    [Fact]
    public void Quantised_cache_of_a_small_model_holds_almost_three_times_as_many_tokens()
    {
        using var model = LoadWideHeads();
        var (exact, quantised) = (model.CacheBytesPerToken(KvCacheType.F16), model.CacheBytesPerToken(KvCacheType.Q8_0));

        // 8 bits a number and 16 for the scale of 32, against keys of 32 bits and values of 16.
        Assert.Equal(exact * 2 * 34, quantised * 32 * (sizeof(float) + sizeof(short)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flash_attention_gives_the_same(bool flashAttention)
    {
        var request = new GenerationRequest { Prompt = RandomModelFixture.Prompt(100, seed: 2), MaxTokens = 30, Sampling = Generations.Greedy };
        using var standard = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 512 });
        using var chosen = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 512, FlashAttention = flashAttention });

        Generations.AssertSame(await standard.RunAsync(request), await chosen.RunAsync(request));
    }

    [Fact]
    public void Quantised_cache_without_flash_attention_is_refused()
    {
        var options = new LlamaEngineOptions { CacheType = KvCacheType.Q8_0, FlashAttention = false };

        Assert.Contains("FlashAttention", Assert.Throws<ArgumentException>(() => new LlamaEngine(fixture.Model, options)).Message);
    }

    [Fact]
    public void Quantised_cache_of_heads_that_fill_no_block_is_refused()
    {
        var options = new LlamaEngineOptions { CacheType = KvCacheType.Q8_0 };

        Assert.Contains("blocks of 32", Assert.Throws<NotSupportedException>(() => new LlamaEngine(fixture.Model, options)).Message);
    }

    public void Dispose() => File.Delete(_path);

    private LlamaModel LoadWideHeads()
    {
        RandomModel.Write(_path, RandomModelFixture.Shape with { HeadSize = 32 }, seed: 1, GgufTensorType.F32);
        return LlamaModel.Load(_path);
    }
}
