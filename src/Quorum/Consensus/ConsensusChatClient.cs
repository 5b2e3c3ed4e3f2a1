using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Quorum;

/// <summary>Puts each question to the inner client many times at once and answers with what most samples agree on.</summary>
/// <remarks>
/// <para>
/// Every sample is the same request with a seed of its own. The chains that come back are grouped by what they answer, the largest
/// group decides (self-consistency, Wang et al. 2022, arXiv 2203.11171), and a tie goes to the group whose first member has the lowest
/// index. A chain without an answer has no vote. The response is one assistant message, the reasoning and the text of the
/// decision's first chain, and <see cref="ConsensusChatResponseExtensions.GetConsensusResult"/> tells the rest. If no chain gives
/// an answer, the response carries the first complete chain as it is, and the result's <see cref="ConsensusResult.Decision"/>
/// is <see langword="null"/>.
/// </para>
/// <para>
/// Nothing is streamed that is not agreed on: the streaming method yields the same response once it is decided. One
/// sample is a consensus of one. Samples differ only if the model samples: with a temperature of 0 they all agree.
/// </para>
/// <para>
/// Before a request returns or throws, every sample has ended: those no longer needed are cancelled and waited for.
/// The client is as safe for concurrent use as its inner client. The properties are read when a request starts; set them before use.
/// </para>
/// </remarks>
public sealed partial class ConsensusChatClient : DelegatingChatClient
{
    internal const int MaximumSampleCount = 1024;

    private readonly ActivitySource? _activitySource;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initialises a client.</summary>
    /// <param name="innerClient">The client that draws the samples. It must support concurrent requests.</param>
    /// <param name="loggerFactory">Where to log to, if anywhere.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerClient"/> is <see langword="null"/>.</exception>
    public ConsensusChatClient(IChatClient innerClient, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        _activitySource = innerClient.GetService<ActivitySource>();
        _logger = (ILogger?)loggerFactory?.CreateLogger<ConsensusChatClient>() ?? NullLogger.Instance;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets or sets the number of samples, from 1 to 1,024.</summary>
    /// <value>The default is 16.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 1,024.</exception>
    public int SampleCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumSampleCount);
            field = value;
        }
    } = 16;

    /// <summary>
    /// Gets or sets the number from which the seeds of the samples are derived where <see cref="ChatOptions.Seed"/> is not given.
    /// </summary>
    /// <value>
    /// The default is <see langword="null"/>: every request draws a number, and reports it as <see cref="ConsensusResult.SeedBase"/>.
    /// </value>
    public long? Seed { get; set; }

    /// <summary>Gets or sets a value indicating whether samples are cut once no open one can change the outcome.</summary>
    /// <value>
    /// The default is <see langword="true"/>. The decided answer is the same either way; its votes and its wording may not be.
    /// </value>
    public bool StopEarly { get; set; } = true;

    /// <summary>Gets or sets what is told how far a request has come: when a sample ends, and at most every 100 ms in between.</summary>
    /// <value>The default is <see langword="null"/>. An exception it throws ends the request.</value>
    public IProgress<ConsensusProgress>? Progress { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var round = new ConsensusRound(SampleCount, options?.Seed ?? Seed ?? Random.Shared.NextInt64(), options, _timeProvider);
        using Activity? activity = _activitySource?.StartActivity("orchestrate_consensus");
        try
        {
            ChatResponse response = await round.RunAsync(InnerClient, [.. messages], StopEarly, Progress, cancellationToken);
            Describe(response.GetConsensusResult()!, activity);
            return response;
        }
        catch (OperationCanceledException)
        {
            LogCancelled();
            throw;
        }
        catch (Exception e)
        {
            activity?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error, e.Message);
            LogFailed(e);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync(messages, options, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    private void Describe(ConsensusResult result, Activity? activity)
    {
        activity?
            .SetTag("quorum.consensus.samples", result.Chains.Count)
            .SetTag("quorum.consensus.answered", result.Count(ChainOutcome.Answered))
            .SetTag("quorum.consensus.failed", result.Count(ChainOutcome.Failed))
            .SetTag("quorum.consensus.votes", result.Leader?.Votes)
            .SetTag("quorum.consensus.probability", result.Probability)
            .SetTag("quorum.consensus.stopped_early", result.StoppedEarly);
        foreach (Chain chain in result.Chains)
        {
            if (chain.Outcome == ChainOutcome.Failed)
                LogSampleFailed(chain.Exception, chain.Index);
        }

        LogDecided(result.Leader?.Votes ?? 0, result.Count(ChainOutcome.Answered), result.Chains.Count, result.Probability, result.SeedBase);
        if (result.Decision is { } decision)
            LogAnswer(decision.Answer);
    }

    [LoggerMessage(
        LogLevel.Debug,
        "Consensus: {Votes} of {Answered} answers agree, from {Samples} samples; probability {Probability}, seed base {SeedBase}.")]
    private partial void LogDecided(int votes, int answered, int samples, double? probability, long seedBase);

    [LoggerMessage(LogLevel.Trace, "Consensus answer: {Answer}. Sensitive data.")]
    private partial void LogAnswer(Answer answer);

    [LoggerMessage(LogLevel.Warning, "Sample {Index} failed and has no vote.")]
    private partial void LogSampleFailed(Exception? exception, int index);

    [LoggerMessage(LogLevel.Debug, "Consensus cancelled.")]
    private partial void LogCancelled();

    [LoggerMessage(LogLevel.Error, "Consensus failed.")]
    private partial void LogFailed(Exception exception);
}
