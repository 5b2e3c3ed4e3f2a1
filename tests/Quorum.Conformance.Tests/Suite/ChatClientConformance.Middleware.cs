using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Quorum.Conformance;

/// <content>The middleware of the ecosystem around the client.</content>
public abstract partial class ChatClientConformance
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cache_answers_the_same_request_and_no_other(bool streamed)
    {
        var cache = new MemoryDistributedCache(new OptionsWrapper<MemoryDistributedCacheOptions>(new MemoryDistributedCacheOptions()));
        using var client = Open().AsBuilder().UseDistributedCache(cache).Build();

        var first = await AskAsync(client, streamed, Options(15));
        var cached = await AskAsync(client, streamed, Options(15));
        var other = await AskAsync(client, streamed, Options(15, seed: 6));

        Assert.Equal((first.ResponseId, Everything(first), first.Usage!.OutputTokenCount), (cached.ResponseId, Everything(cached), cached.Usage!.OutputTokenCount));
        Assert.NotEqual(first.ResponseId, other.ResponseId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_and_reply_are_logged(bool streamed)
    {
        var log = new RecordedLog();
        using var client = Open().AsBuilder().UseLogging(log).Build();

        var reply = await AskAsync(client, streamed, Options(10));

        Assert.Contains(log.Entries, entry => entry.Contains(Question, StringComparison.Ordinal));
        Assert.Contains(log.Entries, entry => entry.Contains(reply.ResponseId!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_and_reply_are_traced(bool streamed)
    {
        var source = $"conformance {Guid.NewGuid()}";
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var client = Open().AsBuilder().UseOpenTelemetry(sourceName: source).Build();

        var reply = await AskAsync(client, streamed, Options(10));

        var activity = Assert.Single(activities);
        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Equal("chat", activity.GetTagItem("gen_ai.operation.name"));
        Assert.Equal(metadata.ProviderName, activity.GetTagItem("gen_ai.provider.name"));
        Assert.Equal(metadata.DefaultModelId, activity.GetTagItem("gen_ai.request.model"));
        Assert.Equal(reply.ResponseId, activity.GetTagItem("gen_ai.response.id"));
        Assert.Equal(reply.Usage!.OutputTokenCount, Convert.ToInt64(activity.GetTagItem("gen_ai.usage.output_tokens"), null));
        Assert.NotEqual("", activity.GetTagItem("server.address"));
    }

    private sealed class RecordedLog : ILoggerFactory, ILogger
    {
        private readonly List<string> _entries = [];

        public IReadOnlyList<string> Entries
        {
            get
            {
                lock (_entries)
                    return [.. _entries];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_entries)
                _entries.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
