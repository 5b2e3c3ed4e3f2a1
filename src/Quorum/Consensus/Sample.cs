using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>One request with one seed, and what has come back of it so far.</summary>
internal sealed class Sample(int index, long seed, ChatOptions options, TimeProvider time)
{
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _text = new();
    private UsageDetails? _usage;
    private long _updatesWithText;
    private ChatFinishReason? _finishReason;
    private string? _messageId;

    /// <summary>The contents that are neither text nor usage, such as tool calls.</summary>
    public List<AIContent> OtherContents { get; } = [];

    public string? ModelId { get; private set; }

    public string? ConversationId { get; private set; }

    /// <summary>See <see cref="Chain.TokensDrawn"/>. May be read while the sample runs.</summary>
    public long TokensDrawn => _usage?.OutputTokenCount ?? Interlocked.Read(ref _updatesWithText);

    /// <summary>Runs the sample to its end and hands over its chain. Never fails: the chain says how it ended.</summary>
    public async Task RunAsync(IChatClient client, IEnumerable<ChatMessage> messages, ChannelWriter<Chain> finished, CancellationToken cut)
    {
        long started = time.GetTimestamp();
        Exception? exception = null;
        try
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options, cut))
                Append(update);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            // The chain has no finish reason then, which says it all.
        }
        catch (Exception e)
        {
            exception = e;
        }

        bool wasCut = cut.IsCancellationRequested && _finishReason is null;
        finished.TryWrite(ToChain(exception, wasCut, time.GetElapsedTime(started)));
    }

    private void Append(ChatResponseUpdate update)
    {
        // A client that calls tools answers in several messages; the answer's label must stay at the start of its line.
        if (_messageId is not null && update.MessageId is not null && update.MessageId != _messageId && _text.Length > 0)
            _text.Append('\n');

        _messageId = update.MessageId ?? _messageId;
        bool hasText = false;
        foreach (AIContent content in update.Contents)
        {
            switch (content)
            {
                case TextReasoningContent reasoning:
                    _reasoning.Append(reasoning.Text);
                    hasText |= reasoning.Text.Length > 0;
                    break;
                case TextContent text:
                    _text.Append(text.Text);
                    hasText |= text.Text.Length > 0;
                    break;
                case UsageContent usage:
                    UsageDetails sum = new();
                    if (_usage is not null)
                        sum.Add(_usage);

                    sum.Add(usage.Details);
                    _usage = sum;
                    break;
                default:
                    OtherContents.Add(content);
                    break;
            }
        }

        if (hasText)
            Interlocked.Increment(ref _updatesWithText);

        _finishReason = update.FinishReason ?? _finishReason;
        ModelId = update.ModelId ?? ModelId;
        ConversationId = update.ConversationId ?? ConversationId;
    }

    private Chain ToChain(Exception? exception, bool wasCut, TimeSpan elapsed)
    {
        (string inlineReasoning, string text) = InlineReasoning.Split(_text.ToString());
        ExtractedAnswer? extracted = exception is null && !wasCut ? AnswerExtractor.Extract(text) : null;

        // At the token limit only a closed box is sure to be whole: "the answer is 12" may have been about to become 125.
        bool truncated = _finishReason == ChatFinishReason.Length;
        if (truncated && extracted?.Source is not AnswerSource.Box)
            extracted = null;

        return new Chain
        {
            Index = index,
            Seed = seed,
            Outcome = exception is not null ? ChainOutcome.Failed
                : wasCut ? ChainOutcome.Cancelled
                : extracted is not null ? ChainOutcome.Answered
                : truncated ? ChainOutcome.Truncated
                : ChainOutcome.NoAnswer,
            Reasoning = _reasoning.Append(inlineReasoning).ToString(),
            Text = text,
            Answer = extracted?.Answer,
            AnswerSource = extracted?.Source,
            FinishReason = _finishReason,
            Usage = _usage,
            TokensDrawn = TokensDrawn,
            Elapsed = elapsed,
            Error = exception?.Message,
            Exception = exception,
        };
    }
}
