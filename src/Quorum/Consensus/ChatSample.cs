using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>A sample that is a request to a chat client.</summary>
internal sealed class ChatSample(int index, long seed, SampleSettings settings, ConfidenceGate gate) : Sample(index, seed, settings.Time)
{
    private readonly ReplyText _reply = new();
    private readonly ReplyText _rescue = new();
    private readonly ConfidenceMeter? _meter = settings.Confidence is null ? null : new ConfidenceMeter(settings.Confidence);

    /// <summary>What came back of the request itself.</summary>
    public ReplyText Reply => _reply;

    public override long TokensDrawn => _reply.TokensDrawn + _rescue.TokensDrawn;

    protected override async Task<Chain> DrawAsync(long started, CancellationToken cut)
    {
        ChatOptions options = settings.ToSampleOptions(Seed);
        Chain chain = await RequestAsync(options, cut).ConfigureAwait(false);
        if (chain.Outcome == ChainOutcome.Truncated && settings.RescueTruncated && !cut.IsCancellationRequested)
            chain = await RescueAsync(chain, options, cut).ConfigureAwait(false);

        chain = chain with { Elapsed = settings.Time.GetElapsedTime(started) };
        return chain.Answer is not null && settings.Verifier is not null && !cut.IsCancellationRequested
            ? await VerifyAsync(chain, settings.Verifier, cut).ConfigureAwait(false)
            : chain;
    }

    private async Task<Chain> RequestAsync(ChatOptions options, CancellationToken cut)
    {
        Exception? exception = null;
        bool lacksConfidence = false;
        try
        {
            await foreach (ChatResponseUpdate update in settings.Client.GetStreamingResponseAsync(settings.Messages, options, cut).ConfigureAwait(false))
            {
                _reply.Append(update);
                _meter?.Add(update);
                lacksConfidence = _meter is not null && _reply.FinishReason is null && gate.Closes(Index, _meter);
                if (lacksConfidence)
                    break;
            }
        }
        catch (Exception) when (cut.IsCancellationRequested)
        {
            // The chain has no finish reason then, which says it all. Some clients report a cut connection rather than the cancellation.
        }
        catch (Exception e)
        {
            exception = e;
        }

        bool wasCut = cut.IsCancellationRequested && _reply.FinishReason is null;
        (string reasoning, string text) = _reply.Split();
        ChainReading reading = exception is not null ? new(ChainOutcome.Failed, null)
            : lacksConfidence ? new(ChainOutcome.LowConfidence, null)
            : wasCut ? new(ChainOutcome.Cancelled, null)
            : ChainReading.Of(text, _reply.FinishReason, settings.AnswerPolicy);
        return ToChain(reading, reasoning, text, exception);
    }

    private Chain ToChain(ChainReading reading, string reasoning, string text, Exception? exception) => new()
    {
        Index = Index,
        Seed = Seed,
        Outcome = reading.Outcome,
        Reasoning = reasoning,
        Text = text,
        Answer = reading.Extracted?.Answer,
        AnswerSource = reading.Extracted?.Source,
        Confidence = _meter?.ToChainConfidence(),
        FinishReason = _reply.FinishReason,
        Usage = _reply.Usage,
        TokensDrawn = TokensDrawn,
        Elapsed = default,
        Error = exception?.Message,
        Exception = exception,
    };

    /// <summary>Asks for the answer. What comes of a failure is a chain that stays truncated.</summary>
    private async Task<Chain> RescueAsync(Chain chain, ChatOptions options, CancellationToken cut)
    {
        IReadOnlyList<ChatMessage> messages = ChainRescue.ToMessages(settings.Messages, chain.Reasoning, chain.Text);
        try
        {
            await foreach (ChatResponseUpdate update in settings.Client.GetStreamingResponseAsync(messages, ChainRescue.ToOptions(options), cut).ConfigureAwait(false))
                _rescue.Append(update);
        }
        catch (Exception) when (cut.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception e)
        {
            Note = $"Chain {Index} could not be rescued: {e.Message}";
        }

        string rescue = ChainRescue.ToText(_rescue.Split().Text);
        ExtractedAnswer? extracted = cut.IsCancellationRequested ? null : ChainRescue.Read(rescue, settings.AnswerPolicy);
        return chain with
        {
            Outcome = extracted is null ? ChainOutcome.Truncated : ChainOutcome.Rescued,
            Answer = extracted?.Answer,
            AnswerSource = extracted?.Source,
            Rescue = rescue,
            Usage = ChainUsage.Sum(_reply, _rescue),
            TokensDrawn = TokensDrawn,
        };
    }

    /// <summary>Checks the chain, off the thread that hands out tokens. A verifier that fails leaves the chain unverified.</summary>
    private async Task<Chain> VerifyAsync(Chain chain, ChainVerifier verifier, CancellationToken cut)
    {
        try
        {
            (chain, Note) = await Task.Run(() => verifier.TryVerifyAsync(chain, settings.Question, cut).AsTask(), cut).ConfigureAwait(false);
        }
        catch (Exception) when (cut.IsCancellationRequested)
        {
            // Nobody waits for the verdicts any more.
        }

        return chain;
    }
}
