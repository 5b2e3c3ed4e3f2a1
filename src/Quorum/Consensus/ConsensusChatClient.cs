using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Quorum;

/// <summary>Puts each question to the inner client many times at once and answers with what most samples agree on.</summary>
/// <remarks>
/// <para>
/// It forms the consensus as <see cref="ConsensusSolver"/> does. The response is one assistant message, the reasoning and the text of the
/// decision's chain with the largest weight (of equals the first), and <see cref="ConsensusChatResponseExtensions.GetConsensusResult"/> tells the
/// rest. If the consensus abstains, the message says so, why, and what it would take. If no chain gives an answer, it is the first complete chain as it is. In both cases the result's
/// <see cref="ConsensusResult.Decision"/> is <see langword="null"/>.
/// </para>
/// <para>
/// Nothing is streamed that is not agreed on: the streaming method yields the same response once it is decided. One
/// sample is a consensus of one. Samples differ only if the model samples: with a temperature of 0 they all agree.
/// </para>
/// <para>
/// Before a request returns or throws, every sample has ended: those no longer needed are cancelled and waited for.
/// The client is as safe for concurrent use as its inner client.
/// </para>
/// </remarks>
public sealed class ConsensusChatClient : DelegatingChatClient
{
    private readonly ConsensusSolver _solver;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initialises a client.</summary>
    /// <param name="innerClient">The client that draws the samples. It must support concurrent requests.</param>
    /// <param name="options">How consensus is formed; by default as a new <see cref="ConsensusOptions"/> says.</param>
    /// <param name="loggerFactory">Where to log to, if anywhere.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerClient"/> is <see langword="null"/>.</exception>
    public ConsensusChatClient(
        IChatClient innerClient, ConsensusOptions? options = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        _solver = new ConsensusSolver(innerClient, options, loggerFactory, timeProvider);
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets how consensus is formed. The options are read when a request starts.</summary>
    public ConsensusOptions Options => _solver.Options;

    /// <inheritdoc/>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        (ConsensusResult result, ReplyText reply) = await _solver.RunAsync(messages, options, observe: null, cancellationToken).ConfigureAwait(false);
        string id = Guid.NewGuid().ToString("N");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, ToContents(result, reply)) { MessageId = id })
        {
            ResponseId = id,
            ModelId = reply.ModelId,
            ConversationId = reply.ConversationId,
            CreatedAt = _timeProvider.GetUtcNow(),
            FinishReason = result.Abstention is null ? result.Representative.FinishReason : ChatFinishReason.Stop,
            Usage = result.TokensSpent,
            AdditionalProperties = new() { [ConsensusChatResponseExtensions.PropertyName] = result },
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync(messages, options, cancellationToken);
    }

    private static List<AIContent> ToContents(ConsensusResult result, ReplyText reply)
    {
        if (result.Abstention is { } abstention)
            return [new TextContent(abstention.ToString())];

        Chain chain = result.Representative;
        List<AIContent> contents = [];
        if (chain.Reasoning.Length > 0)
            contents.Add(new TextReasoningContent(chain.Reasoning));

        string text = chain.Outcome == ChainOutcome.Rescued ? $"{chain.Text}\n\n{chain.Rescue}".TrimStart() : chain.Text;
        if (text.Length > 0)
            contents.Add(new TextContent(text));

        if (result.Decision is null)
            contents.AddRange(reply.OtherContents);

        return contents;
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The update that carries the usage belongs to the response as well, but to no message, so that its properties are the response's.
            update.ResponseId ??= response.ResponseId;
            update.ModelId ??= response.ModelId;
            update.CreatedAt ??= response.CreatedAt;
            yield return update;
        }
    }
}
