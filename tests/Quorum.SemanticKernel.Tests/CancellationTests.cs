using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Replies that are no longer wanted.</summary>
public sealed class CancellationTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelled_stream_throws_and_leaves_the_engine_idle()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var piece in tiny.Chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), tiny.Kernel, cancellation.Token))
                await cancellation.CancelAsync();
        });

        await AssertIdleAsync();
    }

    [Fact]
    public async Task Stream_that_is_left_early_leaves_the_engine_idle()
    {
        await foreach (var piece in tiny.Chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), tiny.Kernel, Token))
            break;

        await AssertIdleAsync();
    }

    [Fact]
    public async Task Reply_cancelled_before_its_start_evaluates_nothing()
    {
        await tiny.Engine.WhenIdleAsync(Token);
        var before = tiny.Engine.Counters.TokensEvaluated;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => tiny.Chat.GetChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), tiny.Kernel, new CancellationToken(true)));

        Assert.Equal(before, tiny.Engine.Counters.TokensEvaluated);
    }

    [Fact]
    public async Task Cancelled_prompt_throws()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => tiny.Kernel.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings()), cancellationToken: new CancellationToken(true)));
    }

    private async Task AssertIdleAsync()
    {
        await tiny.Engine.WhenIdleAsync(Token);
        var counters = tiny.Engine.Counters;
        Assert.Equal((0, 0, 0), (counters.LiveSequences, counters.WaitingRequests, counters.CellsUsed));
    }
}
