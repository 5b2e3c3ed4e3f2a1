using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Requests to an engine that has enough: they fail at once with its own exception, through every way in.</summary>
public sealed class BusyEngineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Busy_engine_is_told_by_its_exception_and_answers_when_there_is_room()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions with { MaxRequests = 1 });
        var kernel = builder.Build();
        await using var services = (IAsyncDisposable)kernel.Services;
        var chat = kernel.GetRequiredService<IChatCompletionService>();
        await using (var response = kernel.GetRequiredService<IChatClient>().GetStreamingResponseAsync(TinyKernel.Question, cancellationToken: Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await response.MoveNextAsync());

            var busy = await Assert.ThrowsAsync<EngineBusyException>(() => chat.GetChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), kernel, Token));
            Assert.True(busy.RetryAfter > TimeSpan.Zero);
            await Assert.ThrowsAsync<EngineBusyException>(async () => await chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), kernel, Token).ToListAsync(Token));
            await Assert.ThrowsAsync<EngineBusyException>(() => kernel.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings()), cancellationToken: Token));
        }

        Assert.NotEmpty((await chat.GetChatMessageContentAsync(TinyKernel.Ask(), TinyKernel.Settings(), kernel, Token)).Content!);
    }
}
