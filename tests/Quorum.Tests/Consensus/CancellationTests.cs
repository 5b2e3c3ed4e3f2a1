using Microsoft.Extensions.AI;

namespace Quorum.Tests.Consensus;

public class CancellationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelled_request_throws_and_leaves_nothing_running(bool streaming)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var model = new ScriptedChatClient(_ => Reply.Endless());
        using var client = new ConsensusChatClient(model, new() { SampleCount = 8 });

        Task asking = streaming
            ? client.GetStreamingResponseAsync("?", cancellationToken: cancellation.Token).ToChatResponseAsync(cancellation.Token)
            : client.GetResponseAsync("?", cancellationToken: cancellation.Token);
        Assert.Equal(8, model.Running);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(0, model.Running);
    }

    [Fact]
    public async Task Cancelled_before_the_start_asks_nobody()
    {
        var model = new ScriptedChatClient(_ => Reply.Endless());
        using var client = new ConsensusChatClient(model);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetResponseAsync("?", cancellationToken: new CancellationToken(true)));

        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task Failing_progress_ends_the_request_and_leaves_nothing_running()
    {
        var model = new ScriptedChatClient(call => call.Index == 0 ? Reply.Text(Reply.Box("1")) : Reply.Endless());
        using var client = new ConsensusChatClient(model, new()
        {
            SampleCount = 4,
            Progress = new Callback<ConsensusProgress>(_ => throw new InvalidOperationException("No screen.")),
        });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.GetResponseAsync("?", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("No screen.", exception.Message);
        Assert.Equal(0, model.Running);
    }
}
