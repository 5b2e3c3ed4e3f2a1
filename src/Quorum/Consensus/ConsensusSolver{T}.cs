using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Quorum;

/// <summary>Draws a value many times at once and finds the one that most samples agree on.</summary>
/// <remarks>
/// <para>
/// It is <see cref="ConsensusSolver"/> for whatever is not a chat reply: the result of a function, a plan, a program. Votes are grouped by an
/// equivalence of the values; stopping, decision, certainty and abstention are those of the options. What concerns chains of thought there
/// (answer policy, verifiers, confidence, rescue) has no effect.
/// </para>
/// <para>Before a call returns or throws, every sample has ended. A solver is as safe for concurrent use as the function that it draws from.</para>
/// </remarks>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ConsensusSolver<T>
    where T : notnull
{
    private readonly Func<long, CancellationToken, Task<SampledValue<T>>> _draw;
    private readonly IEqualityComparer<T>? _equivalence;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initialises a solver.</summary>
    /// <param name="draw">Draws a value with a seed. It is called for several samples at once.</param>
    /// <param name="equivalence">Which values are one answer; by default those that are equal.</param>
    /// <param name="options">How consensus is formed; by default as a new <see cref="ConsensusOptions"/> says.</param>
    /// <param name="loggerFactory">Where to log to, if anywhere.</param>
    /// <param name="timeProvider">The clock; by default the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="draw"/> is <see langword="null"/>.</exception>
    public ConsensusSolver(
        Func<long, CancellationToken, Task<SampledValue<T>>> draw,
        IEqualityComparer<T>? equivalence = null,
        ConsensusOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(draw);
        _draw = draw;
        _equivalence = equivalence;
        _logger = (ILogger?)loggerFactory?.CreateLogger<ConsensusSolver>() ?? NullLogger.Instance;
        _timeProvider = timeProvider ?? TimeProvider.System;
        Options = options ?? new ConsensusOptions();
    }

    /// <summary>Gets how consensus is formed. The options are read when a solution starts.</summary>
    public ConsensusOptions Options { get; }

    /// <summary>Draws the samples and decides.</summary>
    /// <param name="question">What is asked, for the result.</param>
    /// <param name="seed">The base of the samples' seeds; by default, <see cref="ConsensusOptions.Seed"/>.</param>
    /// <param name="cancellationToken">Cancels all samples.</param>
    /// <returns>The consensus and its value.</returns>
    /// <exception cref="ConsensusException">Every sample failed.</exception>
    /// <exception cref="OperationCanceledException">The solution was cancelled.</exception>
    public async Task<ConsensusResult<T>> SolveAsync(string question = "", long? seed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        var settings = RoundSettings.Create(question, seed, Options, _timeProvider);
        using var telemetry = new ConsensusTelemetry(metadata: null, modelId: null, settings, Options, _logger);
        try
        {
            var classes = new EquivalenceClasses<T>(_equivalence);
            var round = new ConsensusRound<ValueSample<T>>(
                settings, (index, sampleSeed, _) => new ValueSample<T>(index, sampleSeed, _draw, classes, _timeProvider), Options, observe: null);
            ConsensusResult result = await round.RunAsync(cancellationToken).ConfigureAwait(false);
            telemetry.Describe(result);
            var values = new Dictionary<int, T>();
            foreach (Chain chain in result.Chains)
            {
                if (chain.Answer is not null && round[chain].Drawn is { Value: { } value })
                    values.Add(chain.Index, value);
            }

            return new ConsensusResult<T>(result, values);
        }
        catch (Exception e)
        {
            telemetry.Describe(e);
            throw;
        }
    }
}
