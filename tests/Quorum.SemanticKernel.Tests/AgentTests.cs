using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Agents of Microsoft's Agent Framework over our clients.</summary>
public sealed class AgentTests(TinyKernel tiny)
{
    private static readonly ChatOptions s_short = new() { Seed = 5, MaxOutputTokens = 400 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agent_keeps_reasoning_usage_and_instructions()
    {
        var agent = tiny.Client.AsAIAgent(new ChatClientAgentOptions { Name = "Pascal", ChatOptions = new() { Seed = 5, MaxOutputTokens = 400, Instructions = "Be brief." } });

        var reply = await agent.RunAsync(TinyKernel.Question, cancellationToken: Token);
        var bare = await tiny.Client.GetResponseAsync(TinyKernel.Question, s_short, Token);

        Assert.Contains(@"\boxed{", reply.Text, StringComparison.Ordinal);
        Assert.NotEmpty(reply.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>());
        Assert.True(reply.Usage!.InputTokenCount > bare.Usage!.InputTokenCount);
        Assert.Equal(TinyModel.Name, agent.GetService<LlamaModel>()!.Name);
    }

    [Fact]
    public async Task Agent_over_a_consensus_gives_what_was_agreed_on()
    {
        using var client = new LlamaChatClient(tiny.Engine).AsBuilder().UseConsensus(4).Build();
        var agent = client.AsAIAgent(new ChatClientAgentOptions { ChatOptions = s_short });

        var reply = await agent.RunAsync(TinyKernel.Question, cancellationToken: Token);

        var consensus = ((ChatResponse)reply.RawRepresentation!).GetConsensusResult()!;
        Assert.Equal(4, consensus.SampleCount);
        Assert.Equal(consensus.Chains[consensus.Decision!.Members[0]].Text, reply.Text);
    }

    [Fact]
    public async Task Session_of_an_agent_goes_on()
    {
        var agent = tiny.Client.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new() { Seed = 5, MaxOutputTokens = 60 } });
        var session = await agent.CreateSessionAsync(Token);

        var first = await agent.RunAsync(TinyKernel.Question, session, cancellationToken: Token);
        var second = await agent.RunAsync("And 2 + 2?", session, cancellationToken: Token);

        Assert.True(second.Usage!.InputTokenCount > first.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Agent_streams_reasoning_before_the_text()
    {
        var agent = tiny.Client.AsAIAgent(new ChatClientAgentOptions { ChatOptions = s_short });

        var contents = (await agent.RunStreamingAsync(TinyKernel.Question, cancellationToken: Token).ToListAsync(Token))
            .SelectMany(update => update.Contents).Where(content => content is TextReasoningContent or TextContent).ToList();

        Assert.IsType<TextReasoningContent>(contents[0]);
        Assert.IsType<TextContent>(contents[^1]);
    }
}
