using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class EngineSoakTests(RandomModelFixture fixture)
{
    [Fact]
    public async Task Every_mixed_request_is_answered_or_refused_for_its_own_fault()
    {
        using var engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { ContextSize = 1024, MaxSequences = 12, MaxRequests = 40 });
        var soak = new EngineSoak(engine, seed: 1);

        await soak.RunAsync(0, 400, concurrency: 64, TestContext.Current.CancellationToken);

        Assert.Equal(400, soak.Answered + soak.Cancelled + soak.Refused);
        Assert.True(soak.Answered > 200 && soak.Cancelled > 20 && soak.Refused > 5, $"{soak.Answered}, {soak.Cancelled}, {soak.Refused}");
        Assert.True(engine.Counters.Pauses > 0 && soak.Busy > 0, $"{engine.Counters.Pauses} pauses, {soak.Busy} times busy");
        await engine.AssertEmptyAsync();
    }
}
