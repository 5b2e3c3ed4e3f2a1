using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.LLamaSharp.Tests;

/// <summary>A kernel whose chat service is a model hosted by LLamaSharp.</summary>
public sealed class KernelTests
{
    private const string Question = "What is 37 * 24 - 5?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kernel_keeps_reasoning_usage_and_finish_reason()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLLamaSharpChatCompletion(TinyWeights.Parameters);
        var kernel = builder.Build();
        using var services = (IDisposable)kernel.Services;

        var reply = await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(Question, Settings(), kernel, Token);

        Assert.NotEmpty(reply.Items.OfType<ReasoningContent>());
        Assert.Contains(@"\boxed{", reply.Content, StringComparison.Ordinal);
        Assert.Equal("stop", reply.Metadata!["FinishReason"]);
        Assert.IsType<UsageDetails>(reply.Metadata["Usage"]);
    }

    [Fact]
    public async Task Consensus_takes_its_place_by_one_line()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddLLamaSharpChatCompletion(TinyWeights.Parameters, serviceId: "math");
        builder.AddConsensusChatCompletion(samples: 8, serviceId: "math");
        var kernel = builder.Build();
        using var services = (IDisposable)kernel.Services;

        var reply = await kernel.InvokePromptAsync(Question, new(Settings("math")), cancellationToken: Token);

        Assert.Equal(8, reply.GetValue<ChatResponse>()!.GetConsensusResult()!.SampleCount);
        Assert.Contains("883", reply.ToString(), StringComparison.Ordinal);
    }

    private static PromptExecutionSettings Settings(string? serviceId = null) => new()
    {
        ServiceId = serviceId,
        ExtensionData = new Dictionary<string, object> { ["max_tokens"] = 400, ["seed"] = 5, ["temperature"] = serviceId is null ? 0 : 0.6 },
    };
}
