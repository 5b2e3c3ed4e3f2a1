namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class LlamaModelTests(RandomModelFixture fixture)
{
    [Fact]
    public void Loaded_model_tells_what_it_is()
    {
        var model = fixture.Model;

        Assert.Equal("Random 2 x 64", model.Name);
        Assert.Equal(4096, model.TrainedContextSize);
        Assert.Equal(model.File.ParameterCount, model.ParameterCount);
        Assert.Equal(2 * 2 * 16 * (sizeof(float) + sizeof(short)), model.CacheBytesPerToken(KvCacheType.F16));
        Assert.Contains("llama", model.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_reports_its_progress_up_to_the_end()
    {
        var reported = new List<float>();

        LlamaModel.Load(fixture.ModelPath, new LlamaModelOptions { Progress = new Reporter(reported.Add), UseMemoryMap = false }, TestContext.Current.CancellationToken).Dispose();

        Assert.Equal(reported.Order(), reported);
        Assert.Equal(1, reported[^1]);
    }

    [Fact]
    public void Cancelled_load_throws()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new LlamaModelOptions { Progress = new Reporter(_ => cancellation.Cancel()) };

        Assert.ThrowsAny<OperationCanceledException>(() => LlamaModel.Load(fixture.ModelPath, options, cancellation.Token));
    }

    [Fact]
    public void Exception_of_the_progress_receiver_comes_out_of_the_load()
    {
        var options = new LlamaModelOptions { Progress = new Reporter(_ => throw new FormatException("mine")) };

        Assert.Throws<FormatException>(() => LlamaModel.Load(fixture.ModelPath, options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Model_may_be_disposed_while_others_tokenize()
    {
        for (var round = 0; round < 20; round++)
        {
            var model = LlamaModel.Load(fixture.ModelPath, cancellationToken: TestContext.Current.CancellationToken);
            var busy = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                while (true)
                    model.Vocabulary.Tokenize("What is 37 * 24 - 5?");
            })).ToList();

            model.Dispose();

            foreach (var task in busy)
                await Assert.ThrowsAsync<ObjectDisposedException>(() => task);
        }
    }

    [Fact]
    public void Missing_file_is_named()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => LlamaModel.Load("/no/such/model.gguf", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("/no/such/model.gguf", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposed_model_says_so()
    {
        var model = LlamaModel.Load(fixture.ModelPath, cancellationToken: TestContext.Current.CancellationToken);
        model.Dispose();
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.Vocabulary.Tokenize("text"));
        Assert.Throws<ObjectDisposedException>(() => new LlamaEngine(model));
    }

    [Fact]
    public async Task Model_disposed_before_its_engine_lives_on_until_the_engine_goes()
    {
        var model = LlamaModel.Load(fixture.ModelPath, cancellationToken: TestContext.Current.CancellationToken);
        using var engine = new LlamaEngine(model);
        model.Dispose();

        var tokens = await engine.RunAsync(new GenerationRequest { Prompt = [1, 2, 3], MaxTokens = 5 });

        Assert.NotEmpty(tokens);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1f, -1f)]
    [InlineData(1f, float.NaN)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void Shares_of_gpus_that_make_no_sense_are_refused(float first, float second)
    {
        var exception = Assert.Throws<ArgumentException>(() => new LlamaModelOptions { GpuShares = [first, second] });

        Assert.Contains("none negative", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_for_more_gpus_than_there_are_are_refused()
    {
        var gpus = LlamaRuntime.FindGpus().Count;
        var options = new LlamaModelOptions { GpuShares = [.. Enumerable.Repeat(1f, gpus + 1)] };

        var exception = Assert.Throws<ArgumentException>(() => LlamaModel.Load(fixture.ModelPath, options, TestContext.Current.CancellationToken));

        Assert.Contains($"{gpus + 1} GPUs, but llama.cpp sees {gpus} here: ", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Reporter(Action<float> report) : IProgress<float>
    {
        public void Report(float value) => report(value);
    }
}
