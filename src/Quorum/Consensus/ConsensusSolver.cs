using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Quorum;

/// <summary>Puts a question to a client many times at once and finds what most samples agree on.</summary>
/// <remarks>
/// <para>
/// Every sample is the same request with a seed of its own. The chains that come back are read, verified, and grouped by what they answer.
/// They are judged in sample order, whatever the order in which they end, so that the decision depends on the chains alone and not on
/// timing (see <see cref="IStoppingRule"/>). When the stopping rule says so, the samples still open are cut.
/// </para>
/// <para>
/// The client must tell reasoning from text, as <see cref="TextReasoningContent"/> or by tags such as <c>&lt;think&gt;</c>: of a bare thought that was
/// cut off at the token limit, a tentative box would be taken for the answer.
/// </para>
/// <para>
/// Before a call returns or throws, every sample has ended. A solver is as safe for concurrent use as its client; several questions at once
/// share it.
/// </para>
/// </remarks>
public sealed class ConsensusSolver
{
    private readonly IChatClient _client;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initialises a solver.</summary>
    /// <param name="client">The client that draws the samples. It must support concurrent requests. The solver does not dispose it.</param>
    /// <param name="options">How consensus is formed; by default as a new <see cref="ConsensusOptions"/> says.</param>
    /// <param name="loggerFactory">Where to log to, if anywhere.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    public ConsensusSolver(
        IChatClient client, ConsensusOptions? options = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _logger = (ILogger?)loggerFactory?.CreateLogger<ConsensusSolver>() ?? NullLogger.Instance;
        _timeProvider = timeProvider ?? TimeProvider.System;
        Options = options ?? new ConsensusOptions();
    }

    /// <summary>Gets how consensus is formed. The options are read when a question is put.</summary>
    public ConsensusOptions Options { get; }

    /// <summary>Solves a question.</summary>
    /// <param name="question">The question, as a user's message.</param>
    /// <param name="options">What every sample is drawn with; <see cref="ChatOptions.Seed"/> is the base of their seeds.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>The consensus.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="question"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public Task<ConsensusResult> SolveAsync(string question, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        SolveAsync(ToMessages(question), options, cancellationToken);

    /// <summary>Solves what a conversation asks.</summary>
    /// <param name="messages">The conversation; its last user message is the question.</param>
    /// <param name="options">What every sample is drawn with; <see cref="ChatOptions.Seed"/> is the base of their seeds.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>The consensus.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public async Task<ConsensusResult> SolveAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return (await RunAsync(messages, options, observe: null, cancellationToken).ConfigureAwait(false)).Result;
    }

    /// <summary>Solves a question and tells what happens meanwhile.</summary>
    /// <param name="question">The question, as a user's message.</param>
    /// <param name="options">What every sample is drawn with; <see cref="ChatOptions.Seed"/> is the base of their seeds.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>
    /// The updates, of which the last is a <see cref="CompletedUpdate"/>. The samples start with the enumeration, run at their own pace, and are
    /// cut if it is given up.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="question"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public IAsyncEnumerable<ConsensusUpdate> StreamAsync(
        string question, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(ToMessages(question), options, cancellationToken);

    /// <summary>Solves what a conversation asks and tells what happens meanwhile.</summary>
    /// <param name="messages">The conversation; its last user message is the question.</param>
    /// <param name="options">What every sample is drawn with; <see cref="ChatOptions.Seed"/> is the base of their seeds.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>The updates, of which the last is a <see cref="CompletedUpdate"/>; see the other overload.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public IAsyncEnumerable<ConsensusUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamCoreAsync(messages, options, cancellationToken);
    }

    /// <summary>Solves, and gives the sample that speaks for the result as well.</summary>
    internal async Task<(ConsensusResult Result, ReplyText Representative)> RunAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, Action<ConsensusUpdate>? observe, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var settings = SampleSettings.Create(_client, [.. messages], options, Options, _timeProvider);
        RoundSettings roundSettings = settings.ToRound(Options);
        using var telemetry = new ConsensusTelemetry(_client.GetService<ChatClientMetadata>(), options?.ModelId, roundSettings, Options, _logger);
        try
        {
            var round = new ConsensusRound<ChatSample>(
                roundSettings, (index, seed, gate) => new ChatSample(index, seed, settings, gate), Options, observe);
            ConsensusResult result = await round.RunAsync(cancellationToken).ConfigureAwait(false);
            telemetry.Describe(result);
            return (result, round[result.Representative].Reply);
        }
        catch (Exception e)
        {
            telemetry.Describe(e);
            throw;
        }
    }

    private static ChatMessage[] ToMessages(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return [new ChatMessage(ChatRole.User, question)];
    }

    private async IAsyncEnumerable<ConsensusUpdate> StreamCoreAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<ConsensusUpdate> updates = Channel.CreateUnbounded<ConsensusUpdate>();
        Task solving = RunIntoAsync(updates.Writer);
        try
        {
            await foreach (ConsensusUpdate update in updates.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                yield return update;

            cancellationToken.ThrowIfCancellationRequested();
            await solving.ConfigureAwait(false);
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await solving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task RunIntoAsync(ChannelWriter<ConsensusUpdate> writer)
        {
            try
            {
                await RunAsync(messages, options, update => writer.TryWrite(update), abandoned.Token).ConfigureAwait(false);
            }
            finally
            {
                writer.Complete();
            }
        }
    }
}
