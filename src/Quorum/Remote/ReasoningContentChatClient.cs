using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quorum;

/// <summary>Gives the reasoning of a remote model as <see cref="TextReasoningContent"/>, before the text, wherever its server put it.</summary>
/// <remarks>
/// <para>
/// Servers that speak OpenAI's protocol send the reasoning in a field of its own, <c>reasoning_content</c>, or leave it in the text between
/// <c>&lt;think&gt;</c> tags or their kin of other model families. What the inner client has already told from the text is put in its place;
/// tags are taken out, however the stream cuts them. <see cref="ReasoningOutput.None"/> leaves the reasoning out.
/// </para>
/// <para>The client is as safe for concurrent use as its inner client.</para>
/// </remarks>
public sealed class ReasoningContentChatClient : DelegatingChatClient
{
    /// <summary>Initialises a client.</summary>
    /// <param name="innerClient">The client that answers.</param>
    public ReasoningContentChatClient(IChatClient innerClient)
        : base(innerClient)
    {
    }

    /// <summary>
    /// Gets or sets a value indicating whether every text begins as reasoning, since the chat template puts the opening tag into the prompt and
    /// the server returns the closing one only.
    /// </summary>
    /// <value>The default is <see langword="false"/>. A text that has its opening tag is understood in either case.</value>
    public bool StartsInReasoning { get; init; }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatMessage message in response.Messages.Where(message => message.Role == ChatRole.Assistant))
        {
            var splitter = new MessageSplitter(StartsInReasoning);
            List<AIContent> contents = Shown(splitter.Split(message.Contents, isLast: true), options);
            message.Contents = [.. contents.OfType<TextReasoningContent>(), .. contents.Where(content => content is not TextReasoningContent)];
        }

        return response;
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        SplitAsync(InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken), options, cancellationToken);

    private static List<AIContent> Shown(List<AIContent> contents, ChatOptions? options)
    {
        if (options?.Reasoning?.Output == ReasoningOutput.None)
            contents.RemoveAll(content => content is TextReasoningContent);

        return contents;
    }

    private async IAsyncEnumerable<ChatResponseUpdate> SplitAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MessageSplitter? splitter = null;
        ChatResponseUpdate? last = null;
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (last is not null && update.MessageId is not null && update.MessageId != last.MessageId)
            {
                if (Rest(splitter!, last, options) is { } rest)
                    yield return rest;

                splitter = null;
            }

            splitter ??= new MessageSplitter(StartsInReasoning);
            update.Contents = Shown(splitter.Split(update.Contents, isLast: update.FinishReason is not null), options);
            last = update;
            yield return update;
        }

        if (splitter is not null && Rest(splitter, last!, options) is { } end)
            yield return end;
    }

    private static ChatResponseUpdate? Rest(MessageSplitter splitter, ChatResponseUpdate last, ChatOptions? options) =>
        Shown(splitter.Split([], isLast: true), options) is { Count: > 0 } contents
            ? new ChatResponseUpdate(last.Role, contents)
            {
                ResponseId = last.ResponseId,
                MessageId = last.MessageId,
                ModelId = last.ModelId,
                CreatedAt = last.CreatedAt,
            }
            : null;

    /// <summary>Splits the contents of one message.</summary>
    private sealed class MessageSplitter(bool startsInReasoning)
    {
        // A message whose reasoning comes apart has none in its text.
        private bool _isApart;
        private ReasoningTagReader? _reader;

        public List<AIContent> Split(IEnumerable<AIContent> contents, bool isLast)
        {
            var parts = new List<AIContent>();
            foreach (AIContent content in contents)
            {
                if (content is TextReasoningContent { Text.Length: > 0 })
                    _isApart = true;
                if (content is TextContent text)
                    parts.AddRange((_reader ??= new(startsInReasoning && !_isApart)).Read(text.Text, isLast: false));
                else
                    parts.Add(content);
            }

            if (isLast && _reader is not null)
                parts.AddRange(_reader.Read("", isLast: true));

            return parts;
        }
    }
}
