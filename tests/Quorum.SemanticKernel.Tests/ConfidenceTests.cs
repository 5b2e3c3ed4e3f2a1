using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>The engine and the consensus do not know each other, but agree on how the confidence of a token is asked for and given.</summary>
public sealed class ConfidenceTests(TinyKernel tiny)
{
    [Fact]
    public void Engine_and_consensus_name_the_confidence_alike()
    {
        Assert.Equal(ConfidenceOptions.TokenConfidenceProperty, LlamaChatOptions.TokenConfidenceProperty);
        Assert.Equal(ConfidenceOptions.SelfCertaintyProperty, LlamaChatOptions.SelfCertaintyProperty);
    }

    [Fact]
    public async Task Meter_sums_up_what_the_engine_says_of_its_tokens()
    {
        var options = new ChatOptions { Seed = 5, MaxOutputTokens = 100, AdditionalProperties = new() { [ConfidenceOptions.TokenConfidenceProperty] = true } };
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 16 });
        var tokens = new List<GeneratedToken>();
        await foreach (var update in tiny.Client.GetStreamingResponseAsync(TinyKernel.Question, options, TestContext.Current.CancellationToken))
        {
            Assert.True(meter.Add(update));
            tokens.Add((GeneratedToken)update.RawRepresentation!);
        }

        var confidence = meter.ToChainConfidence()!;
        Assert.Equal(tokens.Count, confidence.Tokens);
        Assert.Equal(tokens.Average(token => token.Confidence!.Value), confidence.Mean, 1e-4);
        Assert.Equal(tokens.TakeLast(16).Average(token => token.Confidence!.Value), confidence.Tail, 1e-4);
        Assert.Equal(tokens.Average(token => token.SelfCertainty!.Value), confidence.SelfCertainty!.Value, 1e-4);
        Assert.True(confidence.LowestGroup < confidence.Mean);
    }
}
