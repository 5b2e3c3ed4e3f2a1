using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Quorum.Tests.Consensus;

public class BuilderTests
{
    [Fact]
    public void UseConsensus_puts_a_configured_client_into_the_pipeline()
    {
        using IChatClient pipeline = ScriptedChatClient.Saying().AsBuilder().UseConsensus(options =>
        {
            options.SampleCount = 64;
            options.Seed = 3;
        }).Build();

        ConsensusChatClient client = pipeline.GetService<ConsensusChatClient>()!;
        Assert.Equal(64, client.Options.SampleCount);
        Assert.Equal(3, client.Options.Seed);
    }

    [Fact]
    public void UseConsensus_configures_every_client_anew()
    {
        List<ConsensusOptions> configured = [];
        ChatClientBuilder builder = ScriptedChatClient.Saying().AsBuilder().UseConsensus(configured.Add);

        builder.Build().Dispose();
        builder.Build().Dispose();

        Assert.NotSame(configured[0], configured[1]);
    }

    [Fact]
    public void UseConsensus_without_an_argument_throws()
    {
        Assert.Throws<ArgumentNullException>("builder", () => ((ChatClientBuilder)null!).UseConsensus());
        Assert.Throws<ArgumentNullException>("configure", () => ScriptedChatClient.Saying().AsBuilder().UseConsensus(configure: null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void UseConsensus_sample_count_out_of_range_throws_at_once(int samples) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(samples), () => ScriptedChatClient.Saying().AsBuilder().UseConsensus(samples));

    [Fact]
    public async Task UseConsensus_takes_the_clock_and_the_log_of_the_services()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var log = new RecordedLog(LogLevel.Trace);
        using IChatClient pipeline = ScriptedChatClient.Saying(Reply.Box("secret"))
            .AsBuilder().UseConsensus(1).Build(new Services { [typeof(TimeProvider)] = clock, [typeof(ILoggerFactory)] = log });

        ChatResponse response = await pipeline.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(clock.GetUtcNow(), response.CreatedAt);
        Assert.NotEmpty(log.Entries);
    }

    [Theory]
    [InlineData(LogLevel.Trace, true)]
    [InlineData(LogLevel.Debug, false)]
    public async Task Log_holds_the_answer_at_trace_level_only(LogLevel level, bool shown)
    {
        using var log = new RecordedLog(level);
        using IChatClient pipeline = ScriptedChatClient.Saying(Reply.Box("secret")).AsBuilder().UseConsensus(1, loggerFactory: log).Build();

        await pipeline.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(log.Entries, entry => entry.Level == LogLevel.Debug);
        Assert.Equal(shown, log.Entries.Any(entry => entry.Message.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Log_warns_of_failed_samples()
    {
        using var log = new RecordedLog(LogLevel.Information);
        using IChatClient pipeline = ScriptedChatClient.Saying(Reply.Box("1"), null, Reply.Box("2"))
            .AsBuilder().UseConsensus(
                options =>
                {
                    options.SampleCount = 3;
                    options.StoppingRule = StoppingRules.FixedCount;
                },
                log)
            .Build();

        await pipeline.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((LogLevel.Warning, "Sample 1 failed and has no vote."), Assert.Single(log.Entries));
    }

    [Fact]
    public async Task Log_tells_the_notes_of_the_result()
    {
        using var log = new RecordedLog(LogLevel.Information);
        using IChatClient pipeline = ScriptedChatClient.Saying(Reply.Box("1"))
            .AsBuilder()
            .UseConsensus(
                options =>
                {
                    options.SampleCount = 1;
                    options.Confidence = new();
                },
                log)
            .Build();

        ChatResponse response = await pipeline.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        string note = Assert.Single(response.GetConsensusResult()!.Notes);
        Assert.Equal((LogLevel.Information, note), Assert.Single(log.Entries));
    }

    private sealed class Services : Dictionary<Type, object>, IServiceProvider
    {
        public object? GetService(Type serviceType) => this.GetValueOrDefault(serviceType);
    }
}
