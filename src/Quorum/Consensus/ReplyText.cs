using System.Text;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>What has come back of one request so far.</summary>
internal sealed class ReplyText
{
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _text = new();
    private long _updatesWithText;
    private string? _messageId;

    public UsageDetails? Usage { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    public string? ModelId { get; private set; }

    public string? ConversationId { get; private set; }

    /// <summary>The contents that are neither text nor usage, such as tool calls.</summary>
    public List<AIContent> OtherContents { get; } = [];

    /// <summary>See <see cref="Chain.TokensDrawn"/>. May be read while updates are appended.</summary>
    public long TokensDrawn => Usage?.OutputTokenCount ?? Interlocked.Read(ref _updatesWithText);

    public void Append(ChatResponseUpdate update)
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
                    if (Usage is not null)
                        sum.Add(Usage);

                    sum.Add(usage.Details);
                    Usage = sum;
                    break;
                default:
                    OtherContents.Add(content);
                    break;
            }
        }

        if (hasText)
            Interlocked.Increment(ref _updatesWithText);

        FinishReason = update.FinishReason ?? FinishReason;
        ModelId = update.ModelId ?? ModelId;
        ConversationId = update.ConversationId ?? ConversationId;
    }

    /// <summary>The reasoning and the text after it, wherever the client put the reasoning.</summary>
    public (string Reasoning, string Text) Split()
    {
        (string inlineReasoning, string text) = InlineReasoning.Split(_text.ToString());
        return (_reasoning + inlineReasoning, text);
    }
}
