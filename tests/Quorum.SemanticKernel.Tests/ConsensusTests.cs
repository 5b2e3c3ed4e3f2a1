using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A consensus inside a kernel.</summary>
public sealed class ConsensusTests : IDisposable
{
    private const int Samples = 4;

    private readonly Kernel _kernel;
    private Action<ConsensusProgress>? _onProgress;

    public ConsensusTests()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(
            TinyModel.GetPath(),
            TinyKernel.EngineOptions,
            configure: client => client.UseConsensus(options =>
            {
                options.SampleCount = Samples;
                options.Progress = new Progress(value => _onProgress?.Invoke(value));
            }));
        _kernel = builder.Build();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IChatCompletionService Chat => _kernel.GetRequiredService<IChatCompletionService>();

    private LlamaEngine Engine => _kernel.GetRequiredService<IChatClient>().GetRequiredService<LlamaEngine>();

    [Fact]
    public async Task Prompt_is_answered_by_the_chain_that_won()
    {
        var prompt = await _kernel.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("seed", 5))), cancellationToken: Token);

        var result = prompt.GetValue<ChatResponse>()!.GetConsensusResult()!;
        Assert.Equal(Samples, result.Chains.Count);
        Assert.Equal(5, result.SeedBase);
        Assert.NotNull(result.Decision);
        Assert.Equal(result.Chains[result.Decision.Members[0]].Text, prompt.GetValue<string>());
    }

    [Fact]
    public async Task Result_is_in_the_metadata_and_behind_the_inner_content()
    {
        var reply = await Chat.GetChatMessageContentAsync(TinyKernel.Ask(), TinyKernel.Settings(("seed", 5)), _kernel, Token);

        var result = Assert.IsType<ConsensusResult>(reply.Metadata!["quorum.consensus"]);
        Assert.Same(result, Assert.IsType<ChatResponse>(reply.InnerContent).GetConsensusResult());
        Assert.Equal(result.TokensSpent.OutputTokenCount, reply.Usage().OutputTokenCount);
        Assert.Equal(result.Chains.Sum(chain => chain.TokensDrawn), reply.Usage().OutputTokenCount);
    }

    [Fact]
    public async Task Reply_keeps_the_reasoning_of_the_chain_that_won()
    {
        var reply = await Chat.GetChatMessageContentAsync(TinyKernel.Ask(), TinyKernel.Settings(("seed", 5)), _kernel, Token);

        var result = (ConsensusResult)reply.Metadata!["quorum.consensus"]!;
        Assert.Equal(result.Chains[result.Decision!.Members[0]].Reasoning, reply.Reasoning());
        Assert.Equal(TinyModel.Name, reply.ModelId);
    }

    [Fact]
    public async Task Stream_carries_the_result_too()
    {
        var pieces = await Chat.GetStreamingChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(("seed", 5)), _kernel, Token).ToListAsync(Token);

        var result = Assert.Single(pieces.Select(piece => piece.Metadata!.GetValueOrDefault("quorum.consensus")).OfType<ConsensusResult>());
        var winner = result.Chains[result.Decision!.Members[0]];
        Assert.Equal((winner.Reasoning, winner.Text), (pieces.Reasoning(), pieces.Text()));
    }

    [Fact]
    public async Task Samples_share_the_prompt()
    {
        // Long enough that none ends before all have begun.
        await Chat.GetChatMessageContentAsync(TinyKernel.Ask(), TinyKernel.Settings(("max_tokens", 60)), _kernel, Token);

        await Engine.WhenIdleAsync(Token);
        Assert.Equal(Samples, Engine.Counters.PeakSequences);
        Assert.True(Engine.Counters.TokensReused > 0);
    }

    [Fact]
    public async Task Cancellation_throws_and_leaves_the_engine_idle()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _onProgress = _ => cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Chat.GetChatMessageContentsAsync(TinyKernel.Ask(), TinyKernel.Settings(), _kernel, cancellation.Token));

        await Engine.WhenIdleAsync(Token);
        var counters = Engine.Counters;
        Assert.Equal((0, 0, 0), (counters.LiveSequences, counters.WaitingRequests, counters.CellsUsed));
    }

    public void Dispose() => ((IDisposable)_kernel.Services).Dispose();

    // Unlike Progress<T>, reports at once and on the same thread.
    private sealed class Progress(Action<ConsensusProgress> report) : IProgress<ConsensusProgress>
    {
        public void Report(ConsensusProgress value) => report(value);
    }
}
