using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI;
using Quorum.LlamaCpp;
using Quorum.Testing;

namespace Quorum.SemanticKernel.Tests;

/// <summary>
/// A kernel written for the stock OpenAI connector: one changed line brings it onto the local model, one more gives it a consensus. The rest of
/// the pipeline is the same code.
/// </summary>
public sealed class OpenAIConnectorTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipeline_of_the_stock_connector_runs_as_it_is(bool withConsensus)
    {
        await using var server = await OpenAIServer.StartAsync(new LlamaChatClient(tiny.Engine));
        server.Reasoning = ReasoningForm.Tags;
        var remote = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = server.Endpoint });

        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("tiny", remote);
        if (withConsensus)
            builder.AddConsensusChatCompletion(samples: 4);

        var consensus = await RunPipelineAsync(builder);
        Assert.Equal(withConsensus ? 4 : null, consensus?.SampleCount);
        if (withConsensus)
            Assert.True(server.Requests.Select(request => request.Seed).Distinct().Count() >= 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_changed_line_brings_it_onto_the_local_model_and_one_more_gives_it_a_consensus(bool withConsensus)
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions);
        if (withConsensus)
            builder.AddConsensusChatCompletion(samples: 4);

        var consensus = await RunPipelineAsync(builder);
        Assert.Equal(withConsensus ? 4 : null, consensus?.SampleCount);
    }

    /// <summary>What the user wrote: a plugin, a prompt function with arguments, a chat with a history, and a stream.</summary>
    private static async Task<ConsensusResult?> RunPipelineAsync(IKernelBuilder builder)
    {
        builder.Plugins.AddFromFunctions("clock", [KernelFunctionFactory.CreateFromMethod(() => "noon", "now")]);
        var kernel = builder.Build();
        using var services = (IDisposable)kernel.Services;
        var solve = kernel.CreateFunctionFromPrompt("What is {{$problem}}?", TinyKernel.Settings(("temperature", 0.6), ("seed", 7)));

        var result = await kernel.InvokeAsync(solve, new() { ["problem"] = "37 * 24 - 5" }, Token);
        Assert.Contains(@"\boxed{", result.ToString(), StringComparison.Ordinal);

        var chat = kernel.GetRequiredService<IChatCompletionService>();
        var history = new ChatHistory("You solve problems.");
        history.AddUserMessage(TinyKernel.Question);
        var settings = TinyKernel.Settings(("max_tokens", 300));
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto();
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel, Token);
        Assert.Equal(AuthorRole.Assistant, reply.Role);

        var pieces = await chat.GetStreamingChatMessageContentsAsync(history, TinyKernel.Settings(("seed", 7)), kernel, Token).ToListAsync(Token);
        Assert.NotEmpty(string.Concat(pieces.Select(piece => piece.Content)));
        return (result.GetValue<ChatMessageContent>()?.InnerContent as ChatResponse)?.GetConsensusResult();
    }
}
