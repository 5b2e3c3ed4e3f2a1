using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>One question put to all samples, from the first request to the decision.</summary>
internal sealed class ConsensusRound
{
    private readonly Sample[] _samples;
    private readonly Chain?[] _chains;
    private readonly Tally _tally;
    private readonly long _seedBase;
    private readonly TimeProvider _time;
    private readonly long _started;

    public ConsensusRound(int sampleCount, long seedBase, ChatOptions? options, TimeProvider time)
    {
        _chains = new Chain?[sampleCount];
        _tally = new Tally(sampleCount);
        _seedBase = seedBase;
        _time = time;
        _started = time.GetTimestamp();
        _samples =
        [
            .. SampleSeeds.Derive(seedBase, sampleCount).Select((seed, index) => new Sample(index, seed, WithSeed(options, seed), time)),
        ];
    }

    /// <summary>Draws the samples until all have ended or, if asked to stop early, until none of those open matters.</summary>
    /// <returns>When every request has ended, also on failure and cancellation: nothing is left running.</returns>
    public async Task<ChatResponse> RunAsync(
        IChatClient client,
        ChatMessage[] messages,
        bool stopEarly,
        IProgress<ConsensusProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var reporter = progress is null ? null : new ProgressReporter(progress, GetProgress, _time);
        Channel<Chain> finished = Channel.CreateUnbounded<Chain>();
        Task running = Task.WhenAll(Array.ConvertAll(_samples, sample => sample.RunAsync(client, messages, finished.Writer, cut.Token)));
        try
        {
            for (int open = _samples.Length; open > 0; open--)
            {
                Task<Chain> next = finished.Reader.ReadAsync(CancellationToken.None).AsTask();
                if (reporter is not null)
                    await reporter.ReportUntilAsync(next);

                Record(await next);
                reporter?.Report();
                if (stopEarly && _tally.IsDecided)
                    await cut.CancelAsync();
            }
        }
        finally
        {
            await cut.CancelAsync();
            await running;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ToResponse();
    }

    // Derived options, as Semantic Kernel's, must stay what they are; so they are cloned rather than copied.
    private static ChatOptions WithSeed(ChatOptions? options, long seed)
    {
        ChatOptions sampleOptions = options?.Clone() ?? new ChatOptions();
        sampleOptions.Seed = seed;
        return sampleOptions;
    }

    private void Record(Chain chain)
    {
        _chains[chain.Index] = chain;
        _tally.Record(chain.Index, chain.Answer);
    }

    private ConsensusProgress GetProgress() => new()
    {
        SampleCount = _samples.Length,
        Finished = _chains.Count(chain => chain is not null),
        Failed = _chains.Count(chain => chain is { Outcome: ChainOutcome.Failed }),
        Groups = _tally.Groups,
        TokensDrawn = _samples.Sum(sample => sample.TokensDrawn),
        Elapsed = _time.GetElapsedTime(_started),
    };

    private ChatResponse ToResponse()
    {
        Chain[] chains = [.. _chains.Select(chain => chain!)];
        VoteCount count = DecisionRules.Majority.Count(chains);
        var result = new ConsensusResult
        {
            Groups = count.Groups,
            Votes = count.Votes,
            Stop = new StopReason("majority-locked", chains.Any(chain => chain.Outcome == ChainOutcome.Cancelled), "No open sample could change the outcome."),
            Certainty = count.Groups.Count == 0 ? null : new Certainty
            {
                Probability = LeadPosterior.OfLead(count.Groups[0].Votes, count.Groups.Count > 1 ? count.Groups[1].Votes : 0),
                EValue = 1,
            },
            Chains = chains,
            TokensSpent = SumUsage(chains),
            SeedBase = _seedBase,
            Elapsed = _time.GetElapsedTime(_started),
        };
        if (result.Count(ChainOutcome.Failed) == chains.Length)
            throw new ConsensusException(chains);

        // Without a decision, the first complete chain speaks for all; a truncated one only if none is complete.
        Chain representative = result.Decision is { } decision
            ? chains[decision.Members[0]]
            : chains.FirstOrDefault(chain => chain.Outcome == ChainOutcome.NoAnswer)
                ?? chains.First(chain => chain.Outcome == ChainOutcome.Truncated);
        return ToResponse(result, representative, _samples[representative.Index]);
    }

    private ChatResponse ToResponse(ConsensusResult result, Chain representative, Sample sample)
    {
        string id = Guid.NewGuid().ToString("N");
        var message = new ChatMessage { Role = ChatRole.Assistant, MessageId = id };
        if (representative.Reasoning.Length > 0)
            message.Contents.Add(new TextReasoningContent(representative.Reasoning));

        if (representative.Text.Length > 0)
            message.Contents.Add(new TextContent(representative.Text));

        if (result.Decision is null)
        {
            foreach (AIContent content in sample.OtherContents)
                message.Contents.Add(content);
        }

        return new ChatResponse(message)
        {
            ResponseId = id,
            ModelId = sample.ModelId,
            ConversationId = sample.ConversationId,
            CreatedAt = _time.GetUtcNow(),
            FinishReason = representative.FinishReason,
            Usage = result.TokensSpent,
            AdditionalProperties = new() { [ConsensusChatResponseExtensions.PropertyName] = result },
        };
    }

    private static UsageDetails SumUsage(Chain[] chains)
    {
        var sum = new UsageDetails();
        foreach (Chain chain in chains)
            sum.Add(chain.Usage ?? new UsageDetails { OutputTokenCount = chain.TokensDrawn, TotalTokenCount = chain.TokensDrawn });

        return sum;
    }
}
