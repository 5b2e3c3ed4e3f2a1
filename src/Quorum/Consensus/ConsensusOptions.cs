namespace Quorum;

/// <summary>How a consensus is formed.</summary>
/// <remarks>The options are read when a request starts. They may be shared by requests, and must not be changed while one starts.</remarks>
public sealed class ConsensusOptions
{
    /// <summary>
    /// The additional property of a request (<see cref="Microsoft.Extensions.AI.ChatOptions.AdditionalProperties"/>) that sets
    /// <see cref="SampleCount"/> for this request alone; 1 asks for no consensus.
    /// </summary>
    public const string SampleCountProperty = "quorum.samples";

    internal const int MaximumSampleCount = 1024;

    /// <summary>Gets or sets the most samples that are drawn, from 1 to 1,024.</summary>
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

    /// <summary>Gets or sets the most samples that are drawn at the same time; <see langword="null"/>, the default, for no limit.</summary>
    /// <remarks>
    /// A sample whose chain is being verified is one of them. A <see cref="ModelVerifier"/> asks as many requests at once about it as it has votes.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxConcurrency
    {
        get;
        set
        {
            if (value is { } given)
                ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets or sets when samples are started, as far as <see cref="MaxConcurrency"/> leaves room.</summary>
    /// <value>The default is <see cref="SampleDispatch.AtOnce"/>.</value>
    public SampleDispatch Dispatch { get; set; }

    /// <summary>
    /// Gets or sets the number from which the seeds of the samples are derived where the request gives none; by default, every request draws one.
    /// </summary>
    public long? Seed { get; set; }

    /// <summary>Gets or sets how answers are read.</summary>
    /// <value>The default is <see cref="AnswerPolicy.Default"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public AnswerPolicy AnswerPolicy
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = AnswerPolicy.Default;

    /// <summary>Gets the verifiers that check every chain that has an answer; none by default.</summary>
    public IList<IStepVerifier> Verifiers { get; private set; } = [];

    /// <summary>Gets or sets which answer wins.</summary>
    /// <value>
    /// The default is <see langword="null"/>: <see cref="DecisionRules.VerifiedMajority"/> if chains are verified, else
    /// <see cref="DecisionRules.Majority"/>.
    /// </value>
    public IDecisionRule? DecisionRule { get; set; }

    /// <summary>Gets or sets when no more samples are needed.</summary>
    /// <value>The default is <see cref="StoppingRules.MajorityLocked"/>, which never changes the decision.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IStoppingRule StoppingRule
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = StoppingRules.MajorityLocked;

    /// <summary>Gets or sets the probability below which the consensus abstains (see <see cref="Certainty.Probability"/>).</summary>
    /// <value>The default is <see langword="null"/>, for no such limit. A consensus whose answers were all refuted abstains in any case.</value>
    /// <remarks>
    /// If it is given, no stopping rule ends the sampling below it, and every rule judges in sample order, so that timing does not decide
    /// whether the consensus abstains.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double? MinimumProbability
    {
        get;
        set
        {
            if (value is { } given && !(given is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(value), value, "A probability is from 0 to 1.");
            field = value;
        }
    }

    /// <summary>
    /// Gets or sets the error level at which the decision must be certified as what the model answers most often (see
    /// <see cref="Certainty.EValue"/>); otherwise the consensus abstains.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no certificate is needed.</value>
    /// <remarks>
    /// It goes with every stopping rule, and naturally with <see cref="StoppingRules.AnytimeValid"/> at the same level. No rule ends the sampling
    /// before the decision is certified, and every rule judges in sample order.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 and below 1.</exception>
    public double? CertifyAt
    {
        get;
        set
        {
            if (value is { } given && !(given is > 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(value), value, "An error level is above 0 and below 1.");
            field = value;
        }
    }

    /// <summary>Gets or sets how the confidence of chains is measured, and what becomes of those that lack it.</summary>
    /// <value>
    /// The default is <see langword="null"/>: it is asked for and measured only if the decision rule looks at it
    /// (<see cref="IDecisionRule.UsesConfidence"/>), as new <see cref="ConfidenceOptions"/> say.
    /// </value>
    public ConfidenceOptions? Confidence { get; set; }

    /// <summary>Gets or sets a value indicating whether truncated chains are asked for their answer.</summary>
    /// <value>
    /// The default is <see langword="false"/>. A rescued chain (<see cref="ChainOutcome.Rescued"/>) costs a second, short request.
    /// </value>
    public bool RescueTruncated { get; set; }

    /// <summary>Gets or sets what is told how far a consensus has come: when a sample ends, and at most every 100 ms in between.</summary>
    /// <value>The default is <see langword="null"/>. An exception it throws ends the request.</value>
    public IProgress<ConsensusProgress>? Progress { get; set; }

    /// <summary>Gets or sets a value indicating whether the question and the answer are written into telemetry.</summary>
    /// <value>
    /// The default is <see langword="false"/>, unless the environment variable <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> is <c>true</c>.
    /// </value>
    public bool EnableSensitiveData { get; set; } =
        string.Equals(Environment.GetEnvironmentVariable("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A copy whose changes do not show in the original.</summary>
    internal ConsensusOptions Clone()
    {
        var copy = (ConsensusOptions)MemberwiseClone();
        copy.Verifiers = [.. Verifiers];
        return copy;
    }

    internal static IDecisionRule DefaultDecisionRule(bool areVerified) =>
        areVerified ? DecisionRules.VerifiedMajority : DecisionRules.Majority;
}
